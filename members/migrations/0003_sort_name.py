import members.models.people
from django.db import migrations, models

from members import names


def fill(apps, schema_editor):
    member_model = apps.get_model("members", "Member")
    rows = list(member_model.objects.only("pk", "name", "sort_name"))
    for row in rows:
        row.sort_name = names.sort_name(row.name)
    member_model.objects.bulk_update(rows, ["sort_name"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0002_directory_index"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="member",
            name="members_mem_state_b981dc_idx",
        ),
        migrations.AddField(
            model_name="member",
            name="sort_name",
            field=members.models.people.SortNameField(
                default="", editable=False, max_length=140, verbose_name="naam om op te sorteren"
            ),
        ),
        migrations.AddIndex(
            model_name="member",
            index=models.Index(fields=["state", "sort_name", "id"], name="members_mem_state_26d572_idx"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
