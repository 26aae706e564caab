"""Screens of the register keeper that are more than a list and a form."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.views.generic import View
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from core import audit
from core.forms import ProseField
from core.kept_forms import take
from core.seeing import SeenFormMixin
from members import joining, leaving, merging
from members.models import Member, Municipality


class MemberEditView(SeenFormMixin, generic.EditView):
    """Correcting a member's data."""


class MemberDeleteView(generic.DeleteView):
    """Erasing a member, which is written in the log."""

    @property
    def confirmation_message(self) -> str:
        return (
            f"Wilt u {self.object} wissen uit het ledenregister? Het account blijft. Komt deze persoon naar een bijeenkomst "
            "die nog niet is begonnen, dan gaat die plek naar wie wacht. U kunt dit niet terugdraaien."
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            erased: HttpResponse = super().form_valid(form)
        except leaving.NotNowError as why:
            messages.error(self.request, str(why))
            return redirect("leden:edit", self.object.pk)
        return erased

    def delete_action(self) -> None:
        leaving.erase(self.object, self.request.user)


class MunicipalityEditView(generic.EditView):
    """Changing a municipality; when it went into another, who works there goes along."""

    moved: merging.Moved | None = None

    def save_instance(self) -> Municipality:
        municipality: Municipality = super().save_instance()
        self.moved = merging.move(municipality, self.request.user)
        return municipality

    def get_success_message(self) -> str:
        said = str(super().get_success_message())
        if self.moved:
            return f"{said} {self.moved} zijn overgegaan naar {self.moved.heir}."
        if later := merging.waiting_for_day(self.object):
            return f"{said} Op {date_format(self.object.ended, 'j F Y')} gaan {later} vanzelf over naar {later.heir}."
        return said


class DecisionForm(forms.Form):
    """Admit, or refuse with a reason that the person gets to read."""

    decision = forms.ChoiceField(
        label="Besluit",
        choices=[("admit", "Toelaten"), ("refuse", "Niet toelaten")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of u deze persoon toelaat."},
    )
    reason = ProseField(
        label="Reden (alleen als u niet toelaat)",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Deze tekst komt letterlijk in de mail aan de aanvrager. Schrijf kort en vriendelijk wat er ontbreekt.",
    )

    seen = forms.ChoiceField(
        choices=[(state.value, state.label) for state in joining.TO_DECIDE], widget=forms.HiddenInput, required=False
    )

    def only_admitting(self, state: str) -> None:
        """Leave no other choice: who was refused already knows why, and who left was a member."""
        self.initial["seen"] = state
        del self.fields["reason"]
        again = "Opnieuw toelaten" if state == Member.State.LEFT else "Alsnog toelaten"
        self.fields["decision"].choices = [("admit", again)]  # type: ignore[attr-defined]  # it is a choice

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_told = "reason" in self.errors
        if cleaned.get("decision") == "refuse" and not is_told and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Schrijf op waarom u deze persoon niet toelaat. Hij krijgt deze tekst per mail.")
        return cleaned


def decision_form(state: str, data: QueryDict | None = None) -> DecisionForm:
    """Return the form for somebody whom the keeper sees in this state."""
    form = DecisionForm(data)
    if state in (Member.State.REFUSED, Member.State.LEFT):
        form.only_admitting(state)
    return form


class DecisionView(PermissionCheckedMixin, View):
    """Deciding about one person who wants to be a member."""

    permission_required = "change"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        member = self.member(pk)
        if not joining.may_decide(member):
            messages.error(request, joining.why_not(member))
            return redirect("leden:index")
        audit.record(request.user, "bekeken", member)
        return self.show(request, member, decision_form(member.state, take(request)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        member = self.member(pk)
        form = decision_form(request.POST.get("seen", ""), request.POST)
        if not form.is_valid():
            return self.show(request, member, form, status=422)
        try:
            messages.success(request, self.decide(request, member, form.cleaned_data))
        except joining.NotToDecideError as why:
            messages.error(request, str(why))
        return redirect(reverse("leden:index") + "?state=waiting")

    def decide(self, request: HttpRequest, member: Member, data: dict[str, Any]) -> str:
        """Write the decision; return what to tell the keeper."""
        if data["decision"] == "admit":
            joining.admit(member.pk, request.user, Member.State(data["seen"] or Member.State.WAITING))
            return f"{member.name} is toegelaten en krijgt een mail."
        joining.refuse(member.pk, request.user, data["reason"].strip())
        return f"{member.name} is niet toegelaten en krijgt een mail met de reden."

    def member(self, pk: int) -> Member:
        return get_object_or_404(
            Member.objects.select_related("account", "organisation").prefetch_related("municipalities"), pk=pk
        )

    def show(self, request: HttpRequest, member: Member, form: DecisionForm, status: int = 200) -> HttpResponse:
        domain = member.account.email.rpartition("@")[2]
        context = {
            "member": member,
            "form": form,
            "domain": domain,
            "page_title": "Beslissen over toelating",
            "header_icon": "group",
        }
        return render(request, "members/admin/besluit.html", context, status=status)


class LeaveView(PermissionCheckedMixin, View):
    """Taking somebody out of the members, after asking."""

    permission_required = "change"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        member = get_object_or_404(Member.objects.select_related("account", "organisation", "decided_by"), pk=pk)
        if not member.is_admitted:
            messages.error(request, joining.why_not(member))
            return redirect("leden:index")
        audit.record(request.user, "bekeken", member)
        context = {"member": member, "page_title": "Uitschrijven", "header_icon": "group"}
        return render(request, "members/admin/uitschrijven.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        get_object_or_404(Member, pk=pk)
        try:
            member = leaving.let_go(pk, request.user)
        except (joining.NotToDecideError, leaving.NotNowError) as why:
            messages.error(request, str(why))
        else:
            messages.success(request, f"{member.name} is geen lid meer en krijgt een mail.")
        return redirect("leden:index")
