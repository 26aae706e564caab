"""What we change of Wagtail's own forms: Dutch labels where it names a field after its code, and rules that it lacks."""

from django.forms import Form
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.forms.collections import GroupCollectionManagementPermissionFormSet
from wagtail.contrib.redirects import views as redirects
from wagtail.sites import views as sites
from wagtail.users.forms import PagePermissionsForm
from wagtail.users.views.bulk_actions.assign_role import RoleForm

from website.deciding import PublishCompleteAction
from website.redirect_form import TargetedRedirectForm
from website.site_form import SoundSiteForm, SpareSiteDeleteView

WORDS_OF_LINK = "Tekst van de link"
LABELS: dict[type[Form], dict[str, str]] = {
    ExternalLinkChooserForm: {"url": "Webadres", "link_text": WORDS_OF_LINK},
    AnchorLinkChooserForm: {"url": "Plek op de pagina", "link_text": WORDS_OF_LINK},
    EmailLinkChooserForm: {
        "email_address": "E-mailadres",
        "link_text": WORDS_OF_LINK,
        "subject": "Onderwerp",
        "body": "Begin van de mail",
    },
    PhoneLinkChooserForm: {"phone_number": "Telefoonnummer", "link_text": WORDS_OF_LINK},
    RoleForm: {"role": "Rol"},
    PagePermissionsForm: {"page": "Pagina"},
}

COLLECTION_RIGHTS = [
    ("add_collection", "Toevoegen", "Collecties toevoegen"),
    ("change_collection", "Wijzigen", "Collecties wijzigen"),
    ("delete_collection", "Verwijderen", "Collecties verwijderen"),
]
SITE_COLUMNS = {"port": "Poort", "site_name": "Naam", "root_page": "Startpagina"}


def adjust() -> None:
    for form, labels in LABELS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    # In place: the form and its headings read the same list.
    GroupCollectionManagementPermissionFormSet.permission_types[:] = COLLECTION_RIGHTS
    for column in sites.IndexView.columns:
        column.label = SITE_COLUMNS.get(column.name, column.label)
    PagesAdminAPIViewSet.actions = {**PagesAdminAPIViewSet.actions, "publish": PublishCompleteAction}
    redirects.CreateView.form_class = redirects.EditView.form_class = TargetedRedirectForm
    # For a list of redirects in a file.
    redirects.RedirectForm = TargetedRedirectForm
    sites.SiteForm = SoundSiteForm
    sites.SiteViewSet.delete_view_class = SpareSiteDeleteView
