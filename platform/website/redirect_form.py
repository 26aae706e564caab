"""The form of a redirect: it leads somewhere, not back to itself, and stands where nothing else answers."""

import re
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.forms import CharField, URLField, ValidationError
from django.urls import Resolver404, resolve
from django.utils.encoding import escape_uri_path, iri_to_uri
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

# An address on this site; two slashes begin the name of another.
OWN_PATH = re.compile(r"/(?!/)\S*")
NO_ADDRESS = "Vul een webadres in dat begint met «https://», of een adres op deze site dat begint met «/»."
NO_OLD_ADDRESS = "Vul het oude adres in zonder de naam van de site, bijvoorbeeld «/oude-pagina/»."
HELP = {
    "old_path": "Het oude adres, zonder de naam van de site. Bijvoorbeeld «/oude-pagina/».",
    "redirect_page": "Kies een pagina van deze site. Staat zij er niet bij, vul dan hieronder een adres in.",
    "redirect_link": "Niet nodig als u een pagina kiest. Bijvoorbeeld «/zoeken/» of «https://www.rijksoverheid.nl/».",
}


class AddressField(URLField):
    """An address anywhere, or a path on this site."""

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        return text if OWN_PATH.fullmatch(text) else super().to_python(text)

    def run_validators(self, value: Any) -> None:
        if not OWN_PATH.fullmatch(value):
            super().run_validators(value)


class TargetedRedirectForm(RedirectForm):
    """A redirect that works."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain: CharField = self.fields["redirect_link"]
        self.fields["redirect_link"] = AddressField(
            label=plain.label,
            required=False,
            max_length=plain.max_length,
            assume_scheme="https",
            error_messages={"invalid": NO_ADDRESS},
        )
        for name, words in HELP.items():
            self.fields[name].help_text = words

    def _get_validation_exclusions(self) -> set[str]:
        """Leave the address to the field above: the model knows no paths."""
        return {*super()._get_validation_exclusions(), "redirect_link"}

    def clean_old_path(self) -> str:
        """Return the address as this site is asked for it; refuse one on another site."""
        try:
            parts = urlsplit(self.cleaned_data["old_path"].strip())
            host = parts.hostname
        except ValueError as wrong:
            raise ValidationError(NO_OLD_ADDRESS) from wrong
        if host and host not in Site.objects.values_list("hostname", flat=True):
            raise ValidationError(f"«{host}» is niet deze site: van daar verwijst dit niet door. {NO_OLD_ADDRESS}")
        if parts.scheme and not host:
            raise ValidationError(NO_OLD_ADDRESS)
        return as_asked(parts)

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        if not any(self.cleaned_data.get(name) or name in self.errors for name in ("redirect_page", "redirect_link")):
            raise ValidationError("Kies een pagina, of vul een adres in: anders leidt de doorverwijzing nergens heen.")
        if "old_path" in self.cleaned_data:
            self.look_at(path_of(self.cleaned_data["old_path"]))
        return cleaned

    def look_at(self, old: str) -> None:
        """Refuse an address where something answers, and a target that leads back to it."""
        if self.answers(old):
            self.add_error(
                "old_path",
                "Op dit adres staat al iets. Een doorverwijzing werkt alleen op een adres waar niets meer staat: "
                "geef de pagina die er staat eerst een ander adres, of haal haar van de site.",
            )
        elif self.leads_back(old):
            name = "redirect_page" if self.cleaned_data.get("redirect_page") else "redirect_link"
            self.add_error(name, "Dit leidt terug naar het oude adres. Kies een ander doel.")

    def sites(self) -> list[Site]:
        """Return the sites on which the redirect stands."""
        chosen = self.cleaned_data.get("site")
        return [chosen] if chosen else list(Site.objects.select_related("root_page"))

    def answers(self, path: str) -> bool:
        """Tell whether a page is at this path of the site, or something that the site has of its own."""
        pages = [f"{site.root_page.url_path.rstrip('/')}{path.rstrip('/')}/" for site in self.sites()]
        return has_fixed_address(path) or Page.objects.live().filter(url_path__in=pages).exists()

    def leads_back(self, old: str) -> bool:
        """Follow the target along other redirects, as a browser would."""
        page, link = self.cleaned_data.get("redirect_page"), self.cleaned_data.get("redirect_link")
        target, seen = self.own_path(page.url if page else link), {old}
        while target and not self.answers(target):
            if target in seen:
                return True
            seen.add(target)
            onward = Redirect.objects.filter(old_path=target).exclude(pk=self.instance.pk).first()
            target = self.own_path(onward.link if onward else None)
        return False

    def own_path(self, address: str | None) -> str:
        """Return the path of an address on one of these sites; empty for one elsewhere."""
        parts = urlsplit(address or "")
        if parts.hostname and parts.hostname not in {site.hostname for site in self.sites()}:
            return ""
        return path_of(as_asked(parts)) if address else ""


def as_asked(parts: SplitResult) -> str:
    """Return a path as redirects keep it: with the spaces and signs as browsers send them, however they were typed."""
    path, query = escape_uri_path(unquote(parts.path)), iri_to_uri(parts.query)
    normal: str = Redirect.normalise_path(f"{path}?{query}" if query else path)
    return normal


def path_of(normal: str) -> str:
    """Return a path as redirects keep it, without what stands behind the question mark."""
    return normal.partition("?")[0]


def has_fixed_address(path: str) -> bool:
    """Tell whether the site itself answers at this path, whatever pages there are."""
    for address in {path, f"{path.rstrip('/')}/"}:
        try:
            found = resolve(address)
        except Resolver404:
            continue
        if found.url_name != "wagtail_serve" and not found.args and not found.kwargs:
            return True
    return False
