"""The choices of a filter, drawn in one go: a list has hundreds, and a template takes ten times as long over them."""

from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from search.shapes import Facet, FacetValue

register = template.Library()

CHOICE = """
<label class="lpw-keuze{below}">
  <input class="utrecht-checkbox utrecht-checkbox--custom utrecht-checkbox--html-input" type="checkbox"
   name="{name}" value="{value}"{checked}>
  <span>{label}</span>
  <span class="lpw-keuze__aantal"><span class="lpw-alleen-voorleessoftware">aantal: </span>{count:d}</span>
</label>"""


@register.simple_tag
def keuzes(facet: Facet) -> SafeString:
    """Return a checkbox with its number for each value of a filter."""
    return mark_safe("".join(choice(facet.parameter, value) for value in facet.values))  # noqa: S308 (choice escapes)


def choice(name: str, value: FacetValue) -> str:
    return CHOICE.format(
        below=" lpw-keuze--onder" if value.depth else "",
        name=escape(name),
        value=escape(value.value),
        checked=" checked" if value.chosen else "",
        label=escape(str(value.label)),
        count=value.count,
    )
