"""The form to sign up says which question an error is about."""

import pytest

from events.admin_views import MessageForm
from events.forms import RegistrationForm
from events.tests.factories import make_event
from members.admin_views import DecisionForm

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["keuze", "meerkeuze"])
def test_an_answer_that_cannot_be_chosen_is_told_with_its_question(kind):
    event = make_event()
    event.questions.create(text="Wat is uw rol?", kind=kind, choices="Wijkagent\nMediator")
    event.save()
    name = f"vraag_{event.questions.get().pk}"
    form = RegistrationForm(event, {name: "Bakker" if kind == "keuze" else ["Mediator", "Bakker"]})
    assert form.errors == {name: ["Kies een van de antwoorden bij «Wat is uw rol?»."]}


@pytest.mark.parametrize("kind", ["tekst", "lange-tekst"])
def test_a_pasted_answer_that_is_too_long_is_told_and_not_cut_off(kind):
    event = make_event()
    event.questions.create(text="Wat brengt u in?", kind=kind)
    event.save()
    name = f"vraag_{event.questions.get().pk}"
    form = RegistrationForm(event, {name: "x" * 1001})
    assert form.errors == {name: ["Maak deze tekst korter: hoogstens 1000 tekens. Nu zijn het er 1001."]}
    assert "maxlength" not in str(form[name])


@pytest.mark.parametrize(("form", "field"), [(MessageForm, "text"), (MessageForm, "subject"), (DecisionForm, "reason")])
def test_a_pasted_message_or_reason_is_not_cut_off(form, field):
    assert "maxlength" not in str(form()[field])
    assert form({field: "x" * 5001}).errors[field][0].startswith("Maak deze tekst korter")
