"""The application that the server (granian) runs."""

import os
import sys
from pathlib import Path

from django.core.wsgi import get_wsgi_application

sys.path.insert(1, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "website.settings")

application = get_wsgi_application()

# The word lists take half a second to read: before the first visitor comes, not while he waits.
from search import knowing  # noqa: E402 (needs the application)

knowing.warm()
