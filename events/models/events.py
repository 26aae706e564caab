"""The meeting: what, when, where, for whom, and what the organiser wants to know."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from core import clock
from core.access import Person, is_member, is_outsider
from core.models import BasePage, tabs
from core.models.fields import lines
from core.models.mixins import BodyMixin, PictureMixin, ThemesMixin
from core.paging import page_of
from events import dates
from events.programme import MeetingForm
from events.querysets import EventQuerySet

EventManager = PageManager.from_queryset(EventQuerySet)
LIST_SIZE = 10
FIRST_YEAR = 2000
YEARS_AHEAD = 10
MOST_SEATS = 10_000


class EventKind(models.TextChoices):
    WORKSHOP = "workshop", "Workshop"
    PRAKTIJKBIJEENKOMST = "praktijkbijeenkomst", "Praktijkbijeenkomst"
    EXPERTSESSIE = "expertsessie", "Expertsessie"
    TRAINING = "training", "Training"
    WERKCONFERENTIE = "werkconferentie", "Werkconferentie"
    THEMABIJEENKOMST = "themabijeenkomst", "Themabijeenkomst"


class Event(ThemesMixin, PictureMixin, BodyMixin, BasePage):
    """A meeting."""

    class Audience(models.TextChoices):
        EVERYBODY = "iedereen", "Iedereen met een account"
        MEMBERS = "leden", "Alleen leden"

    kind = "bijeenkomst"
    kind_label = "Bijeenkomst"
    parent_page_types = ["events.EventIndex"]
    subpage_types: list[str] = []
    template = "events/event.html"
    base_form_class = MeetingForm
    page_description = "Eén bijeenkomst: wanneer, waar, programma, aanmelden en wachtlijst."

    event_kind = models.CharField(
        "soort",
        max_length=30,
        choices=EventKind.choices,
        default=EventKind.WORKSHOP,
        help_text="Staat boven de titel. Bezoekers kunnen de agenda op soort filteren.",
    )
    start = models.DateTimeField("begint", help_text="Nederlandse tijd.")
    end = models.DateTimeField(
        "eindigt",
        help_text="Nederlandse tijd. Mag op een latere dag zijn. Van 14 januari 10.00 uur tot 15 januari 16.00 uur betekent: "
        "elke dag van 10.00 tot 16.00 uur. Is de tijd van het einde niet later dan die van het begin, of duurt het meer dan "
        "zeven dagen? Dan is het één periode, ook 's nachts.",
    )
    venue = models.CharField(
        "locatie", max_length=120, blank=True, help_text="Naam van het gebouw. Leeg bij een online bijeenkomst."
    )
    address = models.CharField(
        "adres", max_length=200, blank=True, help_text="Straat, nummer en postcode, zoals een routeplanner ze begrijpt."
    )
    town = models.CharField("plaats", max_length=80, blank=True, help_text="Staat bij de bijeenkomst in de agenda.")
    online_url = models.URLField("link voor online deelname", blank=True, help_text="Alleen wie is aangemeld, ziet deze link.")
    capacity = models.IntegerField(
        "aantal plekken", null=True, blank=True, help_text="Leeg: geen grens. 0: iedereen komt eerst op de wachtlijst."
    )
    deadline = models.DateTimeField("aanmelden kan tot", null=True, blank=True, help_text="Leeg: tot de bijeenkomst begint.")
    audience = models.CharField(
        "wie mag komen",
        max_length=10,
        choices=Audience.choices,
        default=Audience.MEMBERS,
        help_text="Wie zich kan aanmelden. Wie de pagina mag lezen, kiest u op het tabblad Instellingen.",
    )
    costs = models.CharField(
        "kosten",
        max_length=100,
        blank=True,
        default="Meedoen is gratis.",
        help_text="Eén korte zin. Bijvoorbeeld «Meedoen kost 25 euro, met lunch». Leeg: er staat niets over kosten.",
    )
    organiser = models.CharField("organisator", max_length=120, blank=True, help_text="Een team of een rol.")
    is_cancelled = models.BooleanField(
        "gaat niet door", default=False, help_text="Bij publiceren krijgt iedereen op de lijst één mail."
    )
    cancel_reason = models.CharField(
        "waarom niet",
        max_length=300,
        blank=True,
        help_text="Eén zin, voor op de pagina en in de mail. Bijvoorbeeld «De spreker is ziek».",
    )

    objects = EventManager()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("event_kind"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("start"), FieldPanel("end")])], heading="Wanneer"),
        MultiFieldPanel(
            [FieldPanel("venue"), FieldPanel("address"), FieldPanel("town"), FieldPanel("online_url")], heading="Waar"
        ),
        *PictureMixin.picture_panels,
        *BodyMixin.body_panels,
        InlinePanel("programme", heading="Programma", label="Onderdeel"),
        FieldPanel("themes"),
    ]
    filing_panels = [
        MultiFieldPanel(
            [
                FieldPanel("capacity"),
                FieldPanel("deadline"),
                FieldPanel("audience"),
                FieldPanel("costs"),
                FieldPanel("organiser"),
            ],
            heading="Aanmelden",
        ),
        InlinePanel("questions", heading="Vragen bij aanmelden", label="Vraag", help_text="Vraag alleen wat u echt nodig hebt."),
        MultiFieldPanel([FieldPanel("is_cancelled"), FieldPanel("cancel_reason")], heading="Niet doorgaan"),
    ]
    edit_handler = tabs(content_panels, filing_panels, "Aanmelden")
    search_fields = [
        *BasePage.search_fields,
        *BodyMixin.body_search_fields,
        index.FilterField("start"),
        index.FilterField("event_kind"),
    ]

    class Meta:
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"
        indexes = [models.Index(fields=["start"]), models.Index(fields=["end"])]

    def clean(self) -> None:
        """Refuse times that cannot be, and a number of seats that is negative or larger than any hall.

        When the meeting goes on again, the old reason goes: it would be wrong in the mail of another cancellation.
        """
        super().clean()
        if self.cancel_reason and self.goes_on_again():
            self.cancel_reason = ""
        errors = self.impossible_years() or self.wrong_order()
        if self.capacity is not None and self.capacity < 0:
            errors["capacity"] = "Het aantal plekken kan niet onder nul zijn. Laat leeg voor geen grens."
        elif self.capacity is not None and self.capacity > MOST_SEATS:
            errors["capacity"] = "Het aantal plekken kan niet hoger zijn dan 10.000. Laat leeg voor geen grens."
        if errors:
            raise ValidationError(errors)

    def goes_on_again(self) -> bool:
        """Tell whether this version takes back that the meeting was cancelled, as the site says now."""
        return not self.is_cancelled and Event.objects.filter(pk=self.pk, is_cancelled=True).exists()

    def impossible_years(self) -> dict[str, str]:
        """Return an error for each moment in a year in which no meeting can be; the first ones do not even fit in UTC."""
        last = clock.today().year + YEARS_AHEAD
        moments = {"start": self.start, "end": self.end, "deadline": self.deadline}
        wrong = [name for name, moment in moments.items() if moment is not None and not FIRST_YEAR <= moment.year <= last]
        return dict.fromkeys(wrong, f"Dit jaar kan niet. Kies een jaar van {FIRST_YEAR} tot en met {last}.")

    def wrong_order(self) -> dict[str, str]:
        """Return an error for each moment that cannot come before or after another."""
        errors = {}
        if has_both(self.start, self.end) and self.end <= self.start:
            errors["end"] = "Het einde ligt voor het begin. Kies een later einde."
        if self.deadline and has_both(self.start, self.deadline) and self.deadline > self.start:
            errors["deadline"] = "Aanmelden kan niet tot na het begin. Kies een moment voor het begin, of laat dit leeg."
        if has_both(self.expire_at, self.end) and self.expire_at < self.end:
            errors["expire_at"] = "De bijeenkomst is dan nog niet geweest. Kies een moment na het einde, of laat dit leeg."
        return errors

    @property
    def where(self) -> str:
        """Return the town, or that it is online."""
        return self.town or self.venue or ("Online" if self.online_url else "Locatie volgt")

    @property
    def where_exactly(self) -> str:
        """Return what comes behind the venue, or behind the town when there is no venue."""
        town = self.town if self.venue else ""
        return ", ".join(part for part in (self.address, town) if part) if self.venue or self.town else ""

    @property
    def closes(self) -> Any:
        """The moment after which nobody can sign up."""
        return self.deadline or self.start

    @property
    def is_past(self) -> bool:
        return bool(self.end <= clock.now())

    @property
    def has_begun(self) -> bool:
        return bool(self.start <= clock.now())

    @property
    def is_open(self) -> bool:
        """Whether people can sign up now."""
        return bool(self.live) and not self.is_cancelled and self.closes > clock.now()

    @property
    def lasts_days(self) -> bool:
        return dates.number_of_days(self.start, self.end) > 1

    @property
    def may_withdraw(self) -> bool:
        """Whether withdrawing still means something: the meeting goes on, and has not begun."""
        return not self.is_cancelled and not self.has_begun

    @property
    def when(self) -> str:
        """The days and the hours of the meeting, as «14 januari 2027, 9.30 tot 16.00 uur»."""
        return dates.when(self.start, self.end)

    @property
    def when_in_two(self) -> tuple[str, str]:
        """The days of the meeting and its hours, for two lines."""
        return dates.in_two(self.start, self.end)

    @property
    def long_when(self) -> str:
        """The same as `when`, with the names of the days."""
        return dates.when(self.start, self.end, weekday=True)

    @property
    def long_when_in_two(self) -> tuple[str, str]:
        return dates.in_two(self.start, self.end, weekday=True)

    @property
    def long_days(self) -> str:
        """The days of the meeting with their names, as «donderdag 14 en vrijdag 15 januari 2027»."""
        return dates.days(self.start, self.end, weekday=True)

    def may_register(self, person: Person) -> bool:
        """Tell whether this person is among those who may come."""
        if not person.is_authenticated:
            return False
        return self.audience == self.Audience.EVERYBODY or is_member(person)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        # What is shown of the sign-up reads registrations, which point at this model.
        from events.showing import event_context  # noqa: PLC0415 (each needs the other)

        return {**context, **event_context(self, request)}


def has_both(*moments: Any) -> bool:
    """Tell whether these fields are filled in: a form may hold a meeting that is not complete yet."""
    return all(moment is not None for moment in moments)


class ProgrammeItem(Orderable):
    """A part of the programme."""

    page = ParentalKey(Event, on_delete=models.CASCADE, related_name="programme")
    day = models.PositiveSmallIntegerField(
        "dag",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Alleen als de bijeenkomst meer dagen duurt: 1 is de eerste dag, 2 de tweede. Leeg: de eerste dag.",
    )
    begins = models.TimeField("van", help_text="Bijvoorbeeld 13:30.")
    ends = models.TimeField("tot", null=True, blank=True, help_text="Leeg mag, bijvoorbeeld bij inloop of borrel.")
    title = models.CharField("titel", max_length=150, help_text="Wat gebeurt er? Bijvoorbeeld «Casus bespreken in groepjes».")
    description = models.TextField(
        "omschrijving", blank=True, help_text="Wat gaan de deelnemers doen of leren? Eén of twee zinnen."
    )
    speaker = models.CharField("spreker", max_length=150, blank=True, help_text="Naam en organisatie.")

    class Meta(Orderable.Meta):
        verbose_name = "onderdeel"
        verbose_name_plural = "programma"

    def __str__(self) -> str:
        return self.title


class EventQuestion(Orderable):
    """Something the organiser wants to know of everybody who signs up."""

    class Kind(models.TextChoices):
        TEXT = "tekst", "Korte tekst"
        LONG_TEXT = "lange-tekst", "Lange tekst"
        CHOICE = "keuze", "Eén keuze"
        CHOICES = "meerkeuze", "Meer keuzes"
        TICK = "vinkje", "Vinkje"

    page = ParentalKey(Event, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField("vraag", max_length=200, help_text="Een hele vraag. Bijvoorbeeld «Eet u mee?».")
    kind = models.CharField(
        "soort", max_length=15, choices=Kind.choices, default=Kind.TEXT, help_text="Hoe de deelnemer antwoordt."
    )
    choices = models.TextField("keuzes", blank=True, help_text="Eén per regel; alleen bij een keuze.")
    is_required = models.BooleanField(
        "verplicht", default=False, help_text="Alleen aan als iemand zonder dit antwoord niet kan komen."
    )
    help_text = models.CharField("uitleg", max_length=200, blank=True, help_text="Waarom vraagt u dit, en wat doet u ermee?")

    class Meta(Orderable.Meta):
        verbose_name = "vraag"
        verbose_name_plural = "vragen"

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        super().clean()
        if self.kind in (self.Kind.CHOICE, self.Kind.CHOICES) and len(self.choice_list) < 2:  # noqa: PLR2004 (one choice is none)
            raise ValidationError({"choices": "Geef minstens twee keuzes, elk op een eigen regel."})

    @property
    def choice_list(self) -> list[str]:
        return lines(self.choices)


class EventIndex(BasePage):
    """The list of meetings: what is coming, or what has been."""

    kind = "agenda"
    kind_label = "Bijeenkomsten"
    max_count = 1
    parent_page_types = ["website.HomePage"]
    subpage_types = ["events.Event"]
    template = "events/index.html"
    page_description = "De lijst met bijeenkomsten. Er is er één op de site."

    class Meta:
        verbose_name = "agenda"
        verbose_name_plural = "agenda's"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        past = request.GET.get("toon") == "geweest"
        asked = request.GET.get("soort", "")
        wanted = asked if asked in EventKind.values else ""
        events = Event.objects.child_of(self).listed_for(request.user)
        events = events.past() if past else events.upcoming()
        if wanted:
            events = events.filter(event_kind=wanted)
        return {
            **context,
            "page_obj": page_of(events.with_free_seats().prefetch_related("themes"), request.GET.get("pagina"), LIST_SIZE),
            "shows_past": past,
            "is_outsider": is_outsider(request.user),
            "wanted": wanted,
            "kinds": EventKind.choices,
        }
