"""`manage.py search_words FILE`: makes the list of Dutch words anew from a word list, one word a line."""

import lzma
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand

from search.text.dictionary import FILE, LONGEST, SHORTEST
from search.text.normalising import composed, plain_word


class Command(BaseCommand):
    help = "Maakt de Nederlandse woordenlijst van het zoeken opnieuw, bijvoorbeeld uit /usr/share/dict/dutch (pakket wdutch)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        plain = {plain_word(composed(line)) for line in file.read_text(encoding="utf-8").splitlines()}
        kept = sorted(word for word in plain if word.isalpha() and SHORTEST <= len(word) <= LONGEST)
        content = ("\n".join(kept) + "\n").encode()
        FILE.write_bytes(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))
        self.stdout.write(f"{len(kept)} woorden in {FILE.name}.")
