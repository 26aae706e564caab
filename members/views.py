"""Joining, the directory and one's own pages."""

from http import HTTPStatus
from typing import Any

from allauth.account.decorators import verified_email_required
from allauth.account.internal.flows.email_verification_by_code import EmailVerificationProcess
from allauth.account.stages import LoginStage
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import SignupView
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core import clock, kept_forms
from core.access import sees_member_items
from core.paging import page_of
from core.vocabulary import Discipline
from members import consent, directory, given_answers, joining, my_pages
from members.forms import ChoicesForm, JoinForm, MembershipForm, OwnDataForm
from members.models import Account, Consent, Member, Municipality, Organisation

DIRECTORY_PAGE = 24
MOST_SUGGESTIONS = 10
SHORTEST_QUESTION = 2
TOO_SOON = "Wij stuurden net al een mail naar dit adres. Wacht een halve minuut en probeer het dan opnieuw."
TOO_MANY = "Via uw netwerk melden zich nu veel mensen tegelijk aan. Wacht een minuut en verstuur het formulier dan opnieuw."


class JoinView(SignupView):
    """The form to become a member."""

    template_name = "members/aanmelden.html"
    form_class = JoinForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "municipality_names": municipality_names()}

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()
        kept = kept_forms.take(self.request) if self.request.method == "GET" else None
        return {**kwargs, "data": kept} if kept else kwargs

    def get_authenticated_redirect_url(self) -> str:
        """Lead who is signed in, but in no register, to the same questions without a code."""
        if Member.objects.filter(account_id=self.request.user.pk).exists():
            return str(super().get_authenticated_redirect_url())
        return str(self.passthrough_next_url(reverse("members:become_member")))

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> HttpResponseRedirect | None:
        """Lead back to the code that was mailed; a form sent from another tab is a new application, and counts."""
        if request.method == "POST" or super()._redirect_to_pending_stage(request, stage) is None:
            return None
        return redirect(self.passthrough_next_url(reverse(stage.urlname)))

    def form_valid(self, form: JoinForm) -> HttpResponse:
        """Go on to the code. Who must wait a moment first keeps what was typed."""
        if not ratelimit.consume(self.request, action="join"):
            return self.told_to_wait(form, TOO_MANY)
        response: HttpResponse = self.join_once(form)
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS and not self.is_code_underway(form):
            return self.told_to_wait(form, TOO_SOON)
        # Who mistyped his address comes back from the page for the code.
        kept_forms.keep(self.request)
        given_answers.keep(self.request, form.cleaned_data["email"], form.application())
        return redirect(self.passthrough_next_url(reverse("account_email_verification_sent")))

    def told_to_wait(self, form: JoinForm, why: str) -> HttpResponse:
        form.add_error(None, why)
        shown: HttpResponse = self.form_invalid(form)
        return shown

    def is_code_underway(self, form: JoinForm) -> bool:
        """Tell whether this browser has the page open for a code that was mailed to this address."""
        process = EmailVerificationProcess.resume(self.request)
        return process is not None and process.email == form.cleaned_data["email"]

    def join_once(self, form: JoinForm) -> Any:
        """Make the account. When the same form made it a moment ago, the address is known by now: the answer is the same."""
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except IntegrityError:
            again = self.form_class(**self.get_form_kwargs())
            again.full_clean()
            return super().form_valid(again)


