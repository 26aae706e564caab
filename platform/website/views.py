"""Small views of the composition itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def admin_login(request: HttpRequest) -> HttpResponse:
    """Send who is not signed in to the one sign-in page; tell who is, and may not come in, that he may not."""
    if request.user.is_authenticated:
        return render(request, "403.html", status=403)
    wanted = request.GET.get("next", "/beheer/")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return redirect(f"/inloggen/?next={wanted if safe else '/beheer/'}")
