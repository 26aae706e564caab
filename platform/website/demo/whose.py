"""Whose database this is: the demo fills an empty one and its own, never that of a real site."""

from django.core.management import CommandError
from django.db import connection
from wagtail.models import Page

from members.models import Account
from website.demo.people import DEMO_LOGINS

REFUSED = (
    "In deze database staat een echte site: er zijn mensen of pagina's die niet van de demo zijn. De demo blijft er af. "
    "Start zonder DEMO=1, of noem met DATABASE_URL een andere, lege database."
)


def refuse_real_site() -> None:
    """Raise CommandError when the database holds people or a first page, and not the logins of the demo."""
    if Account._meta.db_table not in connection.introspection.table_names():
        return
    if Account.objects.filter(email__in=[email for email, _, _ in DEMO_LOGINS]).exists():
        return
    # Wagtail's own welcome page is the only one that is a plain page.
    if Account.objects.exists() or Page.objects.filter(depth=2).exclude(content_type__model="page").exists():
        raise CommandError(REFUSED)
