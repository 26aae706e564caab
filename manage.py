#!/usr/bin/env python
"""Runs Django's commands, with `platform/` on the import path."""

import os
import sys
from pathlib import Path


def main() -> None:
    sys.path.insert(1, str(Path(__file__).resolve().parent / "platform"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "website.settings")

    # Only importable once the path above is set and Django is installed.
    from django.core.management import execute_from_command_line  # noqa: PLC0415 (needs the path above)

    from core.configured import SettingError  # noqa: PLC0415 (needs the path above)

    try:
        execute_from_command_line(sys.argv)
    except SettingError as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
