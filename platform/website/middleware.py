"""Headers that tell the browser what this site may do."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class HeadersMiddleware(CSPMiddleware):
    """Adds the Content-Security-Policy: the editors' admin has a wider one of its own."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith("/beheer/"):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]  # how django-csp is told
        answer: HttpResponseBase = super().process_response(request, response)
        answer.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()")
        return answer
