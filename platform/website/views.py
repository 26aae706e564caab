"""Small views of the composition itself."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, BaseSettingsPanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.delete import delete
from wagtail.admin.views.pages.revisions import RevisionsUnschedule
from wagtail.contrib.redirects.views import process_import
from wagtail.models import Page

from core.last_seen import PageForm
from core.refusing import refuse
from website.fixed import why_fixed


@never_cache
@require_safe
def admin_login(request: HttpRequest) -> HttpResponse:
    """Send who is not signed in to the one sign-in page; tell who is, and may not come in, that he may not."""
    if request.user.is_authenticated:
        return render(request, "403.html", status=403)
    wanted = request.GET.get("next", "/beheer/")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return redirect(f"/inloggen/?{urlencode({'next': wanted if safe else '/beheer/'})}")


@never_cache
@require_safe
def still_signed_in(request: HttpRequest) -> JsonResponse:
    """Tell a screen of the admin who is signed in now, if anybody, and with which token its forms are ours."""
    return JsonResponse({"wie": str(request.user.pk or ""), "bewijs": get_token(request)})


class OwnSettingsView(AccountView):
    """One's own settings in the admin, without a picture of oneself: nobody would see it."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        return [panel for panel in super().get_panels() if not isinstance(panel, AvatarSettingsPanel)]


class PageCreateView(CreateView):
    """Making a page, also when it was sent twice at the same moment: what is typed stays, and the second is told why.

    Wagtail looks whether the address is free and makes the page after that; only the database knows of what came in between.
    """

    def form_valid(self, form: PageForm) -> HttpResponse:
        try:
            with transaction.atomic():
                response: HttpResponse = super().form_valid(form)
        except ValidationError as taken:
            form.add_error(None, taken)
        except IntegrityError:
            form.add_error(None, "Op hetzelfde moment kwam er een andere pagina bij. Bewaar nog eens; wat u typte, staat er nog.")
        else:
            return response
        refused: HttpResponse = self.form_invalid(form)
        return refused


class UnscheduleView(RevisionsUnschedule):
    """Taking a plan back, with its dates: a draft that keeps them can only be planned again."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().post(request, *args, **kwargs)
            self.object.__class__.objects.filter(pk=self.object.pk, live=False).update(go_live_at=None)
            for revision in {self.revision, self.object.get_latest_revision()}:
                revision.content["go_live_at"] = None
                revision.save(update_fields=["content"])
        return response


def delete_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Refuse deleting a page that the site cannot do without, whoever asks; that says more than that he may not."""
    page = get_object_or_404(Page, pk=page_id)
    fixed = refuse(request, why_fixed([page], below=True), reverse("wagtailadmin_pages:edit", args=[page_id]))
    response: HttpResponse = fixed or delete(request, page_id)
    return response


def import_redirects(request: HttpRequest) -> HttpResponse:
    """Read a file with redirects; Wagtail throws the file away after the first time, and a button may be pressed twice."""
    try:
        response: HttpResponse = process_import(request)
    except FileNotFoundError:
        messages.warning(
            request, "Dit bestand was al ingelezen. Staan de doorverwijzingen niet in de lijst? Kies het dan opnieuw."
        )
        return redirect("wagtailredirects:index")
    return response
