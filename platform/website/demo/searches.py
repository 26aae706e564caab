"""What was searched for on the demo site, and what its editors did with that.

All of it is invented, and the same on every load; only its days move along with today.
"""

import datetime as dt
import random
import uuid

from django.db import transaction

from core import clock
from search.models import KeptWord, PinnedPage, PinnedResult, SearchEntry, SearchWish
from website.demo.reading import Row, read
from website.models import StandardPage

SEED = 60
DAYS = 60
RECENT_DAYS = 13
RECENT_SHARE = 0.85
# People search during the day, and sometimes once more on the same day.
OPENS, CLOSES = 8, 21
AGAIN_SHARE = 0.1
VISITOR_SHARE = 0.7


@transaction.atomic
def load() -> None:
    """Note what was searched for and missed, if nothing was noted yet."""
    told = read("zoekvragen")
    if not SearchEntry.objects.exists():
        chance = random.Random(SEED)  # noqa: S311 (for invented content, not for secrets)
        SearchEntry.objects.bulk_create([entry for row in told["vragen"] for entry in entries_of(row, chance)])
    if not SearchWish.objects.exists():
        load_wishes(told["gemist"])
    load_words(told)


def entries_of(row: Row, chance: random.Random) -> list[SearchEntry]:
    made = []
    for _ in range(row["keer"]):
        made.append(entry(row, chance))
        if chance.random() < AGAIN_SHARE:
            made.append(entry(row, chance, is_again=True))
    return made


def entry(row: Row, chance: random.Random, *, is_again: bool = False) -> SearchEntry:
    is_chosen = chance.random() * 100 < row.get("gekozen", 0)
    return SearchEntry(
        id=uuid.UUID(int=chance.getrandbits(128), version=4),
        at=moment(chance, rises=bool(row.get("stijgt"))),
        query=row["vraag"],
        total=row["gevonden"],
        loosened=bool(row.get("deel")) or not row["gevonden"],
        taken_for=row.get("verbeterd", ""),
        engine="embedded",
        milliseconds=chance.randint(6, 40),
        chosen=max(1, row["plaats"] + chance.choice((-1, 0, 0, 0, 1, 2))) if is_chosen else None,
        first_of_visit=not is_again,
        by_visitor=chance.random() < VISITOR_SHARE,
    )


def moment(chance: random.Random, *, rises: bool) -> dt.datetime:
    """Return when it was asked: some day in the last sixty, or most likely one of the last ones."""
    latest = RECENT_DAYS if rises and chance.random() < RECENT_SHARE else DAYS
    day = clock.today() - dt.timedelta(days=chance.randint(1, latest))
    return clock.start_of(day) + dt.timedelta(seconds=chance.randint(OPENS * 3600, CLOSES * 3600))


def load_wishes(rows: list[Row]) -> None:
    for row in rows:
        wish = SearchWish.objects.create(query=row["vraag"], text=row["tekst"], is_done=bool(row.get("afgehandeld")))
        SearchWish.objects.filter(pk=wish.pk).update(at=clock.now() - dt.timedelta(days=row["dagen_geleden"]))


def load_words(told: Row) -> None:
    """Keep what stands at the top and which words stay, if nothing of the kind was kept yet."""
    if not PinnedResult.objects.exists():
        for row in told["vastgezet"]:
            page = StandardPage.objects.get(slug=row["pagina"])
            phrases = "\n".join(row["vragen"])
            PinnedResult.objects.create(phrases=phrases, note=row["waarom"], pages=[PinnedPage(page=page)])
    if not KeptWord.objects.exists():
        for row in told["blijven"]:
            KeptWord.objects.create(word=row["woord"], note=row["waarom"])
