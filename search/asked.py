"""Asked: comments in; the questions and summaries that lead to a ledd, as texts to search, out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.commentary import Comment, Outside
from corpus.ids import ProvisionId
from search.embeddings import Text
from search.semantic import Row
from search.understanding import VERSION as UNDERSTANDING
from search.understanding import spelled_out

VERSION = f"1 {UNDERSTANDING}"  # change it whenever a row would read differently
OUTSIDE = "utenfor/"  # before the key of what the acts do not answer


@dataclass(frozen=True, slots=True)
class Words:
    """What a unit is searched by beside its own words."""

    questions: str
    summary: str


def questions(comments: Iterable[Comment], outside: Iterable[Outside]) -> Iterator[Row]:
    """A row a question, under the address of what answers it."""
    for comment in comments:
        yield from (Row(str(comment.id), _asked(question)) for question in comment.questions)
    for topic in outside:
        yield from (Row(OUTSIDE + topic.key, _asked(question)) for question in topic.questions)


def summaries(comments: Iterable[Comment]) -> Iterator[Row]:
    """A row a comment: what it says, and whom it concerns."""
    for comment in comments:
        yield Row(str(comment.id), _asked(comment.summary))


def _asked(text: str) -> Text:
    # Read as questions are: like is compared with like.
    return Text(spelled_out(text), "query")


def words(comments: Iterable[Comment]) -> dict[ProvisionId, Words]:
    """The words of all comments on a unit, those on its items too."""
    found: dict[ProvisionId, Words] = {}
    for comment in comments:
        before = found.get(comment.unit, Words("", ""))
        found[comment.unit] = Words(
            " ".join((before.questions, *comment.questions)).strip(),
            " ".join((before.summary, *_told(comment))).strip(),
        )
    return found


def _told(comment: Comment) -> Iterator[str]:
    yield from filter(None, (comment.summary, comment.who, comment.towards, comment.when))
