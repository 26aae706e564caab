"""Small public text files: robots.txt and security.txt (RFC 9116)."""

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core import clock

# RFC 9116, section 2.5.5 advises less than a year; each day the file is valid for another half year.
SECURITY_VALID = dt.timedelta(days=183)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's interface)
    """Tell where a vulnerability can be reported (RFC 9116)."""
    expires = dt.datetime.combine(clock.today() + SECURITY_VALID, dt.time(), tzinfo=dt.UTC)
    lines = [
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        f"Policy: {settings.SITE_URL}/kwetsbaarheid-melden/",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's interface)
    """Tell crawlers what to leave alone; the demo site is not for search engines at all."""
    lines = ["User-agent: *"]
    if settings.DEMO:
        lines.append("Disallow: /")
    else:
        lines += [f"Disallow: {path}" for path in ("/beheer/", "/account/", "/mijn/", "/leden/", "/zoeken/")]
        lines.append(f"Sitemap: {settings.SITE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
