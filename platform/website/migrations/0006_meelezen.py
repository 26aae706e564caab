"""Make «Meelezen» with a step that whoever asked for it cannot take; what is running in the old step goes on in the new one."""

from django.db import migrations


def forwards(apps, schema_editor):
    from website.roles import give_rights, make_workflow

    give_rights()
    make_workflow()


class Migration(migrations.Migration):
    dependencies = [("website", "0005_second_reader")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
