"""Make the roles redacteur, ledenbeheer, organisator and beheerder, and the workflow «Meelezen»."""

from django.db import migrations


def forwards(apps, schema_editor):
    from website.roles import give_rights

    give_rights()


class Migration(migrations.Migration):
    dependencies = [
        ("website", "0001_initial"),
        ("core", "0002_initial"),
        ("members", "0001_initial"),
        ("knowledge", "0002_initial"),
        ("events", "0002_initial"),
        ("search", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0005_editingsession_is_editing"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailcore", "__latest__"),
        ("wagtailimages", "__latest__"),
        ("wagtaildocs", "__latest__"),
        ("wagtailusers", "__latest__"),
        ("django_tasks_database", "__latest__"),
        ("account", "__latest__"),
        ("usersessions", "__latest__"),
        ("sessions", "0001_initial"),
        ("taggit", "__latest__"),
    ]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
