"""What we change of Wagtail's own forms: Dutch labels where it names a field after its code, and rules that it lacks."""

import re

from django.core.exceptions import ValidationError
from django.forms import CharField, Form
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.forms.collections import GroupCollectionManagementPermissionFormSet
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
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
    DefaultPageForm: {"include_descendants": "Ook alles wat eronder staat"},
    PagePermissionsForm: {"page": "Pagina"},
}

COLLECTION_RIGHTS = [
    ("add_collection", "Toevoegen", "Collecties toevoegen"),
    ("change_collection", "Wijzigen", "Collecties wijzigen"),
    ("delete_collection", "Verwijderen", "Collecties verwijderen"),
]
SITE_COLUMNS = {"port": "Poort", "site_name": "Naam", "root_page": "Startpagina"}

# «112», «0900 8844», «14 038», «(038) 498 91 11», «+31 38 498 91 11»; no more than fifteen digits (ITU-T E.164).
PHONE_SIGNS = re.compile(r"\+?[0-9 ().-]+")
FEWEST_DIGITS, MOST_DIGITS = 3, 15
NO_PHONE = "Dit is geen telefoonnummer. Typ alleen cijfers, bijvoorbeeld 038 498 91 11 of +31 38 498 91 11."

NO_PLACE = "Een plek op de pagina heeft geen spaties. Neem over wat in het webadres achter het teken # staat."


class PlaceField(CharField):
    """A place on the page, with or without the sign that Wagtail itself puts before it."""

    def to_python(self, value: object) -> str:
        return str(super().to_python(value)).removeprefix("#")

    def validate(self, value: str) -> None:
        super().validate(value)
        if value.split() != [value]:
            raise ValidationError(NO_PLACE)


def check_phone_number(typed: str) -> None:
    """Refuse what nobody can call; Wagtail makes a link of anything."""
    digits = sum(sign.isdigit() for sign in typed)
    if not PHONE_SIGNS.fullmatch(typed) or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
        raise ValidationError(NO_PHONE)


def adjust() -> None:
    AnchorLinkChooserForm.base_fields["url"] = PlaceField()
    for form, labels in LABELS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    PhoneLinkChooserForm.base_fields["phone_number"].validators.append(check_phone_number)
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
