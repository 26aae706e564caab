"""How people sign in: django-allauth with the e-mail address as the only name."""

ACCOUNT_ADAPTER = "members.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "members.account_forms.SignInForm",
    "request_login_code": "members.account_forms.AskCodeForm",
    "reset_password": "members.account_forms.ForgottenPasswordForm",
    "add_email": "members.account_forms.ChangeAddressForm",
    "confirm_login_code": "members.account_forms.SignInCodeForm",
    "confirm_email_verification_code": "members.account_forms.AddressCodeForm",
    "reauthenticate": "members.account_forms.SignInAgainForm",
    "change_password": "members.account_forms.ChangedPasswordForm",
    "set_password": "members.account_forms.FirstPasswordForm",
    "reset_password_from_key": "members.account_forms.NewPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# Whoever joins sets no password: the join form leaves it out. Here it says that signing in by password exists.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
# Who mistyped his address begins anew. Several people may apply with one address: none of them moves the application to another.
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Whoever changes address or password is told so, at the old address too.
ACCOUNT_EMAIL_NOTIFICATIONS = True
# A room full of people joins from one address of the network. What counts is a whole form, which makes an account and a mail;
# django-allauth's own limit would count each mistake too.
ACCOUNT_RATE_LIMITS = {"signup": None, "join": "60/m/ip"}
