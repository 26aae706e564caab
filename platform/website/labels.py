"""Dutch labels for what Wagtail names after its code, so that no translation reaches it."""

from django.forms import Form
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.sites.views import IndexView
from wagtail.users.views.bulk_actions.assign_role import RoleForm

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
}

SITE_COLUMNS = {"port": "Poort", "site_name": "Naam", "root_page": "Startpagina"}


def give_labels() -> None:
    for form, labels in LABELS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    for column in IndexView.columns:
        column.label = SITE_COLUMNS.get(column.name, column.label)
