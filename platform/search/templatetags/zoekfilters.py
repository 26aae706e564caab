"""The choices of a filter, drawn in one go: a list has hundreds, and a template takes ten times as long over them."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from search.shapes import Facet

register = template.Library()
BELOW, CHECKED = SafeString(" lpw-keuze--onder"), SafeString(" checked")

CHOICE = """
<label class="lpw-keuze{}">
  <input class="utrecht-checkbox utrecht-checkbox--custom utrecht-checkbox--html-input" type="checkbox" name="{}" value="{}"{}>
  <span>{}</span>
  <span class="lpw-keuze__aantal"><span class="lpw-alleen-voorleessoftware">aantal: </span>{}</span>
</label>"""


@register.simple_tag
def keuzes(facet: Facet) -> SafeString:
    """Return a checkbox with its number for each value of a filter."""
    return format_html_join(
        "",
        CHOICE,
        (
            (
                BELOW if value.depth else "",
                facet.parameter,
                value.value,
                CHECKED if value.chosen else "",
                value.label,
                value.count,
            )
            for value in facet.values
        ),
    )
