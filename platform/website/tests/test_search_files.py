"""What stands in files: found with every kind of page, and kept from who may not open it."""

import pytest

from core import clock
from events.tests.factories import make_event
from knowledge.models import Escalatiemodel
from website.models import Nieuwsbericht
from website.tests.searching import body_with, file_with, guide, put, results, shown

pytestmark = pytest.mark.django_db


def news(home, title, **values):
    return home.add_child(instance=Nieuwsbericht(title=title, slug="nieuws", date=clock.today(), **values))


def model(home, title, **values):
    return home.add_child(instance=Escalatiemodel(title=title, slug="model", **values))


def meeting(home, title, **values):
    return make_event(parent=home, title=title, **values)


@pytest.mark.parametrize("make", [put, news, model, meeting, guide])
def test_a_file_in_the_text_is_found_with_every_kind_of_page(index, home, client, make):
    make(home, "Met bestand", body=body_with(file_with(b"Over kwantumschuim")))
    index()
    assert results(shown(client, "kwantumschuim")) == ["Met bestand"]
