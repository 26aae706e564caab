"""Editors' screens of words: forms that come filled in from a report, and groups of words that show what they change first."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.snippets.views import snippets

from core.exports import DutchSpreadsheetMixin
from core.text import without_invisible
from search.asked import times_by_phrase
from search.models import KeptWord, PinnedResult, RelatedWords, Synonyms
from search.previewing import preview

LONGEST_FILLED_IN = 200
PREVIEW = "_voorbeeld"


class CountedMixin:
    """A list that counts its rows in the words of the list, instead of in those of its model."""

    verbose_name: str
    verbose_name_plural: str

    def get_paginator(self, *args: Any, **options: Any) -> Any:
        paginator = super().get_paginator(*args, **options)  # type: ignore[misc]  # the view beside it has it
        paginator.verbose_name, paginator.verbose_name_plural = self.verbose_name, self.verbose_name_plural
        return paginator


class ListView(CountedMixin, DutchSpreadsheetMixin, snippets.IndexView):
    """A list of the search room, with a safe export. `nothing` says what it is for, as long as it is empty."""

    nothing = ""

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return {**context, "nothing": self.nothing}


class SynonymsListView(ListView):
    verbose_name = "groep"
    verbose_name_plural = "groepen"
    add_item_label = "Groep toevoegen"
    nothing = (
        "Er zijn nog geen synoniemen. Zet woorden bij elkaar die hetzelfde betekenen: wie het ene typt, vindt dan ook het andere."
    )


def filled_in(request: HttpRequest) -> str:
    """Return the query with which somebody comes here from a report."""
    return without_invisible(request.GET.get("zoekvraag", ""))[:LONGEST_FILLED_IN].strip()


class PreviewMixin:
    """A form of words with a second button, which shows what would change and keeps nothing."""

    request: HttpRequest
    form: Any

    def get_error_message(self) -> str | None:
        if PREVIEW not in self.request.POST:
            said: str | None = super().get_error_message()  # type: ignore[misc]  # the view beside it has it
            return said
        return "Verbeter eerst wat hieronder niet klopt; daarna ziet u wat er verandert. Er is nog niets opgeslagen."

    def form_valid(self, form: Any) -> HttpResponse:
        if PREVIEW not in self.request.POST:
            kept: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # the view beside it has it
            return kept
        self.form = form
        found = preview(form.instance)
        messages.warning(self.request, "Er is nog niets opgeslagen. Onder het formulier staat wat er verandert.")
        view: Any = self
        shown: HttpResponse = view.render_to_response(view.get_context_data(preview=found))
        return shown


class RelatedListView(ListView):
    page_title = "Verwante woorden"
    verbose_name = "groep"
    verbose_name_plural = "groepen"
    add_item_label = "Groep toevoegen"
    nothing = "Er zijn nog geen verwante woorden. Zet bij wat mensen typen de woorden uit teksten die hen helpen."


class SynonymsCreateView(PreviewMixin, snippets.CreateView):
    """A new group, with the query from a report as its first word."""

    template_name = "search/admin/woorden_nieuw.html"

    def get_initial_form_instance(self) -> Synonyms:
        return Synonyms(terms=filled_in(self.request))


class SynonymsEditView(PreviewMixin, snippets.EditView):
    template_name = "search/admin/woorden_bewerken.html"


class RelatedCreateView(PreviewMixin, snippets.CreateView):
    """A new group, with the query from a report as its first phrase."""

    template_name = "search/admin/woorden_nieuw.html"

    def get_initial_form_instance(self) -> RelatedWords:
        return RelatedWords(terms=filled_in(self.request))


class RelatedEditView(PreviewMixin, snippets.EditView):
    template_name = "search/admin/woorden_bewerken.html"


class PinnedCreateView(snippets.CreateView):
    """A new pinned result, with the query from a report as its first phrase."""

    def get_initial_form_instance(self) -> PinnedResult:
        return PinnedResult(phrases=filled_in(self.request))


class PinnedListView(ListView):
    """Pinned results, each with how often its phrases were asked."""

    verbose_name = "vastgezet resultaat"
    verbose_name_plural = "vastgezette resultaten"
    add_item_label = "Resultaat vastzetten"
    nothing = "Er is nog niets vastgezet. Kies pagina's die bovenaan moeten staan als iemand iets bepaalds zoekt."

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().prefetch_related("pages__page")

    @cached_property
    def times(self) -> Counter[str]:
        return times_by_phrase()

    def get_table(self, object_list: Iterable[PinnedResult]) -> Any:
        for item in object_list:
            item.times = self.times_asked(item)
        return super().get_table(object_list)

    def to_row_dict(self, item: PinnedResult) -> Any:
        item.times = self.times_asked(item)
        return super().to_row_dict(item)

    def times_asked(self, item: PinnedResult) -> int:
        """Return how often the phrases of this result were asked in ninety days."""
        return sum(self.times[key] for key in set(item.keys))


class WishListView(ListView):
    """What people missed, in words that fit a list of it."""

    page_title = "Gemist"
    verbose_name = "regel"
    verbose_name_plural = "regels"
    nothing = "Er staat hier nog niets. Wie niets vindt, kan op de zoekpagina vertellen wat hij zocht; dat leest u dan hier."


class KeptWordListView(ListView):
    page_title = "Woorden die blijven"
    verbose_name = "woord"
    verbose_name_plural = "woorden"
    add_item_label = "Woord toevoegen"
    nothing = "Er zijn nog geen woorden die blijven zoals ze zijn. Zet hier een woord dat zoeken ten onrechte knipt of verbetert."


class KeptWordCreateView(snippets.CreateView):
    """A new word, with the one from a report filled in."""

    def get_initial_form_instance(self) -> KeptWord:
        return KeptWord(word=filled_in(self.request))
