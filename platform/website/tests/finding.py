"""What a visitor finds, and what an answer says."""

from html import unescape

from django.contrib.auth.models import AnonymousUser

from core.blocks import rendering
from search.queries import search
from search.shapes import SearchRequest


def found(q):
    return [rendering.plain_text(str(hit.title)) for hit in search(SearchRequest(q=q), AnonymousUser()).hits]


def text_of(answer):
    return unescape(rendering.plain_text(answer.content.decode()))
