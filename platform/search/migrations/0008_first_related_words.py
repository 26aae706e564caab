"""Load the first list of related words; from then on editors keep it."""

from django.db import migrations


def load(apps, schema_editor):
    from search.first_words import first_related

    RelatedWords = apps.get_model("search", "RelatedWords")
    if not RelatedWords.objects.exists():
        RelatedWords.objects.bulk_create(
            [
                RelatedWords(terms="\n".join(group.terms), related="\n".join(group.related), note="Eerste lijst van het platform")
                for group in first_related()
            ]
        )


class Migration(migrations.Migration):
    dependencies = [("search", "0007_related_words")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
