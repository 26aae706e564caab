"""`manage.py search_evaluate FOLDER`: how well is found, on a set of documents, questions and judgements."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError

from search import engines, knowing
from search.engines.base import EngineError
from search.evaluation.measures import Figures, figures
from search.evaluation.reading import SetError
from search.evaluation.running import Run
from search.evaluation.running import run as evaluated
from search.evaluation.sets import OWN_SET, TestSet, own_set, read
from search.first_words import first_related, first_synonyms
from search.text import Relations, Thesaurus

ENGINES = ("embedded", "elasticsearch")


class Command(BaseCommand):
    help = (
        "Meet hoe goed er gevonden wordt: leest corpus.jsonl, queries.jsonl en qrels.tsv uit een map in een proefindex "
        "(nooit die van de site) en toont nDCG@10, recall@20, MRR en het deel zonder resultaat. "
        f"«{OWN_SET}» in plaats van een map meet de set van het project op een site met de demo-inhoud."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", help=f"de map met de set, of «{OWN_SET}»")
        parser.add_argument("--engine", choices=ENGINES, help="standaard die van de site")
        parser.add_argument("--run", type=Path, help="schrijf de uitkomst als TREC-run naar dit bestand")
        parser.add_argument("--without-synonyms", action="store_true", help="zonder de synoniemen van de redactie")
        parser.add_argument("--without-related", action="store_true", help="zonder de verwante woorden van de redactie")

    def handle(self, *, folder: str, engine: str | None, run: Path | None, **options: Any) -> None:
        chosen = engine or engines.current().name
        if chosen == "elasticsearch" and not engines.address().server:
            raise CommandError("SEARCH_URL noemt geen Elasticsearch.")
        try:
            test_set = own_set() if folder == OWN_SET else read(Path(folder))
            remarks = test_set.remarks()
            thesaurus, relations = self.words()
            thesaurus = Thesaurus() if options["without_synonyms"] else thesaurus
            relations = Relations() if options["without_related"] else relations
            found = evaluated(test_set, chosen, thesaurus, relations)
        except (SetError, EngineError) as problem:
            raise CommandError(str(problem)) from problem
        for remark in remarks:
            self.stderr.write(f"Let op. {remark}")
        self.show_all(test_set, found, chosen)
        if run:
            write(run, trec(found, chosen))

    def words(self) -> tuple[Thesaurus, Relations]:
        """Return the synonyms and related words of the editors; where there is no database yet, those that it will begin with."""
        try:
            kept = knowing.kept_by_editors()
        except DatabaseError:
            self.stderr.write("Let op. Er is nog geen database. Gemeten wordt met de eerste lijsten van woorden.")
            return Thesaurus.of(first_synonyms()), Relations.of(first_related())
        return kept.thesaurus, kept.relations

    def show_all(self, test_set: TestSet, found: Run, engine: str) -> None:
        """Show the figures of the whole, of each kind and of each half."""
        self.stdout.write(f"{engine}: {len(test_set.documents)} documenten, {len(test_set.questions)} vragen\n\n")
        self.stdout.write(f"{'':<30}{'nDCG@10':>9}{'recall@20':>11}{'MRR':>7}{'leeg':>8}{'vragen':>8}")
        self.show("alles", figures(found, test_set.judged))
        for name, qids in test_set.parts().items():
            self.show(name, figures({qid: found[qid] for qid in qids}, test_set.judged))

    def show(self, name: str, row: Figures) -> None:
        self.stdout.write(f"{name:<30}{row.ndcg:>9.3f}{row.recall:>11.3f}{row.mrr:>7.3f}{row.empty:>8.1%}{row.number:>8}")


def trec(found: Run, engine: str) -> str:
    """Return a run as TREC has it: question, Q0, document, place, score, name."""
    rows = [
        f"{qid} Q0 {key} {place} {1 / place:.4f} {engine}"
        for qid, keys in found.items()
        for place, key in enumerate(keys, start=1)
    ]
    return "\n".join([*rows, ""])


def write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise CommandError(f"De uitkomst is niet naar {path} te schrijven: {problem.strerror}.") from problem
