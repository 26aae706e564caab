"""Give the roles their rights again: organisers change only the pictures and files that they added themselves."""

from django.db import migrations


def forwards(apps, schema_editor):
    from website.roles import give_rights

    give_rights()


class Migration(migrations.Migration):
    dependencies = [("website", "0011_erasing_queries")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
