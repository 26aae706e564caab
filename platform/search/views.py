"""The search page, suggestions, the feed of a search, and what visitors tell us about it."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from search import log, wishes
from search.lists import list_context, main_themes, without
from search.shapes import clean_query
from search.suggesting import suggestions

LONGEST_TYPED = 100


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Search everything; a plain address that can be shared."""
    context = list_context(request)
    begins = context["asked"].is_begin
    return render(
        request,
        "search/search.html",
        {
            **context,
            "begins": begins,
            "main_themes": main_themes(context["result"]) if begins else [],
            "kruimels": [{"titel": "Zoeken", "url": request.path}],
            "zoekkop": False,
            "feed_address": without(request.GET, reverse("search:feed"), "sorteer"),
        },
    )


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Suggestions for what is being typed, as the options of a listbox."""
    typed = clean_query(request.GET.get("q", ""))[:LONGEST_TYPED]
    return render(request, "search/suggesties.html", {"suggestions": suggestions(typed, request.user)})


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest public results of a search, as Atom (RFC 4287)."""
    # The feed reads the search room's queries.
    from search.feeds import atom  # noqa: PLC0415 (drawn only when asked for)

    return HttpResponse(atom(request, AnonymousUser()), content_type="application/atom+xml; charset=utf-8")


@csrf_exempt
@require_POST
def chosen(request: HttpRequest) -> HttpResponse:
    """Note which result was chosen. The sign of the search stands in for a token: it says nothing about who chose."""
    place = request.POST.get("plaats", "")
    if place.isascii() and place.isdigit() and 0 < int(place[:4]) <= 1000:  # noqa: PLR2004 (no list is longer)
        log.chosen(request.POST.get("zoekvraag", "")[:200], int(place[:4]))
    return HttpResponse(status=204)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def tell_wish(request: HttpRequest) -> HttpResponse:
    """Keep what somebody who found nothing was looking for. A signed question stands in for a token, so guests get no cookie."""
    if request.method != "POST":
        return wish_page(request) if "bedankt" in request.GET else redirect("search:search")
    outcome = wishes.keep(request)
    if not outcome.is_kept:
        return wish_page(request, status=422, uitkomst=outcome)
    # 303: going back or loading again sends nothing twice (RFC 9110, 15.4.4).
    return HttpResponse(status=303, headers={"Location": f"{reverse('search:wish')}?bedankt=ja"})


def wish_page(request: HttpRequest, *, status: int = 200, **context: Any) -> HttpResponse:
    search, wish = reverse("search:search"), f"{reverse('search:wish')}?bedankt=ja"
    trail = [{"titel": "Zoeken", "url": search}, {"titel": "Vertel wat u zocht", "url": wish}]
    return render(request, "search/wens.html", {"kruimels": trail, **context}, status=status)
