"""What every template may count on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static

from core.access import is_editor, is_member
from website.navigation import FOOTER, breadcrumbs, main_menu


def site(request: HttpRequest) -> dict[str, Any]:
    """Return menus, names and addresses; about the person only whether he is signed in, a member, an editor."""
    person = getattr(request, "user", None)
    return {
        "site_naam": "Landelijk Platform Woonoverlast",
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "demo": settings.DEMO,
        "iconen_url": static("beeld/iconen.svg"),
        "hoofdmenu": main_menu(request.path),
        "voetmenu": FOOTER,
        "kruimels": breadcrumbs(request.path),
        "canonical_url": settings.SITE_URL + request.path,
        "is_lid": person is not None and is_member(person),
        "is_redactie": person is not None and is_editor(person),
    }
