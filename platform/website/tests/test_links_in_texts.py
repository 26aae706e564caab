"""What an editor may link to from a text."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def chosen(editor, typed, kind="phone", field="phone_number"):
    """Return the link that comes of it, and the errors."""
    data = {f"{kind}-link-chooser-{field}": typed, f"{kind}-link-chooser-link_text": "Bel ons"}
    answer = editor.post(reverse(f"wagtailadmin_choose_page_{kind}_link"), data)
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


@pytest.mark.parametrize("typed", ["bronnen", "#bronnen", " #bronnen "])
def test_a_place_on_the_page_is_found_with_and_without_its_sign(editor, typed):
    url, _ = chosen(editor, typed, "anchor", "url")
    assert url == "#bronnen"


@pytest.mark.parametrize(("typed", "told"), [("Wat u doet", "heeft geen spaties"), ("#", "Vul dit in."), ("", "Vul dit in.")])
def test_what_is_no_place_on_a_page_says_what_to_take(editor, typed, told):
    url, html = chosen(editor, typed, "anchor", "url")
    assert url is None
    assert told in html
