"""What the knowledge base refuses, field by field, with what to do."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError

from core import clock
from core.models import Thema
from knowledge.models import Begrip, Escalatiemodel, Handreiking, Praktijkvoorbeeld

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def refused(thing, field):
    """Return what is said beside this field; empty when nothing is."""
    try:
        thing.full_clean(exclude=["page_ptr", "path", "depth"])
    except ValidationError as problem:
        return " ".join(problem.message_dict.get(field, []))
    return ""


def rungs(*numbers):
    block = Escalatiemodel._meta.get_field("treden").stream_block
    names = [{"type": "trede", "value": {"number": number, "name": f"Trede {number}"}} for number in numbers]
    return block, block.to_python(names)


def test_two_rungs_with_the_same_number_are_refused():
    block, value = rungs(1, 2, 2)
    with pytest.raises(StreamBlockValidationError) as problem:
        block.clean(value)
    assert list(problem.value.block_errors) == [2]
    assert "Er is al een trede 2" in str(problem.value.block_errors[2].block_errors["number"])


def test_rungs_with_numbers_of_their_own_are_fine():
    block, value = rungs(2, 1, 3)
    assert len(block.clean(value)) == 3


@pytest.mark.parametrize("model", [Praktijkvoorbeeld, Escalatiemodel])
def test_a_year_lies_between_1990_and_next_year(model):
    now = clock.today().year
    for year in (1989, now + 2, 20):
        assert "Vul een jaar in vanaf 1990" in refused(model(title="x", year=year), "year")
    assert not any(refused(model(title="x", year=year), "year") for year in (1990, now, now + 1, None))


def test_a_check_that_is_still_to_come_is_refused():
    assert "Deze dag komt nog" in refused(Handreiking(title="x", checked_on=clock.today() + DAY), "checked_on")
    assert not refused(Handreiking(title="x", checked_on=clock.today()), "checked_on")


def test_the_next_check_comes_after_the_last():
    today = clock.today()
    assert "na de laatste" in refused(Handreiking(title="x", checked_on=today, review_date=today - DAY), "review_date")
    assert not refused(Handreiking(title="x", checked_on=today, review_date=today + DAY), "review_date")
    assert not refused(Handreiking(title="x", review_date=today - DAY), "review_date")


def thema(name, parent=None):
    return Thema.objects.create(name=name, slug=name.lower(), parent=parent)


def test_themes_stand_on_two_levels_and_never_in_a_circle():
    main = thema("Geluid")
    below = thema("Muziek", main)
    main.parent = main
    assert "niet onder zichzelf" in refused(main, "parent")
    main.parent = below
    assert "geen hoofdthema" in refused(main, "parent")
    main.parent = thema("Buren")
    assert "vallen andere thema's" in refused(main, "parent")
    assert "geen hoofdthema" in refused(Thema(name="Piano", slug="piano", parent=below), "parent")
    assert not refused(Thema(name="Radio", slug="radio", parent=Thema.objects.get(name="Geluid")), "parent")


def begrip(**values):
    return Begrip(**{"term": "Voorbeeld", "explanation": "Uitleg", **values})


@pytest.mark.parametrize("word", ["de", "Het", "van de", "om"])
def test_a_word_of_every_text_is_no_term(word):
    assert "in elke tekst" in refused(begrip(term=word), "term")
    assert "in elke tekst" in refused(begrip(synonyms=f"aanpak\n{word}"), "synonyms")


@pytest.mark.parametrize("word", ["2024", "---", "7 / 8"])
def test_a_term_has_letters(word):
    assert "geen letter" in refused(begrip(term=word), "term")


@pytest.mark.parametrize("word", ["OM", "VVE", "7-stappenmodel"])
def test_capitals_and_digits_with_letters_may_be(word):
    assert not refused(begrip(term=word, abbreviation="OM"), "term")


@pytest.mark.parametrize("field", ["term", "abbreviation", "synonyms"])
@pytest.mark.parametrize("word", ["last onder dwangsom", "LOD", "Dwangsom"])
def test_a_word_belongs_to_one_term(field, word):
    begrip(term="Last onder dwangsom", slug="lod", abbreviation="LOD", synonyms="dwangsom").save()
    assert "wordt al uitgelegd bij het begrip «Last onder dwangsom»" in refused(begrip(**{field: word}), field)


def test_a_term_may_be_saved_again():
    known = begrip(abbreviation="VB")
    known.full_clean()
    known.save()
    assert not refused(known, "term")


def test_a_heading_that_skips_a_level_is_told_beside_other_errors():
    block = Handreiking._meta.get_field("body").stream_block
    quote = {"type": "quote", "value": {"text": "", "source": ""}}
    value = block.to_python([{"type": "heading", "value": {"level": "4", "text": "Klein"}}, quote])
    with pytest.raises(StreamBlockValidationError) as problem:
        block.clean(value)
    assert "slaat een niveau over" in str(problem.value.block_errors[0])
    assert set(problem.value.block_errors) == {0, 1}


def test_steps_begin_with_two():
    steps = Handreiking._meta.get_field("body").stream_block.child_blocks["steps"]
    rows = steps.get_form_state(steps.get_default())["steps"]
    assert [set(row["value"]) for row in rows] == [{"title", "text"}] * 2
