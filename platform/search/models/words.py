"""What editors know of words: which mean the same, which stay whole, and what belongs at the top."""

from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import Truncator
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable
from wagtail.search import index

from core.models import BasePage
from core.models.fields import lines
from search import relation_checks, word_checks
from search.forms import MOST_PINNED, PinnedForm, WordsForm
from search.text import RelatedGroup, SynonymGroup
from search.text.cutting import cut
from search.text.normalising import composed, words
from search.text.synonyms import key_of


class Synonyms(index.Indexed, models.Model):
    """Words of the field that mean the same. Expanded when somebody searches: a change is in force at once."""

    terms = models.TextField(
        "woorden die hetzelfde betekenen",
        help_text="Eén woord of woordgroep per regel, zoals mensen het typen. Hoogstens tien. Meervouden hoeven niet apart.",
    )
    leads_to = models.TextField(
        "vindt ook (ruimer)",
        blank=True,
        help_text="Wat ruimer is: wie «drumstel» typt, vindt ook «geluidsoverlast». Andersom telt het minder. Eén per regel.",
    )
    note = models.CharField("toelichting of bron", max_length=200, blank=True)

    base_form_class = WordsForm
    panels = [
        MultiFieldPanel([FieldPanel("terms"), FieldPanel("leads_to")], heading="Woorden"),
        FieldPanel(
            "note", help_text="Waar deze woorden vandaan komen, of waarom ze bij elkaar horen. Alleen collega's lezen dit."
        ),
    ]
    search_fields = [index.SearchField("terms"), index.AutocompleteField("terms")]

    class Meta:
        verbose_name = "groep synoniemen"
        verbose_name_plural = "synoniemen"
        ordering = ["terms"]

    def __str__(self) -> str:
        return word_checks.told(self.as_group())

    @display(description="Woorden", ordering="terms")
    def terms_in_a_row(self) -> str:
        return ", ".join(lines(self.terms))

    @display(description="Vindt ook (ruimer)", ordering="leads_to")
    def leads_to_in_a_row(self) -> str:
        return ", ".join(lines(self.leads_to))

    def as_group(self) -> SynonymGroup:
        return SynonymGroup(tuple(lines(self.terms)), tuple(lines(self.leads_to)))

    def clean(self) -> None:
        """Refuse what would make searching worse."""
        super().clean()
        if not lines(self.terms):
            # The field itself says that it is empty.
            return
        others = [row.as_group() for row in Synonyms.objects.exclude(pk=self.pk)]
        if errors := word_checks.problems(self.as_group(), others):
            raise ValidationError(errors)


class RelatedWords(index.Indexed, models.Model):
    """Words that people type, and words of the texts that help them. A change is in force at once."""

    terms = models.TextField(
        "wie dit typt",
        help_text="Eén woord of woordgroep per regel. Van een woordgroep mogen de woorden overal in de vraag staan: "
        "«niet praten» past ook bij «de buurman wil niet met ons praten».",
    )
    related = models.TextField(
        "zoekt misschien ook",
        help_text="Woorden uit teksten die dan helpen, de belangrijkste eerst: de eerste twaalf tellen. Eén per regel, hoogstens "
        f"{relation_checks.MOST_RELATED}. Geen woorden die bijna overal in staan, zoals «overlast».",
    )
    note = models.CharField("toelichting of bron", max_length=200, blank=True)

    base_form_class = WordsForm
    panels = [
        HelpPanel(
            "Synoniemen betekenen hetzelfde. Verwante woorden niet: zij horen bij elkaar, zoals «burenruzie» en «mediation». "
            "Wat verwant is, telt mee in de volgorde van de resultaten. Het komt er alleen bij als de woorden zelf weinig vinden."
        ),
        MultiFieldPanel([FieldPanel("terms"), FieldPanel("related")], heading="Woorden"),
        FieldPanel(
            "note", help_text="Waar deze woorden vandaan komen, of waarom ze bij elkaar horen. Alleen collega's lezen dit."
        ),
    ]
    search_fields = [index.SearchField("terms"), index.AutocompleteField("terms"), index.SearchField("related")]

    class Meta:
        verbose_name = "groep verwante woorden"
        verbose_name_plural = "verwante woorden"
        ordering = ["terms"]

    def __str__(self) -> str:
        return ", ".join(lines(self.terms))

    @display(description="Wie dit typt", ordering="terms")
    def terms_in_a_row(self) -> str:
        return ", ".join(lines(self.terms))

    @display(description="Zoekt misschien ook", ordering="related")
    def related_in_a_row(self) -> str:
        return ", ".join(lines(self.related))

    def as_group(self) -> RelatedGroup:
        return RelatedGroup(tuple(lines(self.terms)), tuple(lines(self.related)))

    def clean(self) -> None:
        """Refuse what would make searching worse."""
        super().clean()
        if errors := relation_checks.problems(self.as_group()):
            raise ValidationError(errors)


