"""The demo mailbox: all mail that the demo site sent."""

from pathlib import Path

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from core.paging import page_of
from website.demo.mailbox import Letter, find, letters
from website.navigation import breadcrumbs

PAGE_SIZE = 25
# What a mail program shows: inline style, no script, no outside pictures.
MAIL_POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["'self'"],
    "base-uri": ["'self'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'self'"],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox", "allow-top-navigation-by-user-activation"],
}


def folder() -> Path:
    """The folder that the mail is written to; no folder, no mailbox."""
    path = getattr(settings, "EMAIL_FILE_PATH", "")
    if not settings.DEMO or not path:
        raise Http404
    return Path(path)


def letter_or_404(number: str) -> Letter:
    letter = find(folder(), number)
    if letter is None:
        raise Http404
    return letter


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("aan", "").strip()
    found = [letter for letter in letters(folder()) if wanted.lower() in letter.receiver.lower()]
    page = page_of(found, request.GET.get("pagina"), PAGE_SIZE)
    return render(request, "website/demo/mailbox.html", {"page_obj": page, "aan": wanted})


@require_safe
def letter(request: HttpRequest, number: str) -> HttpResponse:
    found = letter_or_404(number)
    attachments = [(place, name, kind, len(content)) for place, (name, kind, content) in enumerate(found.attachments)]
    trail = [*breadcrumbs(reverse("demo:mailbox")), {"titel": found.subject, "url": request.path}]
    return render(request, "website/demo/letter.html", {"letter": found, "attachments": attachments, "kruimels": trail})


@require_safe
@xframe_options_sameorigin
@csp_replace(MAIL_POLICY)  # type: ignore[arg-type]  # its type knows one policy name only
def letter_html(request: HttpRequest, number: str) -> HttpResponse:  # noqa: ARG001 (Django's interface)
    """The HTML half of a mail, for the sandboxed frame."""
    return HttpResponse(letter_or_404(number).html)


@require_safe
def attachment(request: HttpRequest, number: str, place: int) -> HttpResponse:  # noqa: ARG001 (Django's interface)
    found = letter_or_404(number).attachments
    if place >= len(found):
        raise Http404
    name, kind, content = found[place]
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
