"""The admin speaks Dutch, says «u», and tells about this site instead of about Wagtail."""

import io
import re
import zipfile

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from wagtail.models import Page

from core.models import File
from members import roles
from members.tests.factories import MemberFactory, MunicipalityFactory, signed_in
from website.models import StandardPage

pytestmark = pytest.mark.django_db
# The title of the page that a fresh database has.
WELCOME = "Welcome to your new Wagtail site!"
SCREENS = (
    *("wagtailadmin_home", "wagtailadmin_explore_root", "wagtailadmin_account", "wagtailimages:index", "manual"),
    *("wagtailadmin_reports:aging_pages", "wagtailredirects:index"),
)
SEARCH_SCREENS = (
    *(f"{name}:{screen}" for name in ("synoniemen", "verwant", "vastgezet", "woorden_die_blijven") for screen in ("list", "add")),
    *("zoekvragen:index", "gemist:list", "bestandsteksten:index"),
)
# How a Compound File begins, and the name in it that tells of a password.
COMPOUND, LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
INFORMAL = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)


@pytest.fixture
def editor(client):
    return signed_in(client, roles.REDACTEUR)


@pytest.fixture
def about():
    return Page.get_first_root_node().add_child(instance=StandardPage(title="Over ons", slug="over-proef"))


def words(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "html.parser")
    for part in soup(["script", "style"]):
        part.decompose()
    return soup.get_text(" ", strip=True)


def test_no_screen_of_the_daily_work_says_je_or_calls_itself_wagtail(editor, about):
    names = ["wagtailadmin_home", "wagtailadmin_explore_root", "wagtailadmin_account", "wagtailimages:index", "manual"]
    screens = [
        reverse(f"wagtailadmin_pages:{name}", args=[about.pk]) for name in ("edit", "history", "delete", "unpublish", "copy")
    ]
    for address in [
        *map(reverse, names),
        *map(reverse, SEARCH_SCREENS),
        *screens,
        reverse("wagtailadmin_reports:aging_pages"),
        reverse("wagtailredirects:index"),
    ]:
        text = words(editor, address)
        assert not INFORMAL.search(text), address
        assert "Wagtail" not in text.replace(WELCOME, ""), address


def test_wagtails_scripts_say_u_in_dutch(client):
    said = client.get("/beheer/jsi18n/").content.decode()
    assert "Weet u het zeker?" in said
    assert '"Server Error": "Dit lukte niet"' in said


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("Are you sure you want to delete this page?", "Weet u zeker dat u deze pagina wilt verwijderen?"),
        ('%(editor)s has updated comments on "%(title)s"', "%(editor)s heeft opmerkingen gewijzigd bij «%(title)s»"),
        ("Cancel scheduled publish", "Niet meer inplannen"),
        ('Version %(revision_id)s of "%(object)s" unscheduled.', "«%(object)s» is niet meer ingepland."),
        ("Rejected at '%(task)s'. Changes requested", "Wijzigingen gevraagd bij «%(task)s»"),
        ("Task states", "stappen bij Meelezen"),
        ("page log entries", "regels in de geschiedenis van pagina's"),
        ("Set active state", "Zet aan of uit"),
        ("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s", "%(start_index)s-%(end_index)s van %(items_count)s"),
    ],
)
def test_our_words_stand_over_those_of_wagtail(english, dutch):
    assert gettext(english) == dutch


def test_a_list_of_pages_says_how_many_it_shows(editor, about):
    shown = words(editor, reverse("wagtailadmin_explore", args=[Page.get_first_root_node().pk]))
    assert "1-2 van 2" in shown
    assert "None" not in shown


def test_the_address_of_a_page_is_called_so_everywhere(editor, about):
    Page.get_first_root_node().add_child(instance=StandardPage(title="Elders", slug="elders"))
    for name in ("edit", "copy"):
        shown = words(editor, reverse(f"wagtailadmin_pages:{name}", args=[about.pk]))
        assert not re.search("slug", shown, re.IGNORECASE), name
        assert re.search("Adres|Nieuw adres", shown), name
    copied = {"new_title": "Kopie", "new_slug": "elders", "new_parent_page": Page.get_first_root_node().pk}
    refused = editor.post(reverse("wagtailadmin_pages:copy", args=[about.pk]), copied).content.decode()
    assert "Kies een ander adres." in refused


@pytest.mark.parametrize("name", ["index", "task_index"])
def test_a_search_for_a_workflow_that_is_not_there_says_that_none_was_found(client, name):
    signed_in(client, roles.BEHEERDER)
    shown = words(client, reverse(f"wagtailadmin_workflows:{name}") + "?q=zzzz")
    assert re.search("Geen actieve (taak|workflow) gevonden", shown)


