"""What every template may count on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "site_naam": "Landelijk Platform Woonoverlast",
        "site_url": settings.SITE_URL,
        "demo": settings.DEMO,
        "iconen_url": static("beeld/iconen.svg"),
        "canonical_url": settings.SITE_URL + request.path,
    }
