"""Reading the text of a file, in a process of its own that may fail, hang or eat memory without harm.

Run as `python -m search.reading_files TYPE` with the content on standard input; prints JSON.
"""

import io
import json
import resource
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from core.uploads import COMPOUND, ENCRYPTED

LARGEST_BYTES = 50 * 1024 * 1024
LONGEST_TEXT = 300_000
SECONDS = 60
MOST_MEMORY = 2 * 1024**3

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "txt": "text/plain",
    "csv": "text/plain",
}
LOCKED = ("password", "encrypted")
# Where an OpenDocument file tells which of its parts have a password (ODF 1.3, part 2, 4.8), and how.
MANIFEST, LOCKED_PART = "META-INF/manifest.xml", b"encryption-data"


@dataclass(frozen=True)
class Outcome:
    """What came of reading: a state of `FileText`, and the text."""

    state: str
    text: str = ""


def read(content: bytes, extension: str) -> Outcome:
    """Return the text of a file of this kind, at most 300,000 characters of it. Never raises for what stands in the file."""
    if extension.lower() not in TYPES:
        return Outcome("anders")
    if len(content) > LARGEST_BYTES:
        return Outcome("te-groot")
    command = [sys.executable, "-m", "search.reading_files", TYPES[extension.lower()]]
    here = Path(__file__).resolve().parent.parent
    try:
        # The command consists of our own words; the content of the file goes in as data.
        done = subprocess.run(  # noqa: S603 (see above)
            command, input=content, capture_output=True, timeout=SECONDS, cwd=here, check=False
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return Outcome("te-traag")
    except ValueError:
        return Outcome("kapot")
    return Outcome(answer["state"], answer["text"])


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    from kreuzberg import ExtractionConfig, KreuzbergError, extract_bytes_sync  # noqa: PLC0415 (after the limit, and only here)

    content = sys.stdin.buffer.read()
    try:
        found = extract_bytes_sync(content, sys.argv[1], config=ExtractionConfig(use_cache=False))
    except (KreuzbergError, MemoryError) as problem:
        locked = any(word in str(problem).lower() for word in LOCKED) or has_password(content)
        answer = {"state": "op-slot" if locked else "kapot", "text": ""}
    else:
        # Databases and feeds refuse some of the signs that nobody sees.
        text = "".join(sign for sign in " ".join(found.content.split()) if sign.isprintable())[:LONGEST_TEXT]
        answer = {"state": "gelezen" if text else "op-slot" if has_password(content) else "leeg", "text": text}
    sys.stdout.write(json.dumps(answer))


def has_password(content: bytes) -> bool:
    """Tell whether this is an Office or OpenDocument file with a password, which looks broken or empty to the reader."""
    if content.startswith(COMPOUND):
        return ENCRYPTED in content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return LOCKED_PART in archive.read(MANIFEST)
    except (zipfile.BadZipFile, KeyError):
        return False


if __name__ == "__main__":
    main()
