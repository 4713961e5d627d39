from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("drawers", "0004_changes_show_in_the_index"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["drawer", "kind", "day"], name="item_kind_day"),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(
                condition=models.Q(("revision__gt", 1)),
                fields=["drawer", "kind", "day", "revision"],
                name="item_changed",
            ),
        ),
        migrations.RemoveIndex(
            model_name="item",
            name="item_kind_day_revision",
        ),
    ]
