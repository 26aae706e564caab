"""Two people at the same record: whoever saves last is told what the other changed, and keeps what he typed himself."""

import datetime as dt
import json
import re
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from core import clock
from core.addresses import free_address


class HiddenMemory(forms.CharField):
    """What stood in the record when the form was opened; no change of its own."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002 (Django's interface)
        return False


def add_gone_parts_again(form: Any) -> None:
    """Take a part that somebody took out meanwhile for a new one: with a key that leads nowhere, a form could never be saved."""
    for name, formset in form.formsets.items():
        # A remark that was taken out is not made again in the name of somebody else.
        if formset.is_bound and name != "comments":
            known = {str(part.pk) for part in formset.get_queryset()}
            keys = re.compile(rf"{re.escape(formset.prefix)}-\d+-{formset.model._meta.pk.name}")
            gone = [key for key in formset.data if keys.fullmatch(key) and formset.data[key] not in known]
            # Read by the forms of the parts, which are made when they are first asked for.
            formset.data = formset.data.copy()
            for key in gone:
                formset.data[key] = ""


class LastSeenForm(WagtailAdminModelForm):
    """A form that refuses once when somebody else changed the record meanwhile; saving again keeps what was typed."""

    data: Any

    seen = HiddenMemory(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_gone_parts_again(self)
        self.now = self.state() if self.instance.pk else {}
        self.initial["seen"] = json.dumps(self.now, cls=DjangoJSONEncoder)

    def state(self) -> dict[str, Any]:
        """Return what now stands in the database of what this form shows."""
        thing = self.instance
        everything = thing.serializable_data() if isinstance(thing, ClusterableModel) else get_serializable_data_for_fields(thing)
        shown = {*self.fields, *self.formsets}
        plain: dict[str, Any] = json.loads(json.dumps(everything, cls=DjangoJSONEncoder))
        return {name: value for name, value in plain.items() if name in shown}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        seen = memory(cleaned.pop("seen", ""))
        others = [name for name, value in self.now.items() if name in seen and seen[name] != value]
        for name in others:
            if name in self.formsets or name in self.changed_data:
                self.tell(name)
        if others:
            self.remember()
        return cleaned

    def remember(self) -> None:
        """Let the form that is shown again know what stands in the record now."""
        again: Any = self.data.copy()
        again[self.add_prefix("seen")] = self.initial["seen"]
        self.data = again

    def tell(self, name: str) -> None:
        """Say what somebody else made of this."""
        if name in self.formsets:
            rows = ", ".join(str(row) for row in getattr(self.instance, name).all())
            label = self.formsets[name].model._meta.verbose_name_plural
            self.add_error(NON_FIELD_ERRORS, f"Iemand anders wijzigde intussen de {label} in: {rows or 'geen'}. {AGAIN}")
        else:
            self.add_error(name, f"Iemand anders maakte hier intussen «{self.shown(name)}» van. {AGAIN}")

    def shown(self, name: str) -> str:
        """Return the value in the database as people read it."""
        field = self.instance._meta.get_field(name)
        if field.many_to_many:
            return ", ".join(str(thing) for thing in getattr(self.instance, name).all())
        if isinstance(field, StreamField):
            return "iets anders"
        if field.choices:
            return str(getattr(self.instance, f"get_{name}_display")())
        value = getattr(self.instance, name)
        return "leeg" if value in (None, "") else str(value)


class PageForm(WagtailAdminPageForm):
    """The form of a page, which refuses once when a newer version was saved since it was opened; saving again saves.

    Wagtail refuses only what it saves by itself; whoever presses the button would not hear of the other version. The view
    says on the page which version the editor began with (`note_opened`): a preview of the same form is no saving.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_gone_parts_again(self)
        if not self.instance.pk and "slug" in self.fields:
            # Made of the title when the browser had no time to.
            self.fields["slug"].required = False

    def defer_required_fields(self) -> None:
        """Let the page know that it is a draft: what it asks for by itself may wait too."""
        super().defer_required_fields()
        self.instance.is_deferred_validation = True

    def restore_required_fields(self) -> None:
        super().restore_required_fields()
        self.instance.is_deferred_validation = False

    def address(self) -> str:
        """Return what was given as address, or else a free one made of the title; nothing without title."""
        given, title = (str(self.cleaned_data.get(name) or "") for name in ("slug", "title"))
        if given or not title:
            return given
        longest, siblings = Page._meta.get_field("slug").max_length, self.parent_page.get_children()
        return free_address(title, self.instance.kind, longest, lambda slug: not siblings.filter(slug=slug).exists())

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Let the page that stays open know its address too."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        return updates if self.data.get("slug") else [*updates, ("slug", self.instance.slug)]

    def clean(self) -> dict[str, Any]:
        if "slug" in self.cleaned_data:
            self.cleaned_data["slug"] = self.address()
        cleaned: dict[str, Any] = super().clean()
        newest = self.instance.get_latest_revision() if self.instance.pk else None
        opened = getattr(self.instance, "opened_version", None)
        if newest and opened and opened not in (version_of(newest), (str(newest.pk), "")):
            self.add_error(NON_FIELD_ERRORS, self.told(newest))
        self.refuse_past(cleaned.get("go_live_at"))
        return cleaned

    def _post_clean(self) -> None:
        """Refuse what the page lacks, now that it holds what was typed; a draft may wait."""
        super()._post_clean()
        if getattr(self.instance, "is_deferred_validation", False):
            return
        for name, text in self.instance.lacks().items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, text)

    def refuse_past(self, go_live_at: dt.datetime | None) -> None:
        """Refuse planning a page for a moment that has been; a date that stood there already may stay."""
        if go_live_at and "go_live_at" in self.changed_data and go_live_at < clock.now():
            self.add_error("go_live_at", PAST)

    def told(self, newest: Revision) -> str:
        """Say who saved the newer version: somebody else, or the same editor, who may have the page open twice."""
        if newest.user_id == self.for_user.pk:
            return OWN_KEPT
        return f"Iemand anders ({user_display_name(newest.user)}) bewaarde intussen een nieuwere versie. {BOTH_KEPT}"


def version_of(revision: Revision) -> tuple[str, str]:
    """Return what tells one version from another: saving by itself writes over a version."""
    return str(revision.pk), revision.created_at.isoformat()


def note_opened(request: HttpRequest, page: Page) -> None:
    """Note on a page that is being saved with which version its editor began, as Wagtail's form sends it along."""
    written_over, begun, moment = (
        request.POST.get(name, "") for name in ("overwrite_revision_id", "loaded_revision_id", "loaded_revision_created_at")
    )
    if written_over:
        # A version that this window saved by itself: nobody else writes over that one.
        page.opened_version = (written_over, "")
    elif begun:
        page.opened_version = (begun, moment)


PAST = "Dit moment is al geweest. Kies een later moment, of maak dit veld leeg en kies Publiceren."
# The page goes on saving by itself, so going on is saving again.
BOTH_KEPT = (
    "Wat u typte, staat er nog. Gaat u hier verder, dan geldt uw versie; wat de ander bewaarde, blijft bij de geschiedenis staan."
)
OWN_KEPT = (
    "Van deze pagina is intussen een nieuwere versie van uzelf bewaard, bijvoorbeeld in een ander venster. "
    "Wat u hier typte, staat er nog. Gaat u hier verder, dan geldt wat hier staat; de andere versie vindt u bij de geschiedenis."
)
AGAIN = "Wat u typte, staat er nog. Slaat u nog eens op, dan geldt dat."


def memory(text: str) -> dict[str, Any]:
    """Return what the hidden field holds; nothing when it was not sent along."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