def test_links_have_dutch_fields(editor):
    for name in ("external_link", "email_link", "phone_link", "anchor_link"):
        shown = editor.get(reverse(f"wagtailadmin_choose_page_{name}"), {"link_text": "x"}).json()["html"]
        assert "Tekst van de link" in shown or name == "anchor_link"
        assert not re.search(r"Link text|Subject|Phone|Email address", shown)


def test_yes_and_no_are_dutch(client):
    member = MemberFactory(in_directory=True)
    assert "True" not in words(signed_in(client, roles.LEDENBEHEER), reverse("leden:edit", args=[member.pk]))


def test_municipalities_of_today_are_a_filter_with_a_name(client):
    MunicipalityFactory(name="Bestaat")
    MunicipalityFactory(name="Was", ended="2019-01-01")
    signed_in(client, roles.LEDENBEHEER)
    index = reverse("gemeenten:index")
    assert "Bestaat nog" in words(client, index)
    assert "is null" not in words(client, index)
    today = words(client, f"{index}results/?exists=true")
    assert "Bestaat" in today
    assert "Was" not in today


def test_rights_and_the_root_of_all_pages_have_dutch_names(client):
    signed_in(client, roles.BEHEERDER)
    group = client.get("/beheer/").wsgi_request.user.groups.get()
    shown = words(client, reverse("wagtailusers_groups:edit", args=[group.pk]))
    assert "Can " not in shown
    assert "thema wijzigen" in shown
    assert "pagina wijzigen" in shown
    assert not re.search(r"\bpage\b|Wagtail core", shown, re.IGNORECASE)
    assert Page.get_first_root_node().title == "Alle pagina's"


def test_the_manual_is_read_in_the_admin_with_its_pictures(editor):
    soup = BeautifulSoup(editor.get(reverse("manual")).content, "html.parser").select_one(".lpw-handleiding")
    assert [link["href"] for link in soup.nav.select("a")] == [f"#{heading['id']}" for heading in soup.select("h2")]
    assert soup.select("table td")
    pictures = soup.select("img")
    assert pictures
    for shown in pictures:
        answer = editor.get(shown["src"])
        assert answer["Content-Type"] == "image/png"
        assert shown["alt"]
    assert reverse("manual") in editor.get("/beheer/").content.decode()


def test_the_manual_is_for_who_works_in_the_admin(client):
    for address in (reverse("manual"), reverse("manual_picture", args=["beheer"])):
        assert "/beheer/login/" in client.get(address).url


def test_a_picture_that_is_not_in_the_manual_is_not_found(editor):
    assert editor.get(reverse("manual_picture", args=["bestaat-niet"])).status_code == 404


def test_the_list_of_sites_is_dutch(client):
    shown = words(signed_in(client, roles.BEHEERDER), reverse("wagtailsites:index"))
    assert all(word in shown for word in ("Poort", "Naam", "Startpagina", "Standaard?"))
    assert not re.search(r"Port|Site name|Root page|Default", shown.replace("Poort", ""))


