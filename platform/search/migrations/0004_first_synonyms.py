"""Load the first list of synonyms; from then on editors keep it."""

from django.db import migrations


def load(apps, schema_editor):
    from search.first_words import first_synonyms

    Synonyms = apps.get_model("search", "Synonyms")
    if not Synonyms.objects.exists():
        Synonyms.objects.bulk_create(
            [
                Synonyms(terms="\n".join(group.terms), leads_to="\n".join(group.leads_to), note="Eerste lijst van het platform")
                for group in first_synonyms()
            ]
        )


class Migration(migrations.Migration):
    dependencies = [("search", "0003_words_log_files")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
