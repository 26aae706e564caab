"""Whether a file that is added is what its name says, and not too large. A virus scanner this is not."""

import math
import zipfile
from typing import Any

from django.core.exceptions import ValidationError

LARGEST_BYTES = 50 * 1024 * 1024
# A PDF may begin with some other bytes (Adobe, PDF Reference 1.7, appendix H.3, note 13).
LOOKED_AT = 1024
# What Office makes of a document with a password: a Compound File with this stream in it ([MS-OFFCRYPTO], 2.3.4.4). Without it
# a Compound File is a document of before 2007.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# What each kind of Office document has in its zip (ECMA-376, part 2), and each OpenDocument (ODF 1.3, part 2, 3.3).
OFFICE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
OFFICE_TYPES = "[Content_Types].xml"
OPEN_DOCUMENT = {"odt", "ods", "odp"}
OPEN_DOCUMENT_TYPE = "mimetype"


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
    if extension in OFFICE:
        return is_encrypted(file) if start.startswith(COMPOUND) else is_office(names_in(file), OFFICE[extension])
    if extension in OPEN_DOCUMENT:
        return OPEN_DOCUMENT_TYPE in names_in(file)
    return b"\0" not in start or start.startswith(UTF_16)


def is_encrypted(file: Any) -> bool:
    """Tell whether a Compound File holds a document with a password. Its names stand at whole 128 bytes, so in one chunk."""
    return any(ENCRYPTED in chunk for chunk in file.chunks())


def is_office(names: list[str], folder: str) -> bool:
    return OFFICE_TYPES in names and any(name.startswith(folder) for name in names)


def names_in(file: Any) -> list[str]:
    """Return the names in a zip; none when it is no zip."""
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.namelist()
    except zipfile.BadZipFile:
        return []
