"""Articles: headings, pictures, terms explained in place, states, and who may read."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError
from wagtail.models import Page

from core import clock
from core.blocks import BodyBlock, rendering
from core.blocks.body import heading_errors
from core.models import Picture
from knowledge import glossary, pyramid
from knowledge.models import Begrip, Handreiking
from knowledge.tests.factories import ImageFactory
from members.models import Member
from members.tests.factories import AccountFactory, MemberFactory

pytestmark = pytest.mark.django_db


def body(*blocks):
    block = BodyBlock()
    return block.to_python([{"type": kind, "value": value} for kind, value in blocks])


def heading(level, text):
    return ("heading", {"level": str(level), "text": text})


def make_guide(**values):
    guide = Handreiking(**{"title": "Een gids", "slug": "gids", **values})
    return Page.get_first_root_node().add_child(instance=guide)


@pytest.mark.parametrize(
    ("levels", "wrong"), [([2, 3, 4], []), ([2, 4], [1]), ([3], [0]), ([2, 3, 2, 3], []), ([2, 3, 4, 2, 4], [4]), ([], [])]
)
def test_a_heading_may_not_skip_a_level(levels, wrong):
    assert list(heading_errors([("heading", {"level": str(level), "text": "Kop"}) for level in levels])) == wrong


def test_a_skipped_level_is_refused_with_what_to_do():
    with pytest.raises(StreamBlockValidationError) as refused:
        BodyBlock().clean(body(heading(2, "Eerst"), heading(4, "Te diep")))
    assert "Kies hier niveau 3" in str(refused.value.block_errors[1])


def test_a_picture_needs_words_or_the_decision_that_it_is_decoration():
    guide = Handreiking(title="Gids", slug="gids", picture=Picture(pk=1, title="Beeld"))
    guide.picture_id = 1
    with pytest.raises(ValidationError, match="alleen versiering is"):
        guide.clean()
    guide.picture_is_decorative = True
    guide.clean()


def test_a_draft_may_have_a_heading_without_a_level():
    draft = body(("heading", {"level": "", "text": "Nog bezig"}))
    assert 'id="deel-nog-bezig"' in rendering.render(BodyBlock().clean_deferred(draft))


def picture_in_the_text(alt_text, *, decorative):
    image = {"image": ImageFactory().pk, "alt_text": alt_text, "decorative": decorative}
    return body(("picture", {"image": image, "caption": ""}))


@pytest.mark.parametrize("alt_text", ["", "  "])
def test_a_picture_in_the_text_needs_words_once_it_is_published(alt_text):
    value = picture_in_the_text(alt_text, decorative=False)
    BodyBlock().clean_deferred(value)
    with pytest.raises(StreamBlockValidationError) as wrong:
        BodyBlock().clean(value)
    assert "alleen versiering is" in str(wrong.value.as_json_data())


@pytest.mark.parametrize(("alt_text", "decorative"), [("", True), ("Een straat", False)])
def test_a_picture_in_the_text_with_words_or_as_decoration_is_published(alt_text, decorative):
    BodyBlock().clean(picture_in_the_text(alt_text, decorative=decorative))


@pytest.mark.parametrize(("caption", "head"), [("", "Wie"), ("Wie doet wat", "")])
def test_a_table_needs_a_caption_and_a_heading_for_each_column_once_it_is_published(caption, head):
    table = {"columns": [{"type": "text", "heading": head}], "rows": [{"values": ["gemeente"]}], "caption": caption}
    value = body(("table", {"row_headers": True, "table": table}))
    BodyBlock().clean_deferred(value)
    with pytest.raises(StreamBlockValidationError):
        BodyBlock().clean(value)


@pytest.mark.parametrize("row_headers", [True, False])
def test_every_cell_of_a_table_carries_the_heading_of_its_column(row_headers):
    table = {
        "columns": [{"type": "text", "heading": "Wie"}, {"type": "text", "heading": "Wat"}],
        "rows": [{"values": ["gemeente", "besluit"]}, {"values": ["politie", "meldt"]}],
        "caption": "Wie doet wat",
    }
    drawn = BeautifulSoup(rendering.render(body(("table", {"row_headers": row_headers, "table": table}))), "html.parser")
    cells = [(cell["data-kop"], cell.get_text()) for cell in drawn.select("tbody td")]
    own = [("Wat", "besluit"), ("Wat", "meldt")]
    assert cells == (own if row_headers else [("Wie", "gemeente"), own[0], ("Wie", "politie"), own[1]])


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        (["gemeente"], "Voor gemeente"),
        (["gemeente", "ggz"], "Voor gemeente en GGZ"),
        (["gemeente", "maatschappelijk-werk", "vve"], "Voor gemeente, maatschappelijk werk en vereniging van eigenaren"),
    ],
)
def test_readers_are_named_as_in_a_sentence(audience, words):
    drawn = rendering.render(body(("audience", {"audience": audience, "text": "<p>Lees dit.</p>"})))
    assert BeautifulSoup(drawn, "html.parser").strong.get_text() == words


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        ([], ""),
        (["politie", "ggd"], "politie en GGD"),
        (["gemeente", "politie", "ggd", "vve"], "gemeente, politie, GGD en anderen"),
    ],
)
def test_a_guide_names_at_most_three_kinds_of_readers(audience, readers):
    assert Handreiking(audience=audience).readers == readers


def test_anchors_of_headings_are_stable_and_different():
    found = rendering.headings(body(*(heading(2, text) for text in ("Wat u doet", "Wat u doet", "Wat u doet 2", "???"))))
    assert [item.anchor for item in found] == ["deel-wat-u-doet", "deel-wat-u-doet-2", "deel-wat-u-doet-2-2", "deel"]


def test_a_term_is_explained_once_in_running_text_and_never_in_a_heading_or_link():
    Begrip.objects.create(term="Gedragsaanwijzing", slug="gedragsaanwijzing", explanation="Wat iemand moet doen of laten.")
    html = glossary.explain(
        '<h2>Gedragsaanwijzing</h2><p><a href="/x">gedragsaanwijzing</a> en gedragsaanwijzing en gedragsaanwijzing</p>'
    )
    assert html.count("lpw-begrip") == 1
    assert '<h2>Gedragsaanwijzing</h2><p><a href="/x">gedragsaanwijzing</a> en <a class="lpw-begrip"' in html


def test_every_term_in_a_paragraph_is_explained_at_its_first_place():
    Begrip.objects.create(term="Last onder dwangsom", slug="dwangsom", explanation="Betalen als het doorgaat.")
    Begrip.objects.create(term="Zienswijze", slug="zienswijze", explanation="Uw reactie vooraf.")
    html = glossary.explain("<p>Vraag een zienswijze vóór een last onder dwangsom.</p><p>Een zienswijze & meer</p>")
    assert html.count("lpw-begrip") == 2
    assert BeautifulSoup(html, "html.parser").get_text() == (
        "Vraag een zienswijze vóór een last onder dwangsom.Een zienswijze & meer"
    )


def test_terms_in_headers_and_lists_of_properties_are_left_alone():
    Begrip.objects.create(term="Dossier", slug="dossier", explanation="Alle stukken bij elkaar.")
    html = "<header><p>dossier</p></header><dl><dd>dossier</dd></dl><nav>dossier</nav>"
    assert glossary.explain(html) == html


def test_at_most_twelve_terms_are_explained_on_a_page():
    for number in range(15):
        Begrip.objects.create(term=f"woord{number}x", slug=f"woord{number}", explanation="Uitleg.")
    html = glossary.explain("".join(f"<p>woord{number}x</p>" for number in range(15)))
    assert html.count("lpw-begrip") == glossary.MOST_TERMS == 12


def test_a_link_names_the_term_that_its_word_stands_for():
    Begrip.objects.create(term="Omgevingsdienst", abbreviation="ODX", slug="omgevingsdienst", explanation="Houdt toezicht.")
    link = BeautifulSoup(glossary.explain("<p>Bel de ODX.</p>"), "html.parser").a
    assert (link.get_text(), link["data-begrip"], link["title"]) == ("ODX", "Omgevingsdienst", "Houdt toezicht.")


def test_what_stands_in_an_explanation_stays_text():
    Begrip.objects.create(term="Dossier", slug="dossier", explanation='Stukken "en" <script>')
    html = glossary.explain("<p>dossier &lt;b&gt;</p>")
    assert "<script>" not in BeautifulSoup(html, "html.parser").get_text()
    assert BeautifulSoup(html, "html.parser").a["title"] == 'Stukken "en" <script>'
    assert "&lt;b&gt;" in html


def test_a_term_inside_another_word_is_left_alone():
    Begrip.objects.create(term="Last", slug="last", explanation="Een bevel.")
    assert glossary.explain("<p>overlast en laster</p>") == "<p>overlast en laster</p>"


@pytest.mark.parametrize(
    ("review", "checked", "state"),
    [(-1, -200, "verouderd"), (100, -200, "gecontroleerd"), (100, -10, "bijgewerkt"), (None, None, "")],
)
def test_the_state_of_a_guide_follows_its_dates(review, checked, state):
    def day(days):
        return None if days is None else clock.today() + dt.timedelta(days=days)

    assert make_guide(review_date=day(review), checked_on=day(checked)).state == state


def test_a_guide_for_members_is_seen_by_members_and_editors_only(django_user_model):
    guide = make_guide(members_only=True)
    editor = django_user_model.objects.create_superuser("redactie@example.org")
    waiting = MemberFactory(state=Member.State.WAITING).account
    seen = {
        name: Handreiking.objects.visible_to(person).exists()
        for name, person in {
            "lid": MemberFactory().account,
            "redacteur": editor,
            "buiten": waiting,
            "account": AccountFactory(),
        }.items()
    }
    assert seen == {"lid": True, "redacteur": True, "buiten": False, "account": False}
    assert guide.is_visible_to(editor)


def test_a_pyramid_is_wide_below_and_narrow_above():
    drawn = pyramid.draw([(1, "Licht"), (2, "Midden"), (3, "Zwaar")])
    assert [layer.number for layer in drawn.layers] == [3, 2, 1]
    assert [layer.tone for layer in drawn.layers] == [6, 4, 1]
    assert drawn.height > 0


@pytest.mark.parametrize("total", range(2, 7))
def test_up_to_six_rungs_have_colours_of_their_own_from_lightest_to_heaviest(total):
    tones = [pyramid.tone(place, total) for place in range(1, total + 1)]
    assert (tones[0], tones[-1]) == (1, pyramid.TONES)
    assert tones == sorted(set(tones))


def test_no_rungs_make_an_empty_pyramid():
    assert pyramid.draw([]).layers == []


def test_a_long_word_in_a_narrow_layer_gets_small_letters_instead_of_being_cut():
    name = "Gedragsaanwijzingsprocedure starten bij de gemeente"
    second = pyramid.draw([(number, name) for number in range(1, 10)]).layers[1]
    assert [text for _, text in second.lines] == ["Gedragsaanwijzingsprocedure", "starten bij de gemeente"]
    assert second.is_small


def test_a_word_that_does_not_even_fit_in_small_letters_is_broken_between_syllables_with_a_hyphen():
    top = pyramid.draw(
        [(1, "Woonoverlastaansprakelijkheidsverzekering"), (2, "Woonoverlastaansprakelijkheidsverzekering")]
    ).layers[0]
    assert [text for _, text in top.lines] == ["Woonoverlastaansprakelijk-", "heidsverzekering"]
    assert pyramid.hyphenated("x" * 30, 20) == ["x" * 19 + "-", "x" * 11]


def test_a_name_that_fits_keeps_large_letters():
    assert not any(layer.is_small for layer in pyramid.draw([(1, "Preventie"), (2, "Dwang en sluiting")]).layers)