class BeginJoinView(JoinView):
    """Lead from the short form beside Contact to the whole form, with its answers filled in.

    Nobody is held up here: the whole form looks at all answers at once, in our own words.
    It stores nothing, so it asks for no CSRF token: the pages that carry the short form set no cookie for guests.
    """

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002 (Django's interface)
        return redirect("account_signup")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002 (Django's interface)
        known = {name: request.POST.get(name, "").replace("\0", "")[:254] for name in ("name", "email", "organisation")}
        context = self.get_context_data(form=JoinForm(initial=known), begun=any(known.values()))
        return render(request, self.template_name, context)


def municipality_names() -> list[str]:
    return list(Municipality.objects.existing(clock.today()).values_list("name", flat=True))


@require_safe
def organisation_suggestions(request: HttpRequest) -> HttpResponse:
    """Names of organisations that begin with, or contain, what is being typed; as options for a datalist."""
    typed = " ".join(request.GET.get("q", "").replace("\0", "").split())[:100]
    names: list[str] = []
    if len(typed) >= SHORTEST_QUESTION:
        found = Organisation.objects.filter(name__folded__icontains=typed).values_list("name", flat=True)
        names = sorted(found[: 5 * MOST_SUGGESTIONS], key=lambda name: (not name.lower().startswith(typed.lower()), name))
    return render(request, "members/organisatienamen.html", {"names": names[:MOST_SUGGESTIONS]})


def own_member(request: HttpRequest) -> Member | None:
    """Return the register's row of whoever is signed in, with organisation and municipalities at hand."""
    return (
        Member.objects.filter(account_id=request.user.pk)
        .select_related("organisation", "account")
        .prefetch_related("municipalities")
        .first()
    )


@kept_forms.signed_in
@verified_email_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def become_member(request: HttpRequest) -> HttpResponse:
    """The joining questions for who has an account and is in no register; no code is needed."""
    assert isinstance(request.user, Account)  # noqa: S101 (signed_in saw to it)
    onward = get_next_redirect_url(request) or reverse("members:my_platform")
    if own_member(request) is not None:
        return redirect(onward)
    form = MembershipForm(request.user, request.POST if request.method == "POST" else kept_forms.take(request))
    if request.method == "POST" and form.is_valid():
        member = joining.join(request.user, form.application())
        if member is not None:
            messages.success(request, joining.outcome(member))
        return redirect(onward)
    context = {"form": form, "municipality_names": municipality_names()}
    return render(request, "members/lid_worden.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_safe
def my_platform(request: HttpRequest) -> HttpResponse:
    """Overview: where my membership stands, my data, and what other rooms have for me."""
    assert isinstance(request.user, Account)  # noqa: S101 (login_required saw to it)
    member = own_member(request)
    choices = {purpose.value: bool(member and consent.stands(member, purpose)) for purpose in Consent.Purpose}
    return render(
        request,
        "members/mijn.html",
        {"member": member, "choices": choices, "sections": my_pages.sections(request.user), "menu_choice": "overzicht"},
    )


@kept_forms.signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_data(request: HttpRequest) -> HttpResponse:
    member = own_member(request)
    if member is None:
        return redirect("members:my_platform")
    initial = {"organisation_typed": member.organisation_name, "municipalities": list(member.municipalities.all())}
    posted = request.POST if request.method == "POST" else kept_forms.take(request)
    form = OwnDataForm(posted, instance=member, initial=initial)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Uw gegevens zijn bewaard.")
        return redirect("members:my_platform")
    context = {"form": form, "member": member, "municipality_names": municipality_names(), "menu_choice": "gegevens"}
    return render(request, "members/mijn_gegevens.html", context, status=422 if form.errors else 200)


@kept_forms.signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_choices(request: HttpRequest) -> HttpResponse:
    member = own_member(request)
    if member is None:
        return redirect("members:my_platform")
    standing = {purpose.value: consent.stands(member, purpose) for purpose in Consent.Purpose}
    form = ChoicesForm(member, request.POST if request.method == "POST" else kept_forms.take(request), initial=standing)
    if request.method == "POST":
        form.full_clean()
        form.save()
        messages.success(request, "Uw keuzes zijn bewaard.")
        return redirect("members:my_platform")
    return render(request, "members/mijn_keuzes.html", {"form": form, "member": member, "menu_choice": "keuzes"})


@never_cache
@require_safe
def directory_page(request: HttpRequest) -> HttpResponseBase:
    """The directory, for members only; who signs in first comes back to the colleague he was looking for."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), "/inloggen/")
    if not sees_member_items(request.user):
        return render(request, "members/leden_dicht.html", {"member": own_member(request)}, status=403)
    wanted = directory.Wanted.from_querydict(request.GET)
    page = page_of(directory.found(wanted, request.user), request.GET.get("pagina"), DIRECTORY_PAGE)
    context = {
        "page_obj": page,
        "wanted": wanted,
        "municipality_options": directory.municipality_options(wanted.municipality),
        "disciplines": Discipline.choices,
        "member": getattr(request.user, "member", None),
    }
    return render(request, "members/leden.html", context)


join = JoinView.as_view()
begin_joining = csrf_exempt(BeginJoinView.as_view())
