"""The editors' manual, from its Markdown in `docs/handleiding`, as a page of the admin."""

from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

MANUAL = Path(settings.BASE_DIR) / "docs" / "handleiding" / "README.md"
PICTURES = Path(settings.BASE_DIR) / "docs" / "beeld"


@require_safe
def manual(request: HttpRequest) -> HttpResponse:
    """Show the manual, with its chapters at the top."""
    try:
        text = MANUAL.read_text(encoding="utf-8")
    except FileNotFoundError as missing:
        raise Http404 from missing
    html, chapters = written(text)
    context = {"html": html, "chapters": chapters, "page_title": "Handleiding", "header_icon": "help"}
    return render(request, "website/admin/manual.html", context)


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:  # noqa: ARG001 (Django's interface)
    """Give a picture of the manual."""
    path = PICTURES / f"{name}.png"
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")


def written(text: str) -> tuple[SafeString, list[tuple[str, str]]]:
    """Return the manual as HTML without its first line, the title, and its chapters as anchors and names."""
    reader = MarkdownIt("commonmark").enable("table")
    tokens = reader.parse(text.partition("\n")[2])
    chapters = [named(heading, words) for heading, words in pairwise(tokens) if heading.tag == "h2"]
    for token in tokens:
        for part in token.children or []:
            if part.type == "image":
                part.attrSet("src", picture_url(str(part.attrGet("src"))))
                part.attrSet("loading", "lazy")
    # The manual is a file of our own.
    html = mark_safe(reader.renderer.render(tokens, reader.options, {}))  # noqa: S308 (see above)
    return html, [chapter for chapter in chapters if chapter[1]]


def named(heading: Token, words: Token) -> tuple[str, str]:
    """Give a heading its anchor; return anchor and words, which are empty for the end of a heading."""
    if heading.type != "heading_open":
        return "", ""
    anchor = slugify(words.content)
    heading.attrSet("id", anchor)
    return anchor, words.content


def picture_url(path: str) -> str:
    return reverse("manual_picture", args=[Path(path).stem])
