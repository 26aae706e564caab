"""Addresses of the admin that somebody changed by hand: no error of ours, and a clear answer."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "images/chooser/chosen-multiple/?id=abc",
        "images/chooser/chosen/abc/",
        "documents/chooser/chosen-multiple/?id=abc",
        "bulk/wagtailcore/page/delete/?id=abc",
        "reports/site-history/?timestamp_from=0001-01-01",
    ],
)
def test_letters_for_a_number_and_days_too_long_ago_are_no_error_of_ours(editor, address, caplog):
    answer = editor.get(f"/beheer/{address}")
    assert answer.status_code == 400
    assert "Deze vraag begrijpen wij niet" in answer.content.decode()
    assert "Geen goed verzoek: /beheer/" in caplog.text


def test_what_goes_wrong_otherwise_is_still_an_error(editor, monkeypatch):
    def fail(*_, **__):
        raise ValueError("iets anders")

    monkeypatch.setattr("wagtail.images.views.chooser.ImageChosenMultipleView.get_objects", fail)
    with pytest.raises(ValueError, match="iets anders"):
        editor.get("/beheer/images/chooser/chosen-multiple/?id=1")
