"""Give the roles their rights again: those on what editors keep and read of searching are new."""

from django.db import migrations


def forwards(apps, schema_editor):
    from website.roles import give_rights

    give_rights()


class Migration(migrations.Migration):
    dependencies = [
        ("website", "0009_archive"),
        ("core", "0005_admin_help"),
        ("search", "0004_first_synonyms"),
        ("knowledge", "0005_archive"),
        ("events", "0005_archive"),
        ("members", "0004_admin_help"),
    ]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
