"""Call the root of all pages, and the rights, by a Dutch name."""

from django.db import migrations


def forwards(apps, schema_editor):
    from website.roles import name_rights

    name_rights()
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title="Root").update(
        title="Alle pagina's", draft_title="Alle pagina's"
    )


class Migration(migrations.Migration):
    dependencies = [("website", "0006_meelezen")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
