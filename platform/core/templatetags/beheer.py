"""What the screens of the editors' admin tell about a page."""

from dataclasses import dataclass

from django import template
from wagtail.models import Page

from core.models import BasePage

register = template.Library()
HOW = "Wijzig dit op het tabblad Instellingen"


@dataclass(frozen=True)
class Readers:
    """Who may read a page on the site, and who after its draft is published."""

    members_only: bool
    draft_members_only: bool

    @property
    def icon(self) -> str:
        return "lock" if self.members_only else "view"

    @property
    def now(self) -> str:
        return in_words(self.members_only)

    @property
    def help(self) -> str:
        changes = self.draft_members_only != self.members_only
        return f"Na publicatie: {in_words(self.draft_members_only).lower()}. {HOW}" if changes else HOW


def in_words(members_only: bool) -> str:  # noqa: FBT001 (the one thing it is about)
    return "Alleen voor leden" if members_only else "Voor iedereen"


@register.simple_tag
def lezers(page: Page) -> Readers:
    """Tell who may read a page. The page at hand may be a draft of what is on the site."""
    draft = bool(getattr(page.specific, "members_only", False))
    kind = page.specific_class
    if not page.live or kind is None or not issubclass(kind, BasePage):
        return Readers(draft, draft)
    return Readers(kind.objects.filter(pk=page.pk, members_only=True).exists(), draft)
