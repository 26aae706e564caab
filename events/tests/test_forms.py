"""The form to sign up says which question an error is about."""

import pytest

from events.forms import RegistrationForm
from events.tests.factories import make_event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["keuze", "meerkeuze"])
def test_an_answer_that_cannot_be_chosen_is_told_with_its_question(kind):
    event = make_event()
    event.questions.create(text="Wat is uw rol?", kind=kind, choices="Wijkagent\nMediator")
    event.save()
    name = f"vraag_{event.questions.get().pk}"
    form = RegistrationForm(event, {name: "Bakker" if kind == "keuze" else ["Mediator", "Bakker"]})
    assert form.errors == {name: ["Kies een van de antwoorden bij «Wat is uw rol?»."]}