class KeptWord(models.Model):
    """A word that is never split, and never taken for another."""

    word = models.CharField(
        "woord", max_length=60, unique=True, help_text="Eén woord, in kleine letters. Bijvoorbeeld «handreiking»."
    )
    note = models.CharField("waarom", max_length=200, blank=True)

    panels = [
        HelpPanel(
            "Zoeken knipt lange woorden in stukken: wie «geluidsoverlast» typt, vindt ook wat over geluid gaat. En een woord dat "
            "nergens staat, wordt gelezen als het woord dat erop lijkt. Met de woorden in deze lijst doet zoeken dat niet: zij "
            "blijven heel, en worden gezocht zoals ze zijn getypt."
        ),
        FieldPanel(
            "word",
            help_text="Eén woord, bijvoorbeeld «handreiking». Moet ook het meervoud heel blijven? Zet dat dan apart in de lijst.",
        ),
        FieldPanel("note", help_text="Waarom dit woord heel moet blijven. Alleen collega's lezen dit."),
    ]

    class Meta:
        verbose_name = "woord dat blijft zoals het is"
        verbose_name_plural = "woorden die blijven zoals ze zijn"
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        super().clean()
        if not self.word:
            return
        plain = words(composed(self.word))
        if len(plain) != 1:
            raise ValidationError({"word": "Vul één woord in, zonder spaties of leestekens."})
        self.word = plain[0]
        if error := word_checks.kept_word_error(self.word):
            raise ValidationError({"word": error})
        if KeptWord.objects.filter(word=self.word).exclude(pk=self.pk).exists():
            raise ValidationError({"word": f"«{self.word}» staat al in de lijst."})


def phrase_key(text: str) -> str:
    """Return what two ways to type the same question have in common: the stems of its telling words."""
    pieces = cut(text)
    telling = [piece for piece in pieces if not piece.is_small] or pieces
    return " ".join(key for piece in telling for key in key_of(piece.said))


class PinnedResult(index.Indexed, ClusterableModel):
    """What belongs at the top for who types exactly this."""

    phrases = models.TextField(
        "wie dit typt", help_text="Eén zoekvraag per regel. Hoofdletters, meervouden en woorden als «hoe» en «de» maken niet uit."
    )
    note = models.CharField("waarom", max_length=200, blank=True)

    base_form_class = PinnedForm
    panels = [
        FieldPanel("phrases"),
        InlinePanel(
            "pages",
            heading="Ziet bovenaan",
            label="Pagina",
            min_num=1,
            max_num=MOST_PINNED,
            help_text="Eén tot drie pagina's, de belangrijkste eerst. Wie een pagina niet mag lezen, ziet haar ook hier niet.",
        ),
        FieldPanel("note", help_text="Waarom dit bovenaan hoort. Alleen collega's lezen dit."),
    ]
    search_fields = [index.SearchField("phrases"), index.AutocompleteField("phrases")]

    class Meta:
        verbose_name = "vastgezet resultaat"
        verbose_name_plural = "vastgezette resultaten"
        ordering = ["phrases"]

    def __str__(self) -> str:
        return ", ".join(lines(self.phrases))

    @property
    def keys(self) -> list[str]:
        return [key for phrase in lines(self.phrases) if (key := phrase_key(phrase))]

    @display(description="Wie dit typt", ordering="phrases")
    def phrases_in_a_row(self) -> str:
        return ", ".join(lines(self.phrases))

    @display(description="Ziet bovenaan")
    def pages_in_a_row(self) -> str:
        pages = [pinned.page for pinned in self.pages.all()]
        return ", ".join(page.title if page.live else f"{page.title} (concept)" for page in pages)

    def clean(self) -> None:
        super().clean()
        taken = {key: row for row in PinnedResult.objects.exclude(pk=self.pk) for key in row.keys}
        errors = []
        for phrase in lines(self.phrases):
            key = phrase_key(phrase)
            if not key:
                errors.append(f"In «{Truncator(phrase).chars(60)}» staat geen woord of getal. Haal deze regel weg.")
            elif key in taken:
                errors.append(f"Voor «{phrase}» is al iets vastgezet, bij: {taken[key]}. Pas dat aan, of haal de vraag daar weg.")
        if errors:
            raise ValidationError({"phrases": errors})


class PinnedPage(Orderable):
    """A page at the top."""

    result = ParentalKey(PinnedResult, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey("wagtailcore.Page", verbose_name="pagina", on_delete=models.CASCADE, related_name="+")

    panels = [PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = "vastgezette pagina"
        verbose_name_plural = "vastgezette pagina's"

    def __str__(self) -> str:
        return str(self.page)

    def clean(self) -> None:
        """Refuse what is no page that readers can open: the root of all pages."""
        super().clean()
        if self.page_id and not issubclass(self.page.specific_class or BasePage, BasePage):
            raise ValidationError({"page": "Deze pagina staat niet op de site. Kies een pagina die bezoekers kunnen openen."})
