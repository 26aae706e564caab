"""Pictures in their sizes, straight from the site. Originals and documents are not here: documents have rights."""

from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

PUBLIC_FOLDER = "images"
# In bytes (POSIX, NAME_MAX); no file has a longer name, and asking the disk for one is an error.
LONGEST_NAME = 255


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve one size of a picture; its file name changes with its content, so that it may be kept for a year."""
    if "\0" in path or len(path.encode()) > LONGEST_NAME or PurePosixPath(path).suffix.lower() == ".svg":
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT / PUBLIC_FOLDER))
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
