"""Pages for what goes wrong, in the look of the site."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from core import kept_forms


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 (Django's interface)
    return HttpResponse(render_to_string("400.html"), status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 (Django's interface)
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 (Django's interface)
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's interface)
    """Answer without asking the database or the request anything: either may be what is broken."""
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (Django's interface)
    """Answer a form that came without a valid token: the page had expired, or cookies are switched off.

    A form of our own is kept, and shown again with a token that is valid; it is never sent on by itself.
    """
    if came_from_here(request) and not request.path.startswith("/beheer/"):
        kept_forms.keep(request)
        messages.warning(request, "Deze pagina stond te lang open. Wat u typte, staat er nog. Verstuur het formulier opnieuw.")
        return redirect(request.get_full_path())
    return render(request, "403_csrf.html", status=403)


def came_from_here(request: HttpRequest) -> bool:
    """Tell whether the form was sent from a page of this site, by a browser that keeps our cookie (RFC 6454, 7)."""
    here = f"{request.scheme}://{request.get_host()}"
    return request.method == "POST" and request.headers.get("origin") == here and bool(request.COOKIES)
