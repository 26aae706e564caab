"""Signing in, by password or by code, and choosing a new password: one may change one's mind, and keeps the way back."""

from typing import Any

from allauth.account.internal.flows.email_verification_by_code import EmailVerificationProcess
from allauth.account.stages import EmailVerificationStage, LoginStage
from allauth.account.views import (
    LoginView,
    PasswordResetFromKeyView,
    PasswordResetView,
    ReauthenticateView,
    RequestLoginCodeView,
)
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse


def waits_for_sign_in(request: HttpRequest, stage: LoginStage) -> bool:
    """Tell whether a code to sign in is underway; one to prove an address is forgotten in this browser.

    Who applied with an address that is known is told by mail to sign in, so that must be possible here.
    """
    if stage.key != EmailVerificationStage.key:
        return True
    process = EmailVerificationProcess.resume(request)
    if process is not None:
        process.abort()
    return False


class OfferNewPasswordMixin:
    """A page that asks for the password, and helps who forgot it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        address = self.passthrough_next_url(reverse("account_reset_password"))  # type: ignore[attr-defined]  # of the view
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # of the view
        return {**context, "forgotten_password_url": address}


class SignInView(OfferNewPasswordMixin, LoginView):
    """Signing in by password, also for who asked for a code first."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> None:
        waits_for_sign_in(request, stage)


class AskCodeView(RequestLoginCodeView):
    """Asking for a code to sign in; one that is underway is typed over first."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> HttpResponseRedirect | None:
        if not waits_for_sign_in(request, stage):
            return None
        return redirect(self.passthrough_next_url(reverse("account_confirm_login_code")))


class SignInAgainView(OfferNewPasswordMixin, ReauthenticateView):
    """Typing the password once more, before an important change."""


class ForgottenPasswordView(PasswordResetView):
    """Asking for a link to choose a new password."""

    def get_success_url(self) -> str:
        return str(self.passthrough_next_url(reverse("account_reset_password_done")))


class NewPasswordView(PasswordResetFromKeyView):
    """Choosing a new password, by the link that was mailed."""

    def get_success_url(self) -> str:
        return str(self.passthrough_next_url(reverse("account_reset_password_from_key_done")))


sign_in = SignInView.as_view()
ask_code = AskCodeView.as_view()
sign_in_again = SignInAgainView.as_view()
forgotten_password = ForgottenPasswordView.as_view()
new_password = NewPasswordView.as_view()
