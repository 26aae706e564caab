"""Give the roles their rights again: erasing a query is new."""

from django.db import migrations


def forwards(apps, schema_editor):
    from website.roles import give_rights

    give_rights()


class Migration(migrations.Migration):
    dependencies = [("website", "0010_search_rights")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
