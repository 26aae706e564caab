"""The feeds hold what their standards ask: Atom (RFC 4287) and RSS 2.0."""

import datetime as dt
from xml.etree import ElementTree as ET

import pytest

from core import clock
from core.vocabulary import Trede
from knowledge.models import Begrip, Instrument, Praktijkvoorbeeld
from website.models import NewsIndex, Nieuwsbericht
from website.tests.searching import guide, put

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(answer):
    return ET.fromstring(answer.content)  # noqa: S314 (made by ourselves just now)


def followed(client, q):
    return parsed(client.get("/zoeken/atom/", {"q": q}))


def texts(element, name):
    return [part.text for part in element.findall(f"{ATOM}{name}")]


def lacks(element, *names):
    """Return which of these Atom elements do not stand in the element exactly once, with something in them."""
    return [name for name in names if len(texts(element, name)) != 1 or not texts(element, name)[0]]


@pytest.fixture
def every_kind(home, index):
    """Something of each kind that may have no date, beside a guide that has one."""
    guide(home, "Ratelslang in huis")
    put(home, "Ratelslang op de pagina")
    home.add_child(instance=Praktijkvoorbeeld(title="Ratelslang in Assen", slug="assen", situation="Los.", approach="Gevangen."))
    home.add_child(instance=Instrument(title="Ratelslang verbieden", slug="verbod", rung=Trede.values[0]))
    Begrip.objects.create(term="Ratelslang", slug="ratelslang", explanation="Een slang die ratelt.")
    index()


def test_every_entry_of_a_search_has_what_atom_asks(every_kind, client):
    """RFC 4287, 4.1.1 and 4.1.2."""
    feed = followed(client, "ratelslang")
    entries = feed.findall(f"{ATOM}entry")
    assert {category.get("term") for category in feed.iter(f"{ATOM}category")} >= {"Begrip", "Instrument", "Praktijkvoorbeeld"}
    assert lacks(feed, "id", "title", "updated") == []
    assert [name.text for name in feed.findall(f"{ATOM}author/{ATOM}name")] == ["Landelijk Platform Woonoverlast"]
    assert [(lacks(entry, "id", "title", "updated"), len(entry.findall(f"{ATOM}link"))) for entry in entries] == [([], 1)] * 5
    assert all(dt.datetime.fromisoformat(moment.text).tzinfo for moment in feed.iter(f"{ATOM}updated"))
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)


def test_a_search_that_finds_nothing_is_a_feed_too(index, client):
    feed = followed(client, "kwantumschuim")
    assert lacks(feed, "id", "title", "updated") == []
    assert feed.find(f"{ATOM}author") is not None


def test_what_has_no_date_never_passes_for_new(home, index, client):
    begun = clock.start_of(dt.date(2026, 1, 5))
    put(home, "Iets anders", first_published_at=begun)
    Begrip.objects.create(term="Ratelslang", slug="ratelslang", explanation="Een slang die ratelt.")
    index()
    (entry,) = followed(client, "ratelslang").findall(f"{ATOM}entry")
    assert texts(entry, "updated") == ["2026-01-05T00:00:00+01:00"]
    assert texts(entry, "published") == []


def test_a_found_word_stands_in_a_feed_as_it_stands_in_the_text(home, index, client):
    put(home, "Verboden", "Een gebiedsverbod, groepsverbod (ratelslang) & <meer>.")
    index()
    (entry,) = followed(client, "gebiedsverbod ratelslang").findall(f"{ATOM}entry")
    assert texts(entry, "summary") == ["Een gebiedsverbod, groepsverbod (ratelslang) &amp; &lt;meer&gt;."]


def test_the_news_has_what_rss_asks(home, client):
    """RSS 2.0: title, link and description of the channel; of an item title or description, here both."""
    news = home.add_child(instance=NewsIndex(title="Nieuws", slug="nieuws"))
    news.add_child(instance=Nieuwsbericht(title="Slang & co", slug="slang", introduction="Los.", date=dt.date(2026, 3, 2)))
    channel = parsed(client.get("/nieuws/rss/")).find("channel")
    (item,) = channel.findall("item")
    assert all(channel.findtext(name) for name in ("title", "link", "description"))
    assert (item.findtext("title"), item.findtext("description")) == ("Slang & co", "Los.")
    assert item.findtext("pubDate") == "Mon, 02 Mar 2026 09:00:00 +0100"
    assert item.findtext("guid") == item.findtext("link")
