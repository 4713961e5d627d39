"""A statement on items that doesn't name its drawer is noticed, wherever a test makes it run."""

import pytest

from tests.shards import NAMED, CrossesDrawers, one_drawer


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "drawers_item"."sealed" FROM "drawers_item" WHERE ("drawers_item"."drawer_id" = 1)',
        'INSERT INTO "drawers_item" ("drawer_id", "id") VALUES (1, 2)',
        'UPDATE "drawers_item" SET "day" = 2 WHERE ("drawers_item"."drawer_id" = 1 AND id = 2)',
    ],
)
def test_a_statement_that_names_its_drawer_passes(sql):
    assert NAMED.search(sql.replace('"', ""))


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT drawer_id, sealed FROM drawers_item WHERE id = 1",
        "UPDATE drawers_item SET revision = 2",
        "DELETE FROM drawers_item WHERE day < 3",
        "INSERT INTO drawers_item (id, sealed) VALUES (1, 2)",
    ],
)
def test_a_statement_that_goes_to_every_shard_is_noticed(sql):
    """As if it came from the program: compiled under the name of one of its files."""
    code = compile(
        "result = one_drawer(run, sql, (), False, {})", "/x/goldseam/journal/views.py", "exec"
    )
    with pytest.raises(CrossesDrawers):
        exec(code, {"one_drawer": one_drawer, "run": lambda *a: None, "sql": sql})  # noqa: S102
