"""How forms are drawn: with our components."""

from django.forms.renderers import TemplatesSetting


class SiteRenderer(TemplatesSetting):
    """Django's own form renderer, looking in our template folders first."""
