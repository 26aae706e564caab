"""Call the rights on what Wagtail names itself, pages first, by a Dutch name too."""

from django.db import migrations


def forwards(apps, schema_editor):
    from website.roles import name_rights

    name_rights()


class Migration(migrations.Migration):
    dependencies = [("website", "0012_own_files")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
