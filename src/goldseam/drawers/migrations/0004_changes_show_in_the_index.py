from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("drawers", "0003_giver_links"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="item",
            name="item_drawer_kind_day",
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(
                fields=["drawer", "kind", "day", "revision"], name="item_kind_day_revision"
            ),
        ),
    ]
