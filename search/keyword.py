"""Keyword index: passages in, a BM25 ranking out; the only file that knows Whoosh.

The analysis is ours (search/analysis.py): Whoosh is handed terms, never text.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from whoosh import index, scoring
from whoosh.fields import STORED, TEXT, Schema
from whoosh.query.compound import Or
from whoosh.query.terms import Term
from whoosh.searching import Searcher

from corpus.errors import NoKnowledgeBaseError
from corpus.ids import ProvisionId
from search import analysis, compounds
from search.asked import Words
from search.passages import Passage

# What a term is worth by where it stands. A heading says what a ledd is about;
# a chapter says it of many ledd, the name of the act of all of them.
LAW: Mapping[str, float] = {"text": 1.0, "heading": 1.4, "chapter": 0.3, "act": 0.5}
# Our own words beside the law: what is asked, and what it comes to.
OWN: Mapping[str, float] = {"questions": 1.0, "summary": 1.0}
# Both at once: people ask in the words of our questions more than in those of the law.
ALL: Mapping[str, float] = {**{field: 0.25 * worth for field, worth in LAW.items()}, **OWN}
# How much the length of a field counts (Robertson and Zaragoza 2009: b).
LENGTHS = {
    "text_B": 0.75, "heading_B": 0.3, "chapter_B": 0.2, "act_B": 0.0,
    "questions_B": 0.75, "summary_B": 0.75,
}  # fmt: skip
NO_WORDS = Words("", "")
MEMORY_MB = 256


class _Or(Or):
    # Whoosh drops its quickest matcher above 5 000 documents; it is 3-6 times
    # quicker there too, and gives the same scores.
    matcher_type = Or.ARRAY_MATCHER


def build(
    folder: Path, passages: Iterable[Passage], own: Mapping[ProvisionId, Words] | None = None
) -> int:
    """How many passages the new index in `folder` holds, with our own words beside them."""
    folder.mkdir(parents=True)
    fields = {field: TEXT(phrase=False) for field in (*LAW, *OWN)}
    schema = Schema(key=STORED(), title=STORED(), **fields)
    writer = index.create_in(str(folder), schema).writer(limitmb=MEMORY_MB)
    count = 0
    for passage in passages:
        beside = (own or {}).get(passage.id, NO_WORDS)
        writer.add_document(
            key=str(passage.id),
            title=passage.heading,
            text=analysis.terms(passage.text),
            heading=analysis.terms(passage.heading),
            chapter=analysis.terms(passage.chapter),
            act=analysis.terms(passage.act),
            questions=analysis.terms(beside.questions),
            summary=analysis.terms(beside.summary),
        )
        count += 1
    writer.commit()
    return count


class Keyword:
    """A retriever by words: BM25 over text, heading, chapter and act (Robertson et al.)."""

    name = "nøkkelord"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with self._opening():
            self._index = index.open_dir(str(folder))
        # A searcher of Whoosh's is not safe to share between threads; an index is.
        self._local = threading.local()
        self._searcher()  # damage is told of here, not at the first question

    def scores(self, question: str, fields: Mapping[str, float], limit: int) -> dict[str, float]:
        """What the words of `question` are worth by address, best first, at most `limit`."""
        asked = analysis.terms(question)
        wanted = dict.fromkeys(p for term in asked for p in compounds.parts(term, self._known))
        if not wanted:
            return {}
        query = _Or(
            [Term(field, term, boost=boost) for term in wanted for field, boost in fields.items()]
        )
        results = self._searcher().search(query, limit=limit, optimize=False)
        scored = sorted(((hit.score, hit["key"]) for hit in results), key=lambda s: (-s[0], s[1]))
        return {key: score for score, key in scored}

    def rank(self, question: str, limit: int) -> Sequence[ProvisionId]:
        """Addresses by how well the words of the law fit, best first; none for no question."""
        return [ProvisionId.parse(key) for key in self.scores(question, LAW, limit)]

    @cached_property
    def _known(self) -> frozenset[str]:
        """Every term of the index."""
        return frozenset(term.decode() for _, term in self._searcher().reader().all_terms())

    @property
    def keys(self) -> list[str]:
        """The address of every passage, in the order that they were given."""
        return [fields["key"] for fields in self._searcher().reader().all_stored_fields()]

    @property
    def titles(self) -> list[str]:
        """The heading over every passage, in the same order."""
        return [fields["title"] for fields in self._searcher().reader().all_stored_fields()]

    def _searcher(self) -> Searcher:
        searcher: Searcher | None = getattr(self._local, "searcher", None)
        if searcher is None:
            with self._opening():
                searcher = self._index.searcher(weighting=scoring.BM25F(K1=1.2, **LENGTHS))
            self._local.searcher = searcher
        return searcher

    @contextmanager
    def _opening(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # of pickle, struct, ord(): damage has no class of its own
            raise NoKnowledgeBaseError(
                f"Søkeindeksen i {self._folder} mangler eller er skadet."
                " Bygg på nytt: leddvis build"
            ) from error
