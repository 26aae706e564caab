"""How much memory a process takes that answers questions: reads them from standard input, prints megabytes."""

import os
import sys
from pathlib import Path

import django


def main() -> None:
    django.setup()
    from django.contrib.auth.models import AnonymousUser  # noqa: PLC0415 (needs Django set up)

    from search.queries import search  # noqa: PLC0415 (as above)
    from search.shapes import SearchRequest  # noqa: PLC0415 (as above)

    for line in sys.stdin:
        search(SearchRequest(q=line.strip()), AnonymousUser())
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    sys.stdout.write(str(pages * os.sysconf("SC_PAGE_SIZE") / 1e6))


if __name__ == "__main__":
    main()
