"""Kinds of nuisance and subjects: a tree with synonyms (SKOS: concept, broader, altLabel)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from core.last_seen import LastSeenForm
from core.models.named import Named
from core.panels import NamePanel


class ThemaQuerySet(models.QuerySet["Thema"]):
    def roots(self) -> "ThemaQuerySet":
        return self.filter(parent=None)


class Thema(Named, index.Indexed, models.Model):
    """A kind of nuisance or a subject, below at most one other."""

    name = models.CharField("naam", max_length=80, unique=True, help_text="Zoals lezers het zeggen: kort, in gewone taal.")
    slug = models.SlugField(
        "adres",
        max_length=80,
        unique=True,
        blank=True,
        help_text="Het woord in het webadres; komt vanzelf van de naam. Verander dit niet meer als het thema in gebruik is.",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="valt onder",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text="Kies het bredere thema, of laat leeg voor een hoofdthema.",
    )
    description = models.TextField(
        "omschrijving", blank=True, help_text="Wat valt er wel onder, en wat niet? Eén of twee zinnen."
    )
    synonyms = models.TextField(
        "andere woorden", blank=True, help_text="Eén woord of woordgroep per regel, zoals mensen het zelf zeggen."
    )
    order = models.PositiveSmallIntegerField("volgorde", default=100, help_text="Lager staat hoger in de lijst.")

    objects = ThemaQuerySet.as_manager()

    base_form_class = LastSeenForm
    panels = [
        MultiFieldPanel(
            [
                NamePanel("name"),
                FieldPanel("slug"),
                FieldPanel("parent"),
                FieldPanel("order"),
            ],
            heading="Plaats",
        ),
        MultiFieldPanel([FieldPanel("description"), FieldPanel("synonyms")], heading="Betekenis"),
    ]
    search_fields = [index.SearchField("name", boost=3), index.AutocompleteField("name"), index.SearchField("synonyms")]

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema's"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Keep the tree at two levels: a theme falls under a main theme, and a main theme under nothing."""
        super().clean()
        if self.parent is None:
            return
        if self.parent_id == self.pk:
            raise ValidationError({"parent": "Een thema valt niet onder zichzelf. Kies een ander thema, of laat dit leeg."})
        if self.parent.parent_id:
            raise ValidationError({"parent": f"«{self.parent}» is zelf geen hoofdthema. Kies een hoofdthema."})
        if self.pk and self.children.exists():
            raise ValidationError({"parent": "Onder dit thema vallen andere thema's. Laat dit leeg: het is een hoofdthema."})

    @cached_property
    def synonym_list(self) -> list[str]:
        return [line.strip() for line in self.synonyms.splitlines() if line.strip()]
