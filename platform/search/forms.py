"""Forms of the editors' screens of searching."""

from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.forms.models import WagtailAdminModelForm

from core.last_seen import add_gone_parts_again

MOST_PINNED = 3
NO_PAGE = "Kies minstens één pagina."


class LinesForm(WagtailAdminModelForm):
    """A form with a word on each line. Much can be wrong at once: every error stands on a line of its own."""

    def full_clean(self) -> None:
        super().full_clean()
        for field, errors in (self._errors or {}).items():
            lines = format_html_join(SafeString("<br>"), "{}", ((text,) for text in errors))
            self._errors[field] = self.error_class([lines])


class WordsForm(LinesForm):
    """A group of words: at least one word in each field that asks for them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"terms", "related"} & self.fields.keys():
            self.fields[name].error_messages["required"] = "Vul minstens één woord in."


class PinnedForm(LinesForm):
    """What is pinned: one to three pages, each of them once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_gone_parts_again(self)
        pages = self.formsets["pages"]
        pages.error_messages.update(
            too_few_forms=NO_PAGE,
            too_many_forms=f"Dit zijn er te veel: zet hoogstens {MOST_PINNED} pagina's vast. Haal er een weg.",
        )
        for form in pages.forms:
            form.fields["page"].error_messages["required"] = NO_PAGE

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self.refuse_doubles()
        return cleaned

    def refuse_doubles(self) -> None:
        formset = self.formsets["pages"]
        # Reads the forms of the pages, so that errors can be added to them.
        formset.is_valid()
        seen = set()
        for form in formset.forms:
            page = form.cleaned_data.get("page")
            if page is None or form.cleaned_data.get("DELETE"):
                continue
            if page.pk in seen:
                form.add_error("page", "Deze pagina staat er al. Kies een andere, of haal haar weg.")
            seen.add(page.pk)
