"""A version of a page may point at something that was deleted since; the page is opened and read back all the same."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from core.models import File
from knowledge.models import Escalatiemodel, Handreiking, Praktijkvoorbeeld
from members import roles
from members.tests.factories import MunicipalityFactory, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    return signed_in(client, roles.REDACTEUR)


def screens(page, version):
    """Give the answers of what opens the page, a version of it, or the difference between two."""
    return {
        name: reverse(f"wagtailadmin_pages:{name}", args=[page.pk, *more])
        for name, more in {
            "edit": [],
            "view_draft": [],
            "history": [],
            "revisions_view": [version.pk],
            "revisions_revert": [version.pk],
            "revisions_compare": [version.pk, "live"],
        }.items()
    }


def opens(client, page, version):
    addresses = screens(page, version)
    return {name: client.get(address).status_code for name, address in addresses.items()} == dict.fromkeys(addresses, 200)


@pytest.mark.parametrize("model", [Escalatiemodel, Praktijkvoorbeeld])
def test_a_draft_opens_after_its_municipality_is_deleted(editor, home, model):
    place = MunicipalityFactory()
    texts = {"situation": "Wat er was", "approach": "Wat zij deden"} if model is Praktijkvoorbeeld else {}
    page = home.add_child(instance=model(title="Proef", slug="proef", **texts))
    page.municipality = place
    draft = page.save_revision()
    place.delete()
    assert opens(editor, page, draft)
    assert page.get_latest_revision_as_object().municipality is None


def test_a_draft_opens_after_the_file_of_an_attachment_is_deleted(editor, home):
    gone, kept = (File.objects.create(title=name, file=ContentFile(b"Brief", name=f"{name}.txt")) for name in ("weg", "hier"))
    page = home.add_child(instance=Handreiking(title="Proef", slug="proef"))
    for file in (gone, kept):
        page.attachments.add(page.attachments.model(file=file, title=file.title))
    draft = page.save_revision()
    gone.delete()
    assert opens(editor, page, draft)
    assert [row.title for row in page.get_latest_revision_as_object().attachments.all()] == ["hier"]
