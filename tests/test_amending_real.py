"""Amending acts of 2021 to 2025, all 620: what is read of them, against three known answers.

The reform's act has its instructions in a table; the newer markup tells the targets
itself; and a paragraf that nobody has changed since reads as the act that changed it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

import pytest
from lxml.etree import _Element as Element

from corpus import archives
from corpus.change import Amendment, Instruction
from corpus.files import CONSOLIDATED
from corpus.model import Provision
from ingest.amending import figures, read
from ingest.amending_lines import Lines
from ingest.amending_markup import blocks
from ingest.header import read_header
from ingest.lovdata import read as read_consolidated
from ingest.xml import parse
from tests import samples

pytestmark = pytest.mark.real

ARCHIVES = ("lovtidend-avd1-2001-2024", "lovtidend-avd1-2025")
REFORM = samples.SHARED / "eval" / "reform_facts.json"
REFORM_ACT = "lov/2021-06-11-78"


class Since2021:
    """The names of the acts that Norsk Lovtidend has printed since then."""

    def __contains__(self, name: object) -> bool:
        return bool(re.match(r"lti/202[1-9]/nl-", str(name)))


@cache
def acts() -> tuple[tuple[str, Element], ...]:
    return tuple(
        (member.name, parse(member.data, member.name))
        for name in ARCHIVES
        for member in archives.members(samples.REAL / f"{name}{archives.SUFFIX}", Since2021())
    )


@cache
def amendments() -> tuple[Amendment, ...]:
    return tuple(read(root, name) for name, root in acts())


# ---- how much is read


def test_most_lines_are_understood() -> None:
    found = figures(amendments())
    assert len(amendments()) == 620
    assert found.lines > 6_300
    assert found.share >= 0.99, found


def test_every_operation_is_met() -> None:
    operations = figures(amendments()).operations
    floors = {"endret": 4_300, "ny": 1_300, "opphevet": 620, "flyttet": 1_050, "overskrift": 190}
    assert {name: operations[name] for name in floors if operations[name] < floors[name]} == {}
    assert operations["ord"] >= 1_200


def test_new_text_lies_at_its_target() -> None:
    wrong = [
        (str(one.target), str(one.text.id))
        for amendment in amendments()
        for one in amendment.instructions
        if one.text is not None and one.text.id.fold() != one.target.fold()
    ]
    assert wrong == []


def test_an_instruction_has_what_its_operation_needs() -> None:
    for amendment in amendments():
        for one in amendment.instructions:
            assert (one.text is not None) == (one.operation in ("ny", "endret", "overskrift")), one
            assert (one.moved_to is not None) == (one.operation == "flyttet"), one
            assert (one.words[0] != "") == (one.operation == "ord"), one
            assert one.surface, one


# ---- the act of the reform

# What the table calls an instruction, and what we do.
OPERATIONS = {
    "ny paragraf": "ny",
    "nytt ledd": "ny",
    "endret paragraf": "endret",
    "endret/erstattet ledd": "endret",
    "endret punktum": "endret",
    "oppheves": "opphevet",
    "flyttes/omnummereres": "flyttet",
}
# Here the table knows the act as it was before; the words say the opposite.
ONLY_THE_OLD_ACT_TELLS = {("XI", "§4", "endret"): "ny", ("XIV", "§41/ledd/3", "ny"): "endret"}

Fact = tuple[str, str, str, str, str, int]  # part, act, operation, place, heading, number of ledd


def expected(row: dict[str, Any]) -> Iterator[Fact]:
    operation = OPERATIONS[re.sub(r"\s*\(.*", "", row["op"])]
    operation = ONLY_THE_OLD_ACT_TELLS.get((row["part"], row["provision"], operation), operation)
    place = row["provision"]
    moves = [place]
    if several := re.fullmatch(r"§(\d+)-(\d+) -> §(\d+)-(\d+)", place):
        first, last, to = (int(several[n]) for n in (1, 2, 3))
        moves = [f"§{n} → §{to + n - first}" for n in range(first, last + 1)]
    elif one := re.fullmatch(r"(.*/)(\d+)->(\d+)", place):
        moves = [f"{one[1]}{one[2]} → {one[1]}{one[3]}"]
    for move in moves:
        yield row["part"], row["act"], operation, move, row["heading"] or "", row["ledd_count"]


def told(one: Instruction) -> Fact:
    place = "/".join(one.target.path)
    if one.moved_to is not None:
        place += f" → {'/'.join(one.moved_to.path)}"
    text = one.text
    ledd = 0 if text is None else len(text.children) if text.kind == "paragraf" else 1
    return one.part, one.act, one.operation, place, text.heading.text if text else "", ledd


def test_the_act_of_the_reform() -> None:
    rows = json.loads(REFORM.read_text("utf-8"))
    [act] = [amendment for amendment in amendments() if amendment.refid == REFORM_ACT]
    assert len({(one.order, one.surface) for one in act.instructions}) == 41
    facts = sorted(fact for row in rows for fact in expected(row))
    assert sorted(map(told, act.instructions)) == facts
    assert act.not_understood == ()


def test_an_amending_act_is_amended_before_it_is_in_force() -> None:
    [later] = [amendment for amendment in amendments() if amendment.refid == "lov/2022-06-17-42"]
    [one] = [x for x in later.instructions if x.act == REFORM_ACT]
    assert (one.inside, str(one.target)) == ("XII", "lov/2009-12-18-131/§9/ledd/1")
    [names] = [amendment for amendment in amendments() if amendment.refid == "lov/2022-06-10-39"]
    words = {x.words for x in names.instructions if x.act == REFORM_ACT}
    assert ("friskolelova", "privatskolelova") in words


# ---- the targets that the newer markup gives


def groups() -> Iterator[tuple[tuple[tuple[str, str], ...], list[Instruction]]]:
    """What the attributes of each instruction say, and what is read from its words."""
    for _, root in acts():
        main, head = root.find("body/main"), root.find("body/header/dl")
        assert main is not None
        assert head is not None
        lines = Lines(read_header(head).changes)
        for _, inside in groupby(blocks(main), key=lambda block: (block.group, block.home)):
            lines.close()
            before, first = len(lines.instructions), None
            for block in inside:
                first = first or block
                lines.add(block)
            lines.close()
            if first is not None and first.targets:
                yield first.targets, lines.instructions[before:]


# A paragraf of one ledd is named with it or without, and a list in a punktum is its ledd's.
ONE_LEDD = re.compile(r"(§[^/]+)/ledd/1(?=/)")
LIST_OF_PUNKTUM = re.compile(r"/setning/\d+(?=/(?:bokstav|nummer)/)")


def plain(address: str) -> str:
    address = re.sub(
        r"/(?:overskrift|innledning|deloverskrift)$", "", address.casefold().rstrip("/")
    )
    return ONE_LEDD.sub(r"\1", LIST_OF_PUNKTUM.sub("", address))


def agree(targets: tuple[tuple[str, str], ...], made: list[Instruction]) -> bool:
    """Whether the words name the places that the attributes name, or places inside them."""
    values = [value.replace("::", ";;") for _, text in targets for value in text.split()]
    moves = {tuple(map(plain, value.split(";;"))) for value in values if ";;" in value}
    said = {plain(value) for value in values if ";;" not in value}
    places = {plain(str(one.target)) for one in made if one.operation != "flyttet"}
    moved = {
        (plain(str(one.target)), plain(str(one.moved_to)))
        for one in made
        if one.moved_to is not None
    }
    inside = {
        plain(str(each.id)) for one in made if one.text is not None for each in one.text.walk()
    }
    every = places | inside | {place for pair in moved for place in pair}
    wider = said | {place for pair in moves for place in pair}
    named = all(any(p == s or p.startswith(f"{s}/") for s in wider) for p in places)
    covered = all(any(p == s or p.startswith(f"{s}/") for p in every) for s in said)
    return named and covered and moves <= moved


def test_the_words_name_the_places_that_the_markup_names() -> None:
    results = [agree(targets, made) for targets, made in groups()]
    assert len(results) > 2_700
    assert sum(results) / len(results) >= 0.97


# ---- the text that is in force


class EveryFifth:
    """Every fifth consolidated act, by the day that it is from."""

    def __contains__(self, name: object) -> bool:
        match = re.search(r"nl-\d{6}(\d\d)-", str(name))
        return match is not None and int(match[1]) % 5 == 0


@cache
def in_force() -> dict[str, dict[str, Provision]]:
    path = samples.REAL / f"{CONSOLIDATED['lov']}{archives.SUFFIX}"
    found = {}
    for member in archives.members(path, EveryFifth()):
        document = read_consolidated(parse(member.data, member.name), member.name)
        paragrafs = [p for p in document.walk() if p.kind == "paragraf"]
        found[str(document.id)] = {p.id.fold(): p for p in paragrafs}
    return found


def changed_last_by(paragraf: Provision) -> str:
    """Refid of the act that its note names last, when no other change waits."""
    note = paragraf.notes[-1] if paragraf.notes else None
    if note is None or re.search(r"\b(?:Endres|Oppheves|Tilføyes|Vert)\b", note.text):
        return ""
    acts = [
        link.href
        for link in note.links
        if link.href.startswith("lov/")
        and note.text.count("(", 0, link.start) == note.text.count(")", 0, link.start)
    ]
    return acts[-1].split("/§")[0] if acts else ""


def words_in_force(text: Provision) -> tuple[str, str] | None:
    """(new words, words in force) of a paragraf or ledd; None when there is no such place."""
    home = text.id.paragraf
    paragraf = in_force().get(text.id.document, {}).get(home.fold()) if home else None
    if paragraf is None:
        return None
    if text.kind == "paragraf":
        return text.words(), paragraf.words()
    ledd = [p for p in paragraf.children if p.id.fold() == text.id.fold()]
    return (text.text, ledd[0].text) if ledd and text.kind == "ledd" else None


def test_the_new_text_is_that_of_the_act_in_force() -> None:
    seen: Counter[bool] = Counter()
    for amendment in amendments():
        for one in amendment.instructions:
            text = one.text
            if (
                text is None
                or text.kind not in ("paragraf", "ledd")
                or one.operation == "overskrift"
            ):
                continue
            home = text.id.paragraf
            paragraf = in_force().get(text.id.document, {}).get(home.fold()) if home else None
            if paragraf is None or changed_last_by(paragraf) != amendment.refid or one.inside:
                continue
            words = words_in_force(text)
            if words is not None:
                seen[words[0] == words[1]] += 1
    assert seen.total() > 400
    assert seen[True] / seen.total() >= 0.97, seen
