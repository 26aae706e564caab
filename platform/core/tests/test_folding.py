"""Finding text however it is typed, the same in both databases."""

import psycopg
import pytest

from core import folding
from core.models import Thema
from core.testing.postgres import postgresql_server

NAMES = {
    "Zoë Bakker": ["zoe", "ZOË", "zoë bakker", "Zoe\u0308"],
    "Ayşe Çelik": ["celik", "ÇELIK", "ayse", "AYŞE"],
    "Łukasz Søndergård": ["lukasz", "sondergard", "SØNDERGÅRD"],
    "İbrahim Yıldız": ["ibrahim", "yildiz"],
    "Súdwest-Fryslân": ["sudwest", "fryslan", "FRYSLÂN"],
    "Rene\u0301 (los accent)": ["rene", "René"],
    "100%_zeker": ["%", "_", "100%_"],
    "Straße 12 m² ½ nº … ™": ["Straße", "m²", "½", "nº", "…", "™"],
    "Ĳsselstein": ["Ĳssel"],
    "андрей 김민준": ["андрей", "андреи", "김민준"],
}


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "typed"), [(name, typed) for name, ways in NAMES.items() for typed in ways])
def test_a_name_is_found_however_it_is_typed(name, typed):
    for place, one in enumerate(NAMES):
        Thema.objects.create(name=one, slug=f"t{place}")
    found = list(Thema.objects.filter(name__folded__icontains=typed).values_list("name", flat=True))
    assert found == [name]


@pytest.mark.django_db
def test_what_is_not_there_is_not_found_and_nothing_is_not_a_name():
    Thema.objects.create(name="Zoë", slug="t")
    assert not Thema.objects.filter(name__folded__icontains="zoo").exists()
    assert Thema.objects.filter(name__folded__icontains="").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["x" * 100_000, "\ufdfa" * 10_000, "\\", "%" * 60_000, "\u0301"])
def test_any_text_can_be_asked(typed):
    Thema.objects.create(name="Zoë", slug="t")
    assert Thema.objects.filter(name__folded__icontains=typed).count() in {0, 1}


@pytest.mark.postgresql
def test_postgresql_makes_the_same_of_a_name_as_we_do():
    folded = folding.PLAIN_SQL % {"expressions": "%s::text"}
    latin = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if folding.plain(chr(code)).isascii()]
    texts = [*NAMES, *latin, *(typed for ways in NAMES.values() for typed in ways)]
    with postgresql_server() as url, psycopg.connect(url.replace("postgres:", "postgresql:")) as connection:
        made = [connection.execute(f"SELECT {folded}", [text]).fetchone()[0] for text in texts]
    assert made == [folding.plain(text) for text in texts]


@pytest.mark.postgresql
def test_postgresql_sorts_names_as_sqlite_does():
    """By the order of signs, whatever the language of its machine: there a space or a hyphen would not count."""
    names = ["Van Dam", "vandaag", "Éénhuis", "een-twee", "'s-Gravenhage", "Zwolle", "ångdorp"]
    folded = folding.PLAIN_SQL % {"expressions": "name COLLATE passing_by"}
    with postgresql_server() as url, psycopg.connect(url.replace("postgres:", "postgresql:")) as connection:
        connection.execute("CREATE COLLATION passing_by (provider = icu, locale = 'und-u-ka-shifted')")
        # The statement consists of our own words.
        rows = connection.execute(f"SELECT name FROM unnest(%s::text[]) AS name ORDER BY {folded}", [names]).fetchall()  # noqa: S608 (see above)
    assert [name for (name,) in rows] == sorted(names, key=folding.plain)
