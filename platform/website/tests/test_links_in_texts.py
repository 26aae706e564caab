"""What an editor may link to from a text."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def chosen(editor, typed):
    """Return the link that comes of it, and the errors."""
    data = {"phone-link-chooser-phone_number": typed, "phone-link-chooser-link_text": "Bel ons"}
    answer = editor.post(reverse("wagtailadmin_choose_page_phone_link"), data)
    step = answer.json()
    return step.get("result", {}).get("url"), step.get("html", "")


@pytest.mark.parametrize("typed", ["geen nummer", "12", "038 geen", "+", "038-4989111 (Jan)", "1" * 16, "3+8 4989111"])
def test_what_nobody_can_call_is_no_phone_link(editor, typed):
    url, html = chosen(editor, typed)
    assert url is None
    assert "Dit is geen telefoonnummer." in html


@pytest.mark.parametrize("typed", ["112", "0900-8844", "14 038", "(038) 498 91 11", "+31 38 498 91 11", "038.4989111"])
def test_a_phone_number_is(editor, typed):
    url, _ = chosen(editor, typed)
    assert url.startswith("tel:")
