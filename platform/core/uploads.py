"""Whether a file that is added is what its name says, and not too large. A virus scanner this is not."""

import math
import zipfile
from typing import Any

from django.core.exceptions import ValidationError

LARGEST_BYTES = 50 * 1024 * 1024
# A PDF may begin with some other bytes (ISO 32000-1, annex H.3.4.1).
LOOKED_AT = 1024
# What Office makes of a document with a password: a Compound File instead of a zip.
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
ZIPPED = {"docx", "xlsx", "pptx", "odt", "ods", "odp"}


def check(file: Any, extension: str) -> None:
    """Refuse a file that is too large or that holds something else than its name says. Raises ValidationError."""
    if file.size > LARGEST_BYTES:
        size, most = (math.ceil(number / 1024 / 1024) for number in (file.size, LARGEST_BYTES))
        raise ValidationError({"file": f"Dit bestand is {size} MB. Hoogstens {most} MB: maak het kleiner of deel het op."})
    file.seek(0)
    start = file.read(LOOKED_AT)
    if not holds(file, start, extension.lower()):
        advice = "Open het in het programma waarmee het is gemaakt, sla het opnieuw op en voeg het dan toe."
        raise ValidationError({"file": f"Dit is geen {extension.upper()}-bestand, al heet het zo. {advice}"})
    file.seek(0)


def holds(file: Any, start: bytes, extension: str) -> bool:
    if extension == "pdf":
        return b"%PDF-" in start
    if extension in ZIPPED:
        return start.startswith(LOCKED) or zipfile.is_zipfile(file)
    return b"\0" not in start or start.startswith(UTF_16)
