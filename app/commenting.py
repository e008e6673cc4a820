"""Commenting: our own words and the law in; what is covered, outdated and missing out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.law import Law
from corpus import commentary, norm_table
from corpus.commentary import Comment, Commentary
from corpus.errors import StorageError, why
from corpus.ids import ProvisionId
from search.passages import passages
from search.understanding import spelled_out


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one document has words of ours beside it."""

    refid: str
    name: str
    units: int  # ledd in force
    commented: int
    missing: tuple[ProvisionId, ...]
    outdated: tuple[ProvisionId, ...]


def coverage(law: Law, own: Commentary) -> Iterator[Coverage]:
    """That of every document in the base, in the order of the base."""
    held = commentary.sort(own.comments, law.text_at)
    current = {comment.id for comment in held.current}
    for refid, document in law.base.documents.items():
        lookup = law.held(refid)
        units = [passage.id for passage in passages(lookup.document)]
        missing = tuple(id for id in units if id not in current)
        outdated = tuple(c.id for c in held.outdated if c.id.document == refid)
        done = len(units) - len(missing)
        yield Coverage(refid, document.short_title, len(units), done, missing, outdated)


def as_json(found: list[Coverage]) -> dict[str, object]:
    """For programs: a row a document."""
    rows = [
        {
            "document": each.refid,
            "name": each.name,
            "ledd": each.units,
            "commented": each.commented,
            "missing": list(map(str, each.missing)),
            "outdated": list(map(str, each.outdated)),
        }
        for each in found
    ]
    return {"documents": rows}


def as_text(found: list[Coverage], comments: tuple[Comment, ...]) -> Iterator[str]:
    """For people: a line a document, then what is outdated."""
    kinds = Counter("teknisk" if not comment.questions else "" for comment in comments)
    questions = sum(len(comment.questions) for comment in comments)
    for each in found:
        yield f"{each.commented:5} av {each.units:4}  {each.name}"
    yield (
        f"{len(comments)} sammendrag, {kinds['teknisk']} av dem uten spørsmål;"
        f" {questions} spørsmål."
    )
    for each in found:
        yield from (f"utdatert: {id}" for id in each.outdated)


def tune(law: Law) -> Path:
    """The file with what is tuned of the model, now on the comments of the base."""
    from app.preparing import Bars
    from search import tuned, tuning

    bars = Bars()
    own = law.base.commentary
    told = (
        *((c.questions, c.summary, law.text_at(c.id)) for c in own.every()),
        *((topic.questions, topic.says, "") for topic in own.every_outside()),
    )
    subjects = [
        tuning.Subject(tuple(map(spelled_out, questions)), spelled_out(summary), text)
        for questions, summary, text in told
        if len(questions) > 1
    ]
    found = tuning.tune(subjects, lambda done, of: bars.tell("Tilpasser", done, of))
    bars.close()
    tuned.write(found)
    return tuned.FILE


def files() -> tuple[Path, ...]:
    """All that is tied to the wording that it was written for."""
    return (*commentary.files(), *norm_table.files())


def stamp(law: Law, paths: Iterable[Path]) -> int:
    """How many of the files got digests for entries that had none."""
    count = 0
    for path in paths:
        before = path.read_text("utf-8")
        after = commentary.stamped(before, law.text_at)
        if after != before:
            _write(path, after)
            count += 1
    return count


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise StorageError(f"{path} kan ikke skrives: {why(error)}.") from error
