"""The form to sign up, made from the organiser's own questions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from core.forms import ProseField
from core.text import without_invisible
from events.answers import by_question, numbered
from events.models import Event, EventQuestion

LONGEST_ANSWER = 1000


class RegistrationForm(forms.Form):
    """The organiser's questions; without questions it is just a button."""

    def __init__(self, event: Event, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "aanmelding-%s", **kwargs})
        self.questions = list(event.questions.all())
        for question in self.questions:
            self.fields[field_name(question)] = field_for(question)

    def answers(self) -> list[dict[str, Any]]:
        """Return question and answer as the organiser reads them."""
        return [
            {"vraag": question.text, "antwoord": readable(self.cleaned_data[field_name(question)])} for question in self.questions
        ]


def filled_in(event: Event, given: Iterable[Mapping[str, str]]) -> RegistrationForm:
    """Return the form with the answers that were given before."""
    form, said = RegistrationForm(event), by_question(given)
    for question, asked in zip(form.questions, numbered(row.text for row in form.questions), strict=True):
        if asked in said:
            form.initial[field_name(question)] = as_typed(question, said[asked])
    return form


def field_name(question: EventQuestion) -> str:
    return f"vraag_{question.pk}"


def readable(answer: Any) -> str:
    if isinstance(answer, bool):
        return "Ja" if answer else "Nee"
    return without_invisible(", ".join(answer) if isinstance(answer, list) else str(answer))


def as_typed(question: EventQuestion, answer: str) -> Any:
    """Return what was filled in, from how the organiser reads it."""
    if question.kind == EventQuestion.Kind.TICK:
        return answer == "Ja"
    if question.kind == EventQuestion.Kind.CHOICES:
        return chosen(question.choice_list, answer)
    return answer


def chosen(choices: Iterable[str], answer: str) -> list[str]:
    """Return the choices that stand in an answer, the longest first: «soep, brood» may be one of them."""
    found, rest = [], f", {answer}, "
    for choice in sorted(choices, key=len, reverse=True):
        if f", {choice}, " in rest:
            found.append(choice)
            rest = rest.replace(f", {choice}, ", ", ", 1)
    return found


def field_for(question: EventQuestion) -> forms.Field:
    """Return the form field of one question."""
    kinds = EventQuestion.Kind
    options: dict[str, Any] = {
        "label": question.text,
        "required": question.is_required,
        "help_text": question.help_text,
        "error_messages": {
            "required": f"Geef antwoord op de vraag «{question.text}».",
            "invalid_choice": f"Kies een van de antwoorden bij «{question.text}».",
        },
    }
    choices = [(choice, choice) for choice in question.choice_list]
    if question.kind == kinds.CHOICE:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)
    if question.kind == kinds.CHOICES:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **options)
    if question.kind == kinds.TICK:
        return forms.BooleanField(**options)
    widget = forms.Textarea(attrs={"rows": 4}) if question.kind == kinds.LONG_TEXT else forms.TextInput
    return ProseField(max_length=LONGEST_ANSWER, widget=widget, **options)
