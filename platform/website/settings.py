"""Settings of the site, all taken from the environment; `docs/instellingen.md` lists them.

Safe by default: without any setting the site refuses to start and names what is missing.
"""

from pathlib import Path
from typing import Any

from website.settings_parts import reading
from website.settings_parts.reading import required, text, yes_or_no

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"

reading.read_file(BASE_DIR / ".env")

DEMO = yes_or_no("DEMO")
DEBUG = yes_or_no("DEBUG")
SECRET_KEY = reading.secret_key(required("SECRET_KEY", "alleen-voor-de-demo-nooit-gebruiken-op-een-echte-site-0123456789"))
SITE_URL = reading.site_url(required("SITE_URL", "http://127.0.0.1:8000"))
ALLOWED_HOSTS = reading.allowed_hosts(required("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]"))
SITE_IS_SECURE = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_IS_SECURE else []

# Apps, in the order of the layers: website first, core last.
INSTALLED_APPS = [
    "website.apps.WebsiteConfig",
    "events",
    "knowledge",
    "members",
    "search",
    "core",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "website.apps.SiteUsers",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "website.apps.SiteStaticFiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "website.middleware.HeadersMiddleware",
    "website.middleware.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "website.middleware.KnownSiteMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "website.middleware.KeptAdminFormMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "members.devices.LastUsedMiddleware",
    "search.middleware.UnreadFilesMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "website.middleware.ChangedByHandMiddleware",
]

ROOT_URLCONF = "website.urls"
WSGI_APPLICATION = "website.wsgi.application"
# W019 asks X-Frame-Options DENY; the preview of the editors shows our own pages in a frame of our own. W005 and W021 ask that
# strict transport holds for every other name below this one, and for ever: that is not ours to decide.
SILENCED_SYSTEM_CHECKS = ["security.W019", "security.W005", "security.W021"]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "website.context.site",
            ],
        },
    },
]
FORM_RENDERER = "core.forms.SiteRenderer"

# Data

DATABASE_URL = text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'platform.sqlite3'}")
DATABASES: dict[str, Any] = {"default": reading.database(DATABASE_URL)}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
    }
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Apart, so that the many parts of pages and visits to the search do not push out how often somebody tried to sign in.
CACHE = reading.cache(text("CACHE_URL", "locmemcache://platform?max_entries=5000"))
CACHES = {name: {**CACHE, "KEY_PREFIX": name} for name in ("default", "delen", "bezoeken")}
if "locmem" in CACHE["BACKEND"]:
    for name, options in CACHES.items():
        options["LOCATION"] = f"{CACHE['LOCATION']}-{name}"

SEARCH_URL = text("SEARCH_URL", f"embedded://{VAR_DIR / 'zoekindex'}")
# Whether searches are noted while the visitor waits, as tests do; normally a moment later.
SEARCH_LOG_AT_ONCE = False

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Files

MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
MEDIA_STORAGE = reading.media_storage(text("MEDIA_STORAGE", ""))
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if MEDIA_STORAGE.startswith("file://"):
    MEDIA_ROOT = Path(MEDIA_STORAGE.removeprefix("file://"))
elif MEDIA_STORAGE:
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": MEDIA_STORAGE.removeprefix("s3://")},
    }
WHITENOISE_MAX_AGE = 60 * 60

# Mail

EMAIL_URL = required("EMAIL_URL", f"filemail://{VAR_DIR / 'post'}")
EMAIL_CONFIG = reading.mail(EMAIL_URL)
vars().update(EMAIL_CONFIG)
# What sends the mails, once they have an address for answers.
MAIL_TRANSPORT = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_BACKEND = "core.mail_backend.AnsweredBackend"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = reading.sender(text("MAIL_FROM", "Landelijk Platform Woonoverlast <noreply@platformwoonoverlast.nl>"))
SERVER_EMAIL = DEFAULT_FROM_EMAIL
CONTACT_EMAIL = "info@platformwoonoverlast.nl"

# Language and time

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# Accounts

AUTH_USER_MODEL = "members.Account"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "members.passwords.NotLikeOneself"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "members.passwords.NoDemoPassword"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/mijn/"

# Security

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_IS_SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_SSL_REDIRECT = SITE_IS_SECURE
# What watches over the site asks on the machine itself, without https.
SECURE_REDIRECT_EXEMPT = ["^gezond/$"]
BEHIND_PROXY = yes_or_no("BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Limits on signing in are counted per visitor, not per proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SITE_IS_SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_FAILURE_VIEW = "website.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

from website.settings_parts.accounts import *  # noqa: E402, F403 (settings parts, read after their base)
from website.settings_parts.content import *  # noqa: E402, F403 (settings parts, read after their base)
from website.settings_parts.security import *  # noqa: E402, F403 (settings parts, read after their base)

WAGTAILADMIN_BASE_URL = SITE_URL
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SITE_IS_SECURE else "http"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_data": {"()": "core.logs.WithoutData"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        # A task gets what people typed; the log of a failed one says only where it went wrong.
        "django_tasks": {"level": "WARNING", "filters": ["without_data"]},
        "django_tasks_db": {"level": "WARNING", "filters": ["without_data"]},
        # An engine that is away is told of in one line, by us.
        "elastic_transport": {"level": "ERROR"},
    },
    "root": {"handlers": ["console"], "level": reading.log_level(text("LOG_LEVEL", "WARNING"))},
}
