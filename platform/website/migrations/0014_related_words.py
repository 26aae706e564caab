"""Give the roles their rights again: related words are new."""

from django.db import migrations


def forwards(apps, schema_editor):
    from website.roles import give_rights

    give_rights()


class Migration(migrations.Migration):
    dependencies = [("website", "0013_names_of_rights"), ("search", "0008_first_related_words")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
