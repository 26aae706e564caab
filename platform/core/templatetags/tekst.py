"""How the texts of editors are drawn."""

from django import template

from core.text import without_empty_paragraphs

register = template.Library()
register.filter("zonder_lege_alineas", without_empty_paragraphs)
