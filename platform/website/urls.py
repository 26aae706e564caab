"""All addresses of the site."""

from django.conf import settings
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView
from django.views.i18n import JavaScriptCatalog
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.contrib.sitemaps import Sitemap
from wagtail.documents import urls as wagtaildocs_urls

from website import health, texts
from website.deciding import DecisionView
from website.feeds import NewsFeed
from website.media import picture
from website.views import (
    OwnSettingsView,
    PageCreateView,
    UnscheduleView,
    admin_login,
    delete_page,
    import_redirects,
    still_signed_in,
)

handler400 = "website.errors.bad_request"
handler403 = "website.errors.forbidden"
handler404 = "website.errors.not_found"
handler500 = "website.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path(".well-known/security.txt", texts.security_txt, name="security_txt"),
    path("gezond/", health.show, name="health"),
    path("robots.txt", texts.robots_txt, name="robots_txt"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": Sitemap}}, name="sitemap"),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}beeld/favicon.ico"), name="favicon"),
    path("media/images/<path:path>", picture, name="picture"),
    path("beheer/login/", admin_login, name="admin_login"),
    path("beheer/ingelogd/", still_signed_in, name="still_signed_in"),
    path("beheer/account/", never_cache(require_admin_access(OwnSettingsView.as_view()))),
    path(
        "beheer/pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
        never_cache(require_admin_access(PageCreateView.as_view())),
    ),
    path(
        "beheer/pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
        never_cache(require_admin_access(DecisionView.as_view())),
    ),
    path(
        "beheer/pages/<int:page_id>/revisions/<int:revision_id>/unschedule/",
        never_cache(require_admin_access(UnscheduleView.as_view())),
    ),
    path("beheer/pages/<int:page_id>/delete/", never_cache(require_admin_access(delete_page))),
    path("beheer/redirects/import/process/", never_cache(require_admin_access(import_redirects))),
    path("beheer/", include("website.own_reports")),
    path("beheer/jsi18n/", JavaScriptCatalog.as_view(packages=["wagtail.admin", "website"])),
    path("beheer/", include(wagtailadmin_urls)),
    path("bestanden/", include(wagtaildocs_urls)),
    path("nieuws/rss/", NewsFeed(), name="news_feed"),
    path("", include("members.account_urls")),
    path("", include("members.urls")),
    path("", include("search.urls")),
    path("", include("events.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("website.demo.urls")))

urlpatterns.append(path("", include(wagtail_urls)))
