"""Store: documents in, JSON Lines on disk out, and back; the only module that knows the form.

One file a document. The first line is the header; then a line a provision in
reading order with its `depth`, so that a line can be found with any text tool.
What a line holds is in stored.py.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from corpus.errors import AddressError, NoKnowledgeBaseError, StaleIndexError
from corpus.ids import ProvisionId
from corpus.model import Document, Fact, Header, Oddity, Provision
from corpus.stored import Json, prose_json, read_prose, read_shell, shell_json

VERSION = "2"  # change it whenever a stored document would read differently

# What a file says when it is cut short, or is something else.
DAMAGE = (OSError, ValueError, LookupError, TypeError, StopIteration, AddressError)


def file_name(id: ProvisionId) -> str:
    """The file of a document: «lov-2011-06-24-30.jsonl»."""
    return id.document.replace("/", "-") + ".jsonl"


def write(folder: Path, document: Document) -> Path:
    """The file that now holds `document`."""
    path = folder / file_name(document.id)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines(document):
            file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    return path


def read(folder: Path, id: ProvisionId) -> Document | None:
    """The stored document, or None when the folder holds none of that name.

    Raises StaleIndexError when it was written in another form than this code reads.
    """
    path = folder / file_name(id)
    try:
        with path.open(encoding="utf-8") as file:
            return parse(map(json.loads, file))
    except FileNotFoundError:
        return None
    except DAMAGE as error:
        raise NoKnowledgeBaseError(
            f"{path.name} i kunnskapsbasen kan ikke leses ({type(error).__name__}: {error})."
            " Bygg på nytt: leddvis build"
        ) from error


# ---- document → lines


def lines(document: Document) -> Iterator[Json]:
    """The lines of a document: its header, then its provisions in reading order."""
    yield {
        "version": VERSION,
        "document": str(document.id),
        "language": document.language,
        "source": document.source,
        "oddities": [[o.kind, o.where, o.what] for o in document.oddities],
        "header": _header(document.header),
    }
    yield from _provision(document.root, 0)


def _provision(provision: Provision, depth: int) -> Iterator[Json]:
    line = shell_json(provision)
    # The outside first, so that the lines can be read as an outline.
    yield {"at": line.pop("at"), "kind": line.pop("kind"), "depth": depth, **line}
    if "text" not in line:
        for child in provision.children:
            yield from _provision(child, depth + 1)


def _header(header: Header) -> Json:
    return {
        "refid": header.refid,
        "dokid": header.dokid,
        "legacy_id": header.legacy_id,
        "title": header.title,
        "short_title": header.short_title,
        "abbreviation": header.abbreviation,
        "in_force": [day.isoformat() for day in header.in_force],
        "in_force_text": header.in_force_text,
        "last_change_in_force": header.last_change_in_force
        and header.last_change_in_force.isoformat(),
        "last_changed_by": header.last_changed_by,
        "changes": header.changes,
        "based_on": header.based_on,
        "facts": [[fact.name, fact.label, prose_json(fact.prose)] for fact in header.facts],
    }


# ---- lines → document


def parse(stored: Iterator[Json]) -> Document:
    """The document that the lines tell of."""
    first = next(stored)
    if first["version"] != VERSION:
        raise StaleIndexError(
            f"Kunnskapsbasen er skrevet i form {first['version']}; dette er {VERSION}."
            " Bygg på nytt: leddvis build"
        )
    law = ProvisionId.parse(first["document"])
    return Document(
        law,
        _read_header(first["header"]),
        first["language"],
        _tree(law, list(stored)),
        first["source"],
        tuple(Oddity(*oddity) for oddity in first["oddities"]),
    )


def _tree(law: ProvisionId, rows: list[Json]) -> Provision:
    # Read backwards: the children of a provision are then known when it comes.
    waiting: list[tuple[int, Provision]] = []
    for row in reversed(rows):
        children = []
        while waiting and waiting[-1][0] > row["depth"]:
            children.append(waiting.pop()[1])
        waiting.append((row["depth"], read_shell(row, law.document, children)))
    return waiting[0][1]


def _read_header(row: Json) -> Header:
    changed = row["last_change_in_force"]
    return Header(
        refid=row["refid"],
        dokid=row["dokid"],
        legacy_id=row["legacy_id"],
        title=row["title"],
        short_title=row["short_title"],
        abbreviation=row["abbreviation"],
        in_force=tuple(map(date.fromisoformat, row["in_force"])),
        in_force_text=row["in_force_text"],
        last_change_in_force=date.fromisoformat(changed) if changed else None,
        last_changed_by=tuple(row["last_changed_by"]),
        changes=tuple(row["changes"]),
        based_on=tuple(row["based_on"]),
        facts=tuple(Fact(name, label, read_prose(prose)) for name, label, prose in row["facts"]),
    )
