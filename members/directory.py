"""Finding a colleague: the directory's filters and its one query."""

from dataclasses import dataclass
from typing import Self

from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core.access import Person
from core.vocabulary import Discipline
from members.models import Member, Municipality

LONGEST = 120
MOST_WORDS = 8
KEPT_SECONDS = 600


@dataclass(frozen=True)
class Wanted:
    """Whom somebody looks for; an empty value asks nothing."""

    words: str = ""
    municipality: str = ""
    discipline: str = ""

    @classmethod
    def from_querydict(cls, query: QueryDict) -> Self:
        """Read the filters from an address; what makes no sense is left out."""
        discipline = query.get("discipline", "")
        return cls(
            words=" ".join(query.get("q", "").replace("\0", " ").split())[:LONGEST],
            municipality=query.get("gemeente", "").replace("\0", "").strip()[:LONGEST],
            discipline=discipline if discipline in Discipline.values else "",
        )


def found(wanted: Wanted, person: Person) -> QuerySet[Member]:
    """Return the members that this person may see and looks for, with organisation and municipalities at hand."""
    members = Member.objects.visible_to(person)
    for word in list(dict.fromkeys(wanted.words.split()))[:MOST_WORDS]:
        members = members.filter(
            Q(name__folded__icontains=word)
            | Q(organisation__name__folded__icontains=word)
            | Q(organisation_typed__folded__icontains=word)
        )
    if wanted.municipality:
        members = members.filter(pk__in=Municipality.objects.filter(slug=wanted.municipality).values("members"))
    if wanted.discipline:
        members = members.filter(discipline=wanted.discipline)
    return members.select_related("organisation").prefetch_related("municipalities").order_by("sort_name", "pk")


def municipalities_with_members() -> list[tuple[str, str]]:
    """Return slug and name of every municipality where somebody in the directory works."""
    listed = Member.objects.admitted().filter(in_directory=True)
    return list(Municipality.objects.filter(members__in=listed).distinct().values_list("slug", "name"))


def municipality_options(chosen: str) -> SafeString:
    """Return the choices of the municipality filter, drawn once per choice and at most ten minutes old."""
    known: list[tuple[str, str]] = cache.get_or_set("ledengids-gemeenten", municipalities_with_members, KEPT_SECONDS) or []
    slug = chosen if any(slug == chosen for slug, _ in known) else ""

    def draw() -> SafeString:
        return render_to_string("members/includes/gemeentekeuzes.html", {"municipalities": known, "chosen": slug})

    return cache.get_or_set(f"ledengids-keuzes:{slug}", draw, KEPT_SECONDS) or draw()
