"""The choices of a filter, which are put together by hand."""

from search.shapes import Facet, FacetValue
from search.templatetags.zoekfilters import keuzes

NASTY = "\"><script>'&"


def test_nothing_in_a_choice_becomes_markup():
    value = FacetValue(value=NASTY, label=NASTY, count=3, chosen=True, depth=1)
    shown = keuzes(Facet(name="theme", parameter=NASTY, label="Thema", values=[value]))
    assert "<script" not in shown
    assert shown.count("&quot;&gt;&lt;script&gt;&#x27;&amp;") == 3
    assert (" checked>" in shown, "lpw-keuze--onder" in shown) == (True, True)
