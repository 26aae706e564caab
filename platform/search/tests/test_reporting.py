"""What the log of searches tells editors."""

import pytest

from search import asked, reporting
from search.models.words import phrase_key
from search.tests.noting import searched

pytestmark = pytest.mark.django_db


def rows(slug, days=30):
    report = reporting.BY_SLUG[slug]
    found = list(report.rows(days))
    if report.finish:
        report.finish(found, days)
    return found


def values(slug, *names, days=30):
    return [tuple(row[name] for name in ("query", *names)) for row in rows(slug, days)]


def test_in_vain_is_what_found_nothing_or_only_a_part_the_most_asked_first():
    searched("padelbaan", 2, total=0, loosened=True)
    searched("geluidsmeter lenen", 3, total=4, loosened=True)
    searched("geluid", 9)
    assert values("vergeefs", "times", "nothing", "partly") == [("geluidsmeter lenen", 3, 0, 3), ("padelbaan", 2, 2, 0)]


def test_what_the_titles_alone_did_not_hold_is_in_vain_as_well():
    searched("padelbaan", total=0, engine="database")
    assert values("vergeefs", "nothing") == [("padelbaan", 1)]


def test_in_vain_tells_what_is_found_by_now():
    searched("solved", total=0, days_ago=9)
    searched("solved", days_ago=2)
    searched("lost", total=0, days_ago=2)
    searched("lost", days_ago=9)
    assert values("vergeefs", "by_now") == [("lost", ""), ("solved", "ja")]


def test_who_asks_again_on_a_day_counts_once():
    searched("padelbaan", total=0)
    searched("padelbaan", 5, total=0, first_of_visit=False)
    assert values("vergeefs", "times", "nothing") == [("padelbaan", 1, 1)]
    assert values("alles", "times") == [("padelbaan", 1)]


def test_members_are_counted_as_all_others():
    searched("padelbaan", 2, total=0, by_visitor=True)
    searched("padelbaan", 3, total=0, by_visitor=False)
    assert values("vergeefs", "times") == [("padelbaan", 5)]


def test_what_lies_before_the_period_does_not_count():
    searched("padelbaan", 2, total=0, days_ago=29)
    searched("padelbaan", 4, total=0, days_ago=31)
    assert values("vergeefs", "times") == [("padelbaan", 2)]
    assert values("vergeefs", "times", days=90) == [("padelbaan", 6)]


def test_without_click_is_what_was_found_five_times_and_never_chosen():
    searched("plan", 5, total=39)
    searched("plan twee", 4)
    searched("brief", 9)
    searched("brief", chosen=2)
    searched("niets", 9, total=0)
    searched("deels", 9, loosened=True)
    assert values("zonder-klik", "times", "found") == [("plan", 5, 39)]


def test_corrected_tells_what_a_word_was_taken_for():
    searched("gelijd", 2, taken_for="geluid")
    searched("gelijd", taken_for="geluid", chosen=1)
    searched("gelijd", taken_for="gelijk")
    searched("geluid")
    assert values("verbeterd", "taken_for", "times", "clicks") == [("gelijd", "geluid", 3, 1), ("gelijd", "gelijk", 1, 0)]


def test_rising_is_what_is_asked_more_than_in_the_two_weeks_before():
    searched("warmtepomp", 7, days_ago=3)
    searched("warmtepomp", 2, days_ago=20)
    searched("feest", 5, days_ago=3)
    searched("seldom", 4, days_ago=3)
    searched("geluid", 9, days_ago=3)
    searched("geluid", 9, days_ago=20)
    searched("long ago", 9, days_ago=29)
    assert values("stijgers", "times", "before", "more", days=reporting.RECENT_DAYS) == [
        ("feest", 5, 0, 5),
        ("warmtepomp", 7, 2, 5),
    ]


def test_everything_with_the_place_that_was_chosen_and_how_fast_it_was():
    for milliseconds, chosen in ((8, 1), (90, None), (10, 4), (20, None)):
        searched("geluid", milliseconds=milliseconds, chosen=chosen)
    for milliseconds in (7, 200, 9):
        searched("hond", milliseconds=milliseconds)
    assert values("alles", "times", "clicks", "place", "milliseconds") == [("geluid", 4, 2, 2.5, 15), ("hond", 3, 0, None, 9)]


def test_how_fast_it_was_can_be_told_of_any_number_of_queries():
    searched("geluid", 2, milliseconds=8)
    assert reporting.medians(["geluid", *map(str, range(300_000))], 30)["geluid"] == 8


def test_the_engines_are_named_with_how_often_when_there_were_more():
    searched("geluid", 2, engine="elasticsearch")
    searched("hond", 3, engine="elasticsearch")
    searched("hond", engine="embedded")
    assert dict(values("alles", "engines")) == {"geluid": "Elasticsearch", "hond": "Elasticsearch (3), ingebouwd (1)"}


def test_the_most_asked_queries_with_how_often():
    searched("geluid", 3)
    searched("hond", 5)
    searched("kat", 2)
    assert asked.most_asked(2) == [("hond", 5), ("geluid", 3)]


def test_a_phrase_is_counted_in_all_its_forms():
    searched("hoe meld ik geluidsoverlast", 2)
    searched("melding geluidsoverlast")
    searched("geluidsoverlast", 4)
    searched("wat is de geluidsoverlasten")
    assert asked.times_by_phrase()[phrase_key("Geluidsoverlast?")] == 5


def test_counting_phrases_asks_the_database_once(django_assert_num_queries):
    searched("geluid", 3)
    asked.times_by_phrase()
    # Only the number of the content, under which the counts are kept.
    with django_assert_num_queries(1):
        asked.times_by_phrase()
