"""Signing in and out, passwords and addresses: django-allauth's views at Dutch addresses."""

from allauth.account import views as account
from allauth.usersessions import views as sessions
from django.urls import path, re_path

from members import code_views, sign_in_views, views

urlpatterns = [
    path("aanmelden/", views.join, name="account_signup"),
    path("inloggen/", sign_in_views.sign_in, name="account_login"),
    path("inloggen/code/", sign_in_views.ask_code, name="account_request_login_code"),
    path("inloggen/code/bevestigen/", code_views.confirm_sign_in, name="account_confirm_login_code"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("account/gesloten/", account.account_inactive, name="account_inactive"),
    path("account/bevestigen/", code_views.confirm_address, name="account_email_verification_sent"),
    path("account/opnieuw-inloggen/", sign_in_views.sign_in_again, name="account_reauthenticate"),
    path("mijn/e-mail/", code_views.change_address, name="account_email"),
    path("mijn/wachtwoord/", account.password_change, name="account_change_password"),
    path("mijn/wachtwoord/instellen/", account.password_set, name="account_set_password"),
    path("mijn/apparaten/", sessions.list_usersessions, name="usersessions_list"),
    path("wachtwoord-vergeten/", sign_in_views.forgotten_password, name="account_reset_password"),
    path("wachtwoord-vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord-vergeten/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        sign_in_views.new_password,
        name="account_reset_password_from_key",
    ),
    path("wachtwoord-vergeten/klaar/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]
