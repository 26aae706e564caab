"""What people were looking for and did not find, in their own words."""

import datetime as dt
from dataclasses import dataclass

from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest

from core import clock
from core.text import without_invisible
from core.visitors import address_of
from search.log import PERSONAL, masked
from search.models import SearchWish

signer = signing.TimestampSigner(salt="gemist")
KEPT = dt.timedelta(days=365)
VALID_SECONDS = 60 * 60 * 4
LONGEST = 500
SHORTEST = 3
EXPIRED = "Dit formulier was verlopen. Wij hebben het vernieuwd: kies nog een keer «Verstuur»."
# From one address, in an hour.
MOST_PER_HOUR = 5


@dataclass(frozen=True)
class Outcome:
    """Whether it was kept; if not, why, with what was typed and the sign to try again."""

    is_kept: bool
    why: str = ""
    typed: str = ""
    query: str = ""
    token: str = ""


def forget_old() -> None:
    """Remove what was told more than a year ago, as the privacy statement says."""
    SearchWish.objects.filter(at__lt=clock.now() - KEPT).delete()


def token_for(query: str) -> str:
    """Return the question, signed: only who searched here can tell what was missing."""
    return signer.sign(masked(query))


def keep(request: HttpRequest) -> Outcome:
    """Keep what was told, or say why not; a form that is too old comes back with a new sign."""
    token = request.POST.get("vraag", "")
    typed = without_invisible(request.POST.get("wens", "")).strip()
    if request.POST.get("website"):
        # Only a robot fills in a field that nobody sees.
        return Outcome(is_kept=True)
    try:
        query = signer.unsign(token, max_age=VALID_SECONDS)
    except signing.BadSignature:
        query = asked_long_ago(token)
        return Outcome(is_kept=False, why=EXPIRED, typed=typed, query=query, token=token_for(query))
    why = problem(typed, address_of(request))
    if why:
        return Outcome(is_kept=False, why=why, typed=typed, query=query, token=token)
    SearchWish.objects.create(query=query, text=PERSONAL.sub("…", typed))
    return Outcome(is_kept=True)


def asked_long_ago(token: str) -> str:
    """Return the question of a sign of ours, however old; empty for any other sign."""
    try:
        return signer.unsign(token)
    except signing.BadSignature:
        return ""


def problem(typed: str, visitor: str) -> str:
    """Return what is wrong with it, in words that say what to do; empty when nothing is."""
    if len(typed) < SHORTEST:
        return "Vertel in een paar woorden wat u zocht."
    if len(typed) > LONGEST:
        return f"Maak uw tekst korter: hoogstens {LONGEST} tekens. Nu zijn het er {len(typed)}."
    key = f"gemist:{visitor}"
    if cache.add(key, 1, 60 * 60):
        return ""
    try:
        told = cache.incr(key)
    except ValueError:
        # The hour ended between the two.
        told = 1
    if told > MOST_PER_HOUR:
        return "U vertelde ons al veel. Probeer het over een uur nog eens, of mail ons."
    return ""
