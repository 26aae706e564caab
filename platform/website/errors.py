"""Pages for what goes wrong, in the look of the site."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from core import kept_forms

# Pages with nothing to do for who signed in meanwhile in another tab; they lead on by themselves.
ENTRANCES = {
    "account_signup",
    "account_login",
    "account_request_login_code",
    "account_confirm_login_code",
    "account_email_verification_sent",
}
# Pages with a code or a password, and single buttons: what was typed does not come back.
NEVER_FILLED_AGAIN = {
    "account_login",
    "account_request_login_code",
    "account_confirm_login_code",
    "account_email_verification_sent",
    "account_logout",
    "account_reauthenticate",
    "account_email",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_from_key",
    "usersessions_list",
}
TRY_AGAIN = "Deze pagina stond te lang open. Probeer het nog eens."
SOMEBODY_ELSE = "U bent nu ingelogd als een ander. Uw formulier is niet verstuurd. Log uit als dit niet uw account is."
STILL_THERE = "Deze pagina stond te lang open. Wat u typte, staat er nog. Verstuur het formulier opnieuw."


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
    if not came_from_here(request) or request.path.startswith("/beheer/"):
        return render(request, "403_csrf.html", status=403)
    page = request.resolver_match.url_name if request.resolver_match else None
    if request.user.is_authenticated and page in ENTRANCES:
        messages.info(request, "U bent al ingelogd.")
    elif kept_forms.is_of_another(request):
        messages.warning(request, SOMEBODY_ELSE)
    elif page in NEVER_FILLED_AGAIN:
        messages.warning(request, TRY_AGAIN)
    elif not kept_forms.keep_until_signed_in(request):
        messages.warning(request, STILL_THERE if kept_forms.keep(request) else TRY_AGAIN)
    return redirect(request.get_full_path())


def came_from_here(request: HttpRequest) -> bool:
    """Tell whether the form was sent from a page of this site, by a browser that keeps our cookie (RFC 6454, 7)."""
    here = f"{request.scheme}://{request.get_host()}"
    return request.method == "POST" and request.headers.get("origin") == here and bool(request.COOKIES)
