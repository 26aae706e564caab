"""Give the roles their rights again: those on pictures and files were missing."""

from django.db import migrations


def forwards(apps, schema_editor):
    from website.roles import give_rights

    give_rights()


class Migration(migrations.Migration):
    dependencies = [
        ("website", "0003_body_titles"),
        ("core", "0004_picture_description"),
        ("knowledge", "0003_titles_and_help"),
        ("events", "0003_body_titles"),
        ("members", "0002_directory_index"),
    ]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
