"""Kept Lovtidend: archives and acts in, what they tell out; an archive is read once.

To look through 36 000 documents takes 20 seconds, and an archive of years past never
changes. So what was read of each is kept, a line of JSON for each thing told, beside what
it was read of, and by which code. What is damaged, or of another archive, is read anew.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from corpus import archives, store
from corpus.archives import Archive, Sources
from corpus.change import Amendment, Decree, Instruction
from corpus.code import code
from corpus.errors import LovError
from corpus.ids import ProvisionId
from corpus.kept import digest, keep, kept
from corpus.model import Document
from corpus.stored import Json, provision_json, read_provision
from ingest.lovtidend import Told, gazettes, told_by
from ingest.pipeline import Progress, Unread

# What a file says when it is cut short, or is something else.
DAMAGE = (ValueError, LookupError, TypeError, LovError)


def told_of(
    sources: Sources, acts: frozenset[str], folder: Path, progress: Progress
) -> Iterator[Told]:
    """What Norsk Lovtidend tells of `acts`, from `folder` where it was read before.

    Raises SourceError for a damaged archive.
    """
    amending: set[str] = set()
    for archive in gazettes(sources):
        read_of = _read_of(archive, acts, amending)
        path = folder / f"{archive.name}.jsonl"
        if (found := _kept(path, read_of)) is None:
            told = tuple(told_by(archive, acts, amending, progress))
            keep(path, read_of, [sorted(amending), *map(_json, told)])
        else:
            named, told = found
            amending.update(named)
        yield from told


# ---- the file of one archive


def _read_of(archive: Archive, acts: frozenset[str], amending: set[str]) -> Json:
    """All that decides what is read of an archive."""
    return {
        "archive": archives.digest(archive.path).sha256,
        "acts": sorted(acts),
        "amending": digest("\n".join(sorted(amending))),
        "code": code("corpus", "ingest"),
    }


def _kept(path: Path, read_of: Json) -> tuple[list[str], tuple[Told, ...]] | None:
    """(acts that change, what was told), or None where that has to be read."""
    try:
        if lines := kept(path, read_of):
            amending, *told = lines
            return list(amending), tuple(map(_told, told))
    except DAMAGE:
        pass
    return None


# ---- one thing told


def _json(one: Told) -> Json:
    match one:
        case Amendment():
            return _amendment(one)
        case Decree(act, day, parts, but, refid, words):
            named = {"act": act, "day": day and day.isoformat(), "refid": refid, "words": words}
            return {"decree": named | {"parts": parts, "but": but}}
        case Document():
            return {"document": [*store.lines(one)]}
        case Unread(name, reason):
            return {"unread": [name, reason]}


def _told(line: Json) -> Told:
    [(kind, value)] = line.items()
    if kind == "amendment":
        return _read_amendment(value)
    if kind == "document":
        return store.parse(iter(value))
    if kind == "unread":
        return Unread(*value)
    return Decree(
        value["act"],
        _day(value["day"]),
        tuple(value["parts"]),
        tuple(value["but"]),
        value["refid"],
        value["words"],
    )


def _amendment(one: Amendment) -> Json:
    told = {
        "refid": one.refid,
        "title": one.title,
        "in_force": [day.isoformat() for day in one.in_force],
        "in_force_text": one.in_force_text,
        "published": one.published and one.published.isoformat(),
        "instructions": [_instruction(each) for each in one.instructions],
        "not_understood": one.not_understood,
        "not_understood_of": one.not_understood_of,
        "source": one.source,
    }
    return {"amendment": told}


def _read_amendment(line: Json) -> Amendment:
    return Amendment(
        line["refid"],
        line["title"],
        tuple(map(date.fromisoformat, line["in_force"])),
        line["in_force_text"],
        _day(line["published"]),
        tuple(map(_read_instruction, line["instructions"])),
        tuple(line["not_understood"]),
        line["source"],
        tuple(line["not_understood_of"]),
    )


def _instruction(one: Instruction) -> Json:
    line: Json = {"act": one.act, "operation": one.operation, "target": str(one.target)}
    if one.text is not None:
        line["text"] = [one.text.id.document, provision_json(one.text)]
    if one.moved_to is not None:
        line["moved_to"] = str(one.moved_to)
    if one.words != ("", ""):
        line["words"] = one.words
    return line | {
        "part": one.part, "inside": one.inside, "surface": one.surface, "order": one.order,
    }  # fmt: skip


def _read_instruction(line: Json) -> Instruction:
    document, text = line.get("text", ("", None))
    moved_to = line.get("moved_to")
    old, new = line.get("words", ("", ""))
    return Instruction(
        line["act"],
        line["operation"],
        ProvisionId.parse(line["target"]),
        read_provision(text, document) if text else None,
        ProvisionId.parse(moved_to) if moved_to else None,
        (old, new),
        line["part"],
        line["inside"],
        line["surface"],
        line["order"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
