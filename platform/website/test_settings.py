"""Settings of the tests: the real ones, on throw-away data, with fast password hashing."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

TEST_VAR = Path(tempfile.mkdtemp(prefix="platform-test-"))
atexit.register(shutil.rmtree, TEST_VAR, ignore_errors=True)
(TEST_VAR / "static").mkdir()
os.environ.setdefault("DEMO", "1")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{TEST_VAR / 'test.sqlite3'}")
os.environ["SEARCH_URL"] = f"embedded://{TEST_VAR / 'zoekindex'}"
os.environ["EMAIL_URL"] = "memorymail://"

from website.settings import *  # noqa: E402, F403 (the environment above comes first)

VAR_DIR = TEST_VAR
SEARCH_LOG_AT_ONCE = True
STATIC_ROOT = TEST_VAR / "static"
MEDIA_ROOT = TEST_VAR / "media"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
