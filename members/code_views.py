"""Typing over a mailed code: without losing the page to an empty field, a second mail too soon, or three wrong codes."""

from typing import Any

from allauth.account.internal.flows.email_verification_by_code import (
    EMAIL_VERIFICATION_CODE_SESSION_KEY,
    EmailVerificationProcess,
)
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.views import ConfirmEmailVerificationCodeView, ConfirmLoginCodeView, EmailView
from allauth.core.exceptions import ImmediateHttpResponse, RateLimited
from django.conf import settings
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from core import kept_forms
from members.adapter import AccountAdapter

TOO_MANY = "U typte drie keer een verkeerde code. Die code werkt niet meer."
NEW_CODE_SENT = f"{TOO_MANY} Wij mailen u opnieuw."
ASK_NEW_CODE = f"{TOO_MANY} Vraag hieronder een nieuwe aan."
NO_MORE_CODES = f"{TOO_MANY} Begin hieronder opnieuw: u krijgt dan een nieuwe."
SENT_AGAIN = "Er is opnieuw een mail onderweg. De code van daarvoor werkt niet meer."
EXPIRED = "Deze code is verlopen. Vraag hieronder een nieuwe aan."
DEAD = "Deze code werkt niet meer. Vraag hieronder een nieuwe aan."
BEGUN_ANEW = "U begon intussen opnieuw. De code van daarvoor werkt niet meer."
PROVEN = "Uw e-mailadres is al bevestigd."
PROVEN_SIGN_IN = f"{PROVEN} Log in: vraag hieronder een code aan."
GONE = "Het account bij deze code is intussen verwijderd. De code werkt niet meer."
USED = "Deze code is al gebruikt. U hoeft hem niet nog eens te typen."


class PatientMixin:
    """What both pages for a code have in common.

    A code is tried three times, and asked for again at most twice. Who mistyped his address begins anew.
    """

    request: HttpRequest
    _process: Any
    # Where the session keeps that a code was mailed, and where one begins anew.
    pending: str
    begin_at: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        pending = self.pending in request.session
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        if getattr(self, "_process", None):
            return answer
        if pending:
            messages.error(request, EXPIRED)
            return redirect(
                "account_email" if request.user.is_authenticated else self.with_way_back("account_request_login_code")
            )
        return self.without_code()

    def without_code(self) -> HttpResponseBase:
        """Answer a page that stayed open while its code was used, or given up, in another tab."""
        signed_in = self.request.user.is_authenticated
        if self.request.method == "POST":
            messages.info(self.request, USED if signed_in else BEGUN_ANEW)
        if signed_in:
            return redirect(self.get_next_url() or settings.LOGIN_REDIRECT_URL)  # type: ignore[attr-defined]  # of the view
        return redirect(self.with_way_back("account_request_login_code"))

    def with_way_back(self, view_name: str) -> str:
        """Return the address of this view, with where somebody was going; nothing outside this site."""
        return str(self.passthrough_next_url(reverse(view_name)))  # type: ignore[attr-defined]  # of the view

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.POST.get("action") == "opnieuw":
            self._process.abort()
            return redirect("account_email" if request.user.is_authenticated else self.with_way_back(self.begin_at))
        answer: HttpResponseBase = super().post(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        return answer

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Go on with the right code; whose account was removed since it was mailed begins anew."""
        if self._process.user or self._action != "verify":  # type: ignore[attr-defined]  # of the view
            return super().form_valid(form)  # type: ignore[misc, no-any-return]  # of the view
        self._process.abort()
        messages.error(self.request, GONE)
        return redirect(self.with_way_back(self.begin_at))

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        if not self.request.POST.get("code", "").strip():
            return self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined, no-any-return]  # of the view
        state = self._process.state
        if state.get("is_dead"):
            return self.told_anew(DEAD)
        if state["failed_attempts"] + 1 < self._process.max_attempts:
            return super().form_invalid(form)  # type: ignore[misc, no-any-return]  # of the view
        if not self._process.can_resend:
            self._process.abort()
            messages.error(self.request, NO_MORE_CODES)
            return redirect("account_email" if self.request.user.is_authenticated else self.with_way_back(self.begin_at))
        state["failed_attempts"], state["is_dead"] = 0, True
        self._process.generate_code()
        return self.told_anew(NEW_CODE_SENT if self.send_again() else ASK_NEW_CODE)

    def told_anew(self, why: str) -> HttpResponse:
        messages.error(self.request, why)
        return redirect(self.request.get_full_path())

    def _resend_form_valid(self, form: BaseForm) -> HttpResponse:  # noqa: ARG002 (allauth's interface)
        if self.send_again():
            messages.success(self.request, SENT_AGAIN)
        else:
            messages.error(self.request, AccountAdapter.error_messages["rate_limited"])
        return redirect(self.request.get_full_path())

    def send_again(self) -> bool:
        """Mail a new code, or once more why there is none; tell whether it went.

        Once it went, the code before it works no more. When it may not go yet, the code that was mailed stays as it was.
        """
        process, before = self._process, dict(self._process.state)
        try:
            if process.user:
                process.resend()
            else:
                # Nobody is to get a code; allauth's own way of sending again would send such an address nothing.
                process.send()
                process.record_resend()
        except (RateLimited, ImmediateHttpResponse):
            process.state.update(before)
        else:
            process.state.pop("is_dead", None)
        process.persist()
        return bool(process.state["resend_count"] > before["resend_count"])


@method_decorator(never_cache, name="dispatch")
class ConfirmAddressView(PatientMixin, ConfirmEmailVerificationCodeView):
    """The code that proves an address."""

    pending = EMAIL_VERIFICATION_CODE_SESSION_KEY
    begin_at = "account_signup"

    def _verify_form_valid(self, form: BaseForm) -> HttpResponse:
        # The address was right: what was kept to begin anew is not needed any more.
        kept_forms.take(self.request, reverse(self.begin_at))
        if self._process.email_address.verified:
            return self.proven_elsewhere()
        answer: HttpResponse = super()._verify_form_valid(form)
        return answer

    def proven_elsewhere(self) -> HttpResponse:
        """Tell who typed the right code that the address was proven meanwhile, in another browser; it signs nobody in."""
        self._process.abort()
        if self.request.user.is_authenticated:
            messages.info(self.request, PROVEN)
            return redirect("account_email")
        messages.info(self.request, PROVEN_SIGN_IN)
        return redirect(self.with_way_back("account_request_login_code"))


class ConfirmSignInView(PatientMixin, ConfirmLoginCodeView):
    """The code that signs in."""

    pending = LOGIN_SESSION_KEY
    begin_at = "account_request_login_code"


class ChangeAddressView(EmailView):
    """Asking for another address; a code that is underway can still be typed over."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "underway": EmailVerificationProcess.resume(self.request)}


change_address = ChangeAddressView.as_view()
confirm_address = ConfirmAddressView.as_view()
confirm_sign_in = ConfirmSignInView.as_view()
