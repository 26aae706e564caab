"""The living style guide: every component in its states, on the demo site."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.paging import page_of
from knowledge import pyramid


class ExampleForm(forms.Form):
    """Every kind of field."""

    naam = forms.CharField(label="Uw naam", error_messages={"required": "Vul uw naam in."})
    email = forms.EmailField(label="E-mailadres", help_text="Hier sturen wij de bevestiging naartoe.")
    toelichting = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    discipline = forms.ChoiceField(label="Discipline", choices=[("", "Maak een keuze"), ("g", "Gemeente"), ("p", "Politie")])
    dagdeel = forms.ChoiceField(
        label="Welk dagdeel?",
        choices=[("o", "Ochtend"), ("m", "Middag")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een dagdeel."},
    )
    wensen = forms.MultipleChoiceField(
        label="Wensen",
        required=False,
        choices=[("v", "Vegetarisch"), ("t", "Schrijftolk")],
        widget=forms.CheckboxSelectMultiple,
    )
    akkoord = forms.BooleanField(label="Ja, stuur mij de nieuwsbrief.", required=False)


def voorbeelden() -> dict[str, Any]:
    """Return what the style guide shows."""
    rungs = [
        (1, "Voorkomen en zelf praten"),
        (2, "Buurtbemiddeling"),
        (3, "Gesprek, hulp en waarschuwing"),
        (4, "Gedragsaanwijzing"),
        (5, "Ingrijpen"),
    ]
    return {
        "leeg_formulier": ExampleForm(auto_id="leeg-%s"),
        "fout_formulier": ExampleForm({"naam": "", "email": "geen adres"}, auto_id="fout-%s"),
        "pyramid": pyramid.draw(rungs),
        "page_obj": page_of(range(200), "7", 10),
        "kruimels": [{"titel": "Stijlgids", "url": "/demo/stijlgids/"}],
        "meldingen": [("info", "Uitleg"), ("let-op", "Let op"), ("goed", "Gelukt"), ("gevaar", "Dit ging mis")],
    }


@require_safe
def stijlgids(request: HttpRequest) -> HttpResponse:
    return render(request, "website/stijlgids.html", voorbeelden())
