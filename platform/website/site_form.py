"""The one site: it stays, and is found at an address that can be."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from wagtail.models import Site
from wagtail.sites.forms import SiteForm
from wagtail.sites.views import DeleteView

from core.configured import HOST
from core.refusing import refuse

NO_HOST = "Dit is geen naam van een site. Vul alleen de naam in, zonder «https://» en zonder «/»: www.voorbeeld.nl."
NO_PORT = "Een poort is een getal van 1 tot en met 65535. De gewone poort is 443."
LAST_PORT = 65_535
ONLY_SITE = "Dit is de enige site. Die blijft de standaard: anders vinden bezoekers niets meer."


class SoundSiteForm(SiteForm):
    """A site that visitors can reach."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["port"].validators += [MinValueValidator(1, NO_PORT), MaxValueValidator(LAST_PORT, NO_PORT)]

    def clean_hostname(self) -> str:
        name = str(self.cleaned_data["hostname"]).lower()
        if not HOST.fullmatch(name):
            raise ValidationError(NO_HOST)
        return name

    def clean_is_default_site(self) -> bool:
        is_default = bool(self.cleaned_data["is_default_site"])
        if not is_default and not Site.objects.exclude(pk=self.instance.pk).exists():
            raise ValidationError(ONLY_SITE)
        return is_default


class SpareSiteDeleteView(DeleteView):
    """Deleting a site that the platform can do without."""

    def run_before_hook(self) -> HttpResponse | None:
        edit = reverse("wagtailsites:edit", args=[self.object.pk])
        return refuse(self.request, why_site_stays(self.object), edit) or super().run_before_hook()


def why_site_stays(site: Site) -> list[str]:
    """Return why this site must stay; nothing when another one is there for visitors."""
    if not Site.objects.exclude(pk=site.pk).exists():
        return [f"«{site}» kan niet worden verwijderd: dit is de enige site. Zonder haar vinden bezoekers niets meer."]
    if site.is_default_site:
        return [f"«{site}» kan niet worden verwijderd: dit is de standaard. Maak eerst een andere site de standaard."]
    return []
