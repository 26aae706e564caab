"""Which site an address belongs to, and the headers that tell the browser what this site may do."""

import logging
from collections.abc import Callable

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from wagtail.models import Site

from core import fragments, kept_forms
from website import errors, health

# What Django says of letters in the place of a number.
NO_NUMBER = "expected a number but got"

logger = logging.getLogger(__name__)


class KnownSiteMiddleware:
    """Keeps the site and its home page until content changes: Wagtail asks the database for both at every request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # A host that is not allowed is refused here, so that made-up names cannot fill the cache.
        name = f"site:{request.get_host()}:{request.get_port()}"
        request._wagtail_site = fragments.cached(name, lambda: site_of(request))  # type: ignore[attr-defined]  # where Wagtail keeps it
        return self.get_response(request)


def site_of(request: HttpRequest) -> Site | None:
    """Return the site of this address, with its home page at hand."""
    site: Site | None = Site.find_for_request(request)
    if site is not None:
        # Asked here so that it is kept along with the site.
        _ = site.root_page.specific
    return site


class HeadersMiddleware(CSPMiddleware):
    """Adds the Content-Security-Policy: the editors' admin has a wider one of its own."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith("/beheer/"):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]  # how django-csp is told
        answer: HttpResponseBase = super().process_response(request, response)
        answer.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()")
        return answer


class HealthMiddleware:
    """Answers what watches over the site before the host, the site and the session are looked at.

    So a probe on the machine itself, which knows the site by no name, gets an answer, also when the database is away.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return health.show(request) if request.path_info == health.ADDRESS else self.get_response(request)


class KeptAdminFormMiddleware:
    """Keeps a form of the admin that came after the session was over, when it says for whom it was drawn.

    Wagtail sends who is not signed in away before the view that could keep it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST" and request.path.startswith("/beheer/") and not request.user.is_authenticated:
            kept_forms.keep_until_signed_in(request)
        return self.get_response(request)


class ChangedByHandMiddleware:
    """Answers an address or a hidden field of the admin that was changed by hand: letters for a number, a day too long ago.

    Wagtail trusts them. What happened, and where, stands in the log.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        by_hand = isinstance(exception, OverflowError) or (isinstance(exception, ValueError) and NO_NUMBER in str(exception))
        if not (by_hand and request.path.startswith("/beheer/")):
            return None
        logger.warning("Geen goed verzoek: %s", request.path, exc_info=exception)
        return errors.bad_request(request)
