"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.lists import list_context


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Search everything; a plain address that can be shared."""
    context = list_context(request)
    return render(
        request,
        "search/search.html",
        {**context, "kruimels": [{"titel": "Zoeken", "url": request.path}], "zoekkop": False},
    )
