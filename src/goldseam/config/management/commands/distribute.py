"""`goldseam manage distribute`: spread the table of items over many machines, by drawer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from goldseam.drawers.models import Item, RemovedItem

TABLES = (Item, RemovedItem)


class Command(BaseCommand):
    help = "Distribute the items by drawer, on PostgreSQL with the Citus extension."

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL can be distributed: set DATABASE_URL.")
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_available_extensions WHERE name = 'citus'")
            if not cursor.fetchone()[0]:
                raise CommandError("This PostgreSQL has no Citus extension: install it first.")
            cursor.execute("CREATE EXTENSION IF NOT EXISTS citus")
            for model in TABLES:
                self._distribute(cursor, model._meta.db_table)

    def _distribute(self, cursor: Any, table: str) -> None:
        cursor.execute("SELECT count(*) FROM citus_tables WHERE table_name = %s::regclass", [table])
        if cursor.fetchone()[0]:
            self.stdout.write(f"{table} is distributed already.")
            return
        cursor.execute(
            "SELECT create_distributed_table(%s, 'drawer_id', colocate_with => %s)",
            [table, "none" if table == TABLES[0]._meta.db_table else TABLES[0]._meta.db_table],
        )
        self.stdout.write(f"{table} is distributed by drawer now.")
