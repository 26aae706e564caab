"""Typing over a mailed code: without losing the page to an empty field, a second mail too soon, or three wrong codes."""

from typing import Any

from allauth.account.internal.flows.email_verification_by_code import EMAIL_VERIFICATION_CODE_SESSION_KEY
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.views import ConfirmEmailVerificationCodeView, ConfirmLoginCodeView
from allauth.core.exceptions import ImmediateHttpResponse, RateLimited
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
NEW_CODE_SENT = f"{TOO_MANY} Wij mailen u een nieuwe."
ASK_NEW_CODE = f"{TOO_MANY} Vraag hieronder een nieuwe aan."
NO_MORE_CODES = f"{TOO_MANY} Begin hieronder opnieuw: u krijgt dan een nieuwe."
SENT_AGAIN = "Er is een nieuwe code onderweg. De code van daarvoor werkt niet meer."
EXPIRED = "Deze code is verlopen. Vraag hieronder een nieuwe aan."


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
        if getattr(self, "_process", None) or not pending:
            return answer
        messages.error(request, EXPIRED)
        return redirect("account_email" if request.user.is_authenticated else "account_request_login_code")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.POST.get("action") == "opnieuw":
            self._process.abort()
            return redirect("account_email" if request.user.is_authenticated else self.begin_at)
        answer: HttpResponseBase = super().post(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        return answer

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        if not self.request.POST.get("code", "").strip():
            return self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined, no-any-return]  # of the view
        if self._process.state["failed_attempts"] + 1 < self._process.max_attempts:
            return super().form_invalid(form)  # type: ignore[misc, no-any-return]  # of the view
        if not self._process.can_resend:
            self._process.abort()
            messages.error(self.request, NO_MORE_CODES)
            return redirect("account_email" if self.request.user.is_authenticated else "account_login")
        self._process.state["failed_attempts"] = 0
        messages.error(self.request, NEW_CODE_SENT if self.send_again() else ASK_NEW_CODE)
        return redirect(self.request.path)

    def _resend_form_valid(self, form: BaseForm) -> HttpResponse:  # noqa: ARG002 (allauth's interface)
        if self.send_again():
            messages.success(self.request, SENT_AGAIN)
        else:
            messages.error(self.request, AccountAdapter.error_messages["rate_limited"])
        return redirect(self.request.get_full_path())

    def send_again(self) -> bool:
        """Mail a new code; tell whether it went. The code before it works no more."""
        try:
            self._process.resend()
        except (RateLimited, ImmediateHttpResponse):
            # The new code was made, but its mail may not go yet.
            self._process.persist()
            return False
        return True


@method_decorator(never_cache, name="dispatch")
class ConfirmAddressView(PatientMixin, ConfirmEmailVerificationCodeView):
    """The code that proves an address."""

    pending = EMAIL_VERIFICATION_CODE_SESSION_KEY
    begin_at = "account_signup"

    def _verify_form_valid(self, form: BaseForm) -> HttpResponse:
        # The address was right: what was kept to begin anew is not needed any more.
        kept_forms.take(self.request, reverse(self.begin_at))
        answer: HttpResponse = super()._verify_form_valid(form)
        return answer


class ConfirmSignInView(PatientMixin, ConfirmLoginCodeView):
    """The code that signs in."""

    pending = LOGIN_SESSION_KEY
    begin_at = "account_request_login_code"


confirm_address = ConfirmAddressView.as_view()
confirm_sign_in = ConfirmSignInView.as_view()
