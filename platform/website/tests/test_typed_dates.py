"""Dates in the editors' admin: typed as the Dutch write them, and never turned into another day."""

import datetime as dt

import pytest
from django import forms
from wagtail.admin.panels import get_edit_handler

from core import clock
from core.date_widgets import DateInput, DateTimeInput
from events.models import Event
from knowledge.models import Handreiking
from website.models import StandardPage


@pytest.mark.parametrize(
    ("model", "name", "widget", "shown"),
    [
        (Event, "start", DateTimeInput, "d-m-Y H:i"),
        (Handreiking, "checked_on", DateInput, "d-m-Y"),
        (Handreiking, "go_live_at", DateTimeInput, "d-m-Y H:i"),
        (StandardPage, "expire_at", DateTimeInput, "d-m-Y H:i"),
    ],
)
def test_a_form_of_the_admin_leaves_what_was_typed(model, name, widget, shown):
    field = get_edit_handler(model).get_form_class().base_fields[name]
    assert isinstance(field.widget, widget)
    config = field.widget.get_config()
    assert (config["format"], config["validateOnBlur"]) == (shown, False)


def test_a_date_is_read_as_the_dutch_write_it():
    assert forms.DateField().clean("14-01-2027") == dt.date(2027, 1, 14)
    assert forms.DateTimeField().clean("14-01-2027 10:00") == dt.datetime(2027, 1, 14, 10, tzinfo=clock.AMSTERDAM)
    for nonsense in ("31-02-2026", "morgen"):
        with pytest.raises(forms.ValidationError):
            forms.DateField().clean(nonsense)