def zipped(*names):
    """Return a zip with something under each of these names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "inhoud")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("leeg.txt", b"", "Het verstuurde bestand is leeg."),
        ("programma.exe", b"abc", "Bestandsextensie ‘exe’ is niet toegestaan."),
        ("nep.pdf", b"Dit is gewone tekst.", "Dit is geen PDF-bestand, al heet het zo."),
        ("nep.docx", b"PK\x03\x04 en dan niets", "Dit is geen DOCX-bestand, al heet het zo."),
        ("oud.docx", COMPOUND + "WordDocument".encode("utf-16-le"), "Dit is geen DOCX-bestand, al heet het zo."),
        ("oud.odt", COMPOUND + LOCKED, "Dit is geen ODT-bestand, al heet het zo."),
        ("installeren.docx", zipped("setup.exe"), "Dit is geen DOCX-bestand, al heet het zo."),
        ("installeren.odt", zipped("setup.exe"), "Dit is geen ODT-bestand, al heet het zo."),
        ("rekenblad.docx", zipped("[Content_Types].xml", "xl/workbook.xml"), "Dit is geen DOCX-bestand, al heet het zo."),
        ("los.xlsx", zipped("xl/workbook.xml"), "Dit is geen XLSX-bestand, al heet het zo."),
        ("nep.txt", b"\0\1\2", "Dit is geen TXT-bestand, al heet het zo."),
        ("groot.txt", b"a" * (50 * 1024 * 1024 + 1), "Dit bestand is 51 MB. Hoogstens 50 MB"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_with_the_one_reason(editor, name, content, told):
    answer = editor.post("/beheer/documents/multiple/add/", {"title": "Bestand", "files[]": SimpleUploadedFile(name, content)})
    message = answer.json()["error_message"]
    assert message.startswith(told)
    assert "\n" not in message


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("brief.pdf", b"\n%PDF-1.7\n"),
        ("lijst.csv", "naam;plaats\nZoë;Zwolle\n".encode()),
        ("kladblok.txt", "Zoë".encode("utf-16")),
        ("beveiligd.docx", COMPOUND + b"\0" * 100_000 + LOCKED),
        ("brief.docx", zipped("[Content_Types].xml", "word/document.xml")),
        ("rekenblad.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml")),
        ("dia's.pptx", zipped("[Content_Types].xml", "ppt/presentation.xml")),
        ("brief.odt", zipped("mimetype", "content.xml")),
    ],
)
def test_a_file_that_is_what_it_is_called_is_taken(editor, name, content):
    answer = editor.post("/beheer/documents/multiple/add/", {"title": "Bestand", "files[]": SimpleUploadedFile(name, content)})
    assert answer.json()["success"]
    with File.objects.get().open_file() as kept:
        assert kept.read() == content


def test_the_buttons_above_a_screen_are_called_in_dutch(editor, about):
    answer = editor.get(reverse("wagtailadmin_pages:history", args=[about.pk]))
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.select_one("#w-slim-header-buttons")["aria-label"] == "Acties"


def test_who_may_not_enter_is_told_so_in_good_dutch(client):
    client.force_login(MemberFactory().account, backend="django.contrib.auth.backends.ModelBackend")
    assert "U hebt geen toegang tot het beheer." in client.get("/beheer/", follow=True).content.decode()


def test_own_settings_speak_of_light_and_dark_instead_of_an_admin_theme(editor):
    shown = words(editor, "/beheer/account/")
    assert not re.search(r"thema|systeem standaard", shown, re.IGNORECASE)
    for said in ("Uiterlijk", "Licht of donker", "Zoals uw apparaat"):
        assert said in shown


def test_what_nothing_refers_to_is_not_counted(editor, about):
    for name in ("delete", "unpublish"):
        shown = words(editor, reverse(f"wagtailadmin_pages:{name}", args=[about.pk]))
        assert "Niets verwijst hiernaar." in shown
        assert "0 verwijzingen" not in shown


def test_what_is_not_saved_by_itself_names_no_button_that_is_not_there():
    told = gettext("There are validation errors, click save to highlight them.")
    assert told == "Nog niet alles is goed ingevuld. Bewaar de pagina om te zien waar."


def test_the_buttons_above_a_text_are_called_in_dutch(editor, about):
    shown = editor.get(reverse("wagtailadmin_pages:edit", args=[about.pk])).content.decode()
    for said, english in (("Vet", "Bold"), ("Cursief", "Italic")):
        assert f"&quot;description&quot;: &quot;{said}&quot;" in shown or f'"description": "{said}"' in shown
        assert f"{english}&quot;" not in shown
    words_of_scripts = editor.get("/beheer/jsi18n/").content.decode()
    assert "Nieuwe regel" in words_of_scripts
    assert "Knoppenbalk vastzetten" in words_of_scripts


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("Email link", "Maillink"),
        ("Add an email link", "Maak een link naar een e-mailadres"),
        ("Set active state", "Zet aan of uit"),
        ("No, don't change state", "Nee, laat dit zo"),
    ],
)
def test_words_of_wagtail_are_good_dutch(english, dutch):
    assert gettext(english) == dutch


@pytest.mark.parametrize(
    ("number", "off", "uses"),
    [
        (1, "1 pagina staat niet meer op de site", "Er is 1 verwijzing hiernaar."),
        (2, "2 pagina's staan niet meer op de site", "Er zijn 2 verwijzingen hiernaar."),
    ],
)
def test_numbers_stand_in_whole_sentences(number, off, uses):
    page_off = ngettext(
        "%(num_parent_objects)d page has been unpublished", "%(num_parent_objects)d pages have been unpublished", number
    )
    assert page_off % {"num_parent_objects": number} == off
    referenced = ngettext(
        "This %(model_name)s is referenced %(usage_count)s time.",
        "This %(model_name)s is referenced %(usage_count)s times.",
        number,
    )
    assert referenced % {"usage_count": number} == uses
