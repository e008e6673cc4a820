"""Past of real law: what people ask of days that are gone, and what is told of every paragraf."""

import json
from collections import Counter
from datetime import date
from typing import Any

import pytest

from app import past_render, past_shown
from app.past import Past
from corpus.errors import InputError, NotFoundError
from corpus.timeline import Silence, Version, version_on
from graph.lifespan import adopted
from tests import bases
from tests.followed import facts

pytestmark = pytest.mark.real
REFORM = "lov/2021-06-11-78"


def then(address: str, day: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        past_shown.show(bases.real_service(), address, day, as_json=True)
    )
    return told


def now(address: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        past_shown.show(bases.real_service(), address, None, as_json=True)
    )
    return told


def test_every_paragraf_of_the_reform_is_shown_as_it_was_when_it_took_effect() -> None:
    count = 0
    for row in facts():
        if row["unit"] == "paragraf" and row["ledd_count"]:
            told = then(f"{row['act']}/{row['provision']}", "1. august 2022")
            assert REFORM in (told["version"]["source"], *told["version"]["beside"])
            assert len(told["parts"]) == row["ledd_count"]
            assert told["version"]["from"] == "2022-08-01"
            count += 1
    assert count == 25


# What is typed, the day, the address that is meant, the last day but one of the wording.
NAMED = [
    ("barnevernloven § 3-2", "1. oktober 2022", "lov/1992-07-17-100/§3-2", "2023-01-01"),
    ("barnevernloven 1992 § 3-2", "1.10.2022", "lov/1992-07-17-100/§3-2", "2023-01-01"),
    ("opplæringslova § 15-8", "2023-01-01", "lov/1998-07-17-61/§15-8", "2024-08-01"),
    ("hol. § 7-2 a", "2025-01-01", "lov/2011-06-24-30/§7-2a", None),
    ("hol. § 3-4", "2021-01-01", "lov/2011-06-24-30/§3-4", "2022-08-01"),
]


@pytest.mark.parametrize(("typed", "day", "address", "end"), NAMED)
def test_a_name_and_a_day(typed: str, day: str, address: str, end: str | None) -> None:
    told = then(typed, day)
    assert (told["address"], told["version"]["to"]) == (address, end)
    assert told["text"]


# What was, a day on which it was no more, and what is told of it then.
REPLACED = [
    ("oppl. 1998 § 15-8", "2024-08-01", "§ 24-1 fra 1. august 2024 (svært sikkert)"),
    ("bvl. 1992 § 3-2 a", "2023-01-01", "§ 15-9 fra 1. januar 2023 (svært sikkert)"),
    ("oppl. 1998 § 15-5", "2022-08-01", "gikk inn i § 15-8 første ledd"),
    ("oppl. 1998 § 3-6 tredje ledd", "2024-07-31", "§ 9-4 tredje ledd"),  # its words are not known
    ("barnevernloven § 3-2 a", "2025-01-01", "§ 15-9"),
]


@pytest.mark.parametrize(("typed", "day", "words"), REPLACED)
def test_what_took_its_place(typed: str, day: str, words: str) -> None:
    try:
        told = past_shown.show(bases.real_service(), typed, day, as_json=False)
    except NotFoundError as error:
        told = str(error)
    assert words in " ".join(told.split())
    assert "vet ikke Leddvis" not in told


STATUS = [
    ("hol. § 7-2 a", [("i kraft", "2022-08-01", None)]),
    ("hol. § 7-2 b", [("i kraft", "2024-07-01", None), ("midlertidig", None, "2026-07-01"),
                      ("oppheves", None, "2026-07-01")]),
    ("bvl. 1992 § 3-2", [("opphevet", "2023-01-01", None)]),
    ("opplæringslova 1998 § 15-8", [("opphevet", "2024-08-01", None)]),
    ("oppl. 1998 § 15-5", [("opphevet", "2022-08-01", None)]),  # before the act itself was
    ("sphl. § 8-3", [("opphevet", "2018-06-22", None)]),  # its note names no day, its act does
    ("hol. § 3-11", [("opphevet", "2022-06-10", None)]),
    ("sotjl. § 43 a", [("i kraft", "2020-12-04", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("address", "expected"), STATUS)
def test_how_it_stands(address: str, expected: list[tuple[str, str, str]]) -> None:
    told = json.loads(past_shown.history(bases.real_service(), address, as_json=True))["status"]
    assert [(one["status"], one["since"], one["until"]) for one in told] == expected


def test_by_what_it_came_into_force() -> None:
    told = json.loads(past_shown.history(bases.real_service(), "hol. § 7-2 a", as_json=True))
    [event] = told["events"]
    assert (event["verb"], event["act"], event["in_force"]) == ("tilføyd", REFORM, "2022-08-01")
    assert event["decrees"] == ["forskrift/2022-05-20-871"]


SAID = [
    ("oppl. 1998 § 15-5", "2022-08-01", "ved lov 11. juni 2021 nr. 78. Plikten"),
    ("intl. § 41 femte ledd", "2022-07-31", "I dag står det noe der: fra 1. august 2022"),
    ("privskl. § 3-6 b", "2022-08-01", "nr. 78, uten at noe kom i stedet."),
    ("hol. § 7-2 a", "2025-01-01", "Kildene er fra 8. november 2025."),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "day", "words"), SAID)
def test_what_is_said_of_a_day(typed: str, day: str, words: str) -> None:
    out = past_shown.show(bases.real_service(), typed, day, as_json=False)
    assert words in " ".join(out.split())


def test_a_whole_act_is_named_without_a_second_dot() -> None:
    with pytest.raises(InputError, match=r"ikke for hol\. Skriv hvilken paragraf\."):
        past_shown.show(bases.real_service(), "hol.", "2024-01-01", as_json=False)


HISTORY = [
    ("sotjl. § 51 a", "15. april 2020: endret ved lov 15. april 2020 nr. 19, med virkning fra 16."),
    ("sotjl. § 9", "17. juni 2022: endret ved lov 17. juni 2022 nr. 42."),
    ("hol. § 5-4", "22. juni 2018: endret ved lov 22. juni 2018 nr. 76."),
    ("sphl. § 3-14", "(satt i kraft ved forskrift 26. august 2016 nr. 1002)."),
    ("hpl. § 48", "(satt i kraft ved forskrift 19. juni 2015 nr. 678)."),
    ("hol. § 3-9 b", "Regelen har stått som § 3-9 b siden 1. januar 2025, og var § 3-9 a før det."),
]


@pytest.mark.parametrize(("address", "words"), HISTORY)
def test_what_the_history_tells(address: str, words: str) -> None:
    out = past_shown.history(bases.real_service(), address, as_json=False)
    assert words in " ".join(out.split())


def test_what_is_adopted_can_be_read_in_the_history() -> None:
    """All words of every version to come; and what the hint tells to do can be done."""
    service = bases.real_service()
    past, told = Past(service), 0
    for id in service.base.history.addresses():
        record = past.of(id)
        coming = [v for v in record.timeline.versions if v.pending]
        if not coming:
            continue
        out = past_shown.history(service, str(id), as_json=False)
        flat = "".join(out.split())
        for text in (t for v in coming for t in ((v.text,) if v.text else v.known) if t):
            lines = [line for part in text.walk() for line in part.prose.text.split("\n")]
            assert all("".join(line.split()) in flat for line in lines)
            told += 1
        for line in (x for x in out.splitlines() if "--as-of" in x):
            _, typed, _, day, _ = line.split('"')
            assert past_shown.show(service, typed, day, as_json=True)
    assert told > 80


def test_the_status_and_the_versions_never_contradict() -> None:
    service = bases.real_service()
    past = Past(service)
    ids = dict.fromkeys(service.base.history.addresses())
    for refid in service.base.documents:
        walk = service.held(refid).document.walk()
        ids |= dict.fromkeys(p.id for p in walk if p.kind == "paragraf")
    kinds: Counter[tuple[str, str]] = Counter()
    for id in ids:
        record = past.of(id)
        status, last = record.status[0], version_on(record.timeline, past.seen)
        there = "tier" if isinstance(last, Silence) else "opphevet" if last.repealed else "der"
        kinds[status.kind, there] += 1
        if there == "opphevet" and status.since is not None:
            assert isinstance(last, Version)
            assert status.since == last.in_force.start, record.label
        for event in record.events:
            first = adopted(event)
            assert event.pending or not (event.in_force and first) or first <= event.in_force
    assert set(kinds) == {
        ("i kraft", "der"),
        ("opphevet", "opphevet"),
        ("opphevet", "tier"),  # its number, or its act, has no text any more
        ("ikke trådt i kraft", "tier"),
    }


def test_what_is_said_of_a_day_is_what_is_said_today_until_it_changes() -> None:
    """Of every paragraf of the acts that are followed: never other words than its own."""
    service = bases.real_service()
    past, told, refused = Past(service), 0, 0
    for id in service.base.history.addresses():
        held = service.base.look_up(id.document)
        provision = held.get(id) if held else None
        if provision is None:
            continue
        try:
            then = past.on(str(id), past.seen)
        except NotFoundError:
            refused += 1
            continue
        assert then.text is None or then.text.words() == provision.words()
        told += 1
    assert told > 950
    assert refused < 0.05 * told


@pytest.mark.parametrize("day", [date(2000, 12, 31), date(1990, 1, 1)])
def test_a_day_before_the_data_is_refused(day: date) -> None:
    with pytest.raises(NotFoundError):
        Past(bases.real_service()).on("hol. § 7-2 a", day)


def test_the_history_of_every_provision_can_be_read() -> None:
    """Of every paragraf that has been, and of all that stands in the acts that are held."""
    service = bases.real_service()
    past = Past(service)
    ids = dict.fromkeys(service.base.history.addresses())
    for refid in service.base.documents:
        ids |= dict.fromkeys(p.id for p in service.held(refid).document.walk())
    for id in ids:
        record = past.of(id)
        text = past_render.record_text(record, service.label, service.notice, "2025-11-08")
        assert record.label in text
    assert len(ids) > 6_000


# ---- what took over, from a wording that was not the last


REWORDED = [
    ("oppl. 1998 § 15-8", "2022-07-31", "§ 15-8 ble en annen 1. august 2022."),
    ("oppl. 1998 § 15-8 andre ledd", "2022-07-31", "andre ledd ble en annen 1. august 2022."),
    ("bvl. 1992 § 3-2 a", "2015-06-01", "§ 3-2 a ble en annen 1. august 2022."),
    ("oppl. 1998 § 9a-3", "2016-06-01", "§ 9a-3 ble en annen 1. august 2017."),
]


@pytest.mark.parametrize(("typed", "day", "words"), REWORDED)
def test_what_took_over_is_not_told_of_older_words(typed: str, day: str, words: str) -> None:
    assert then(typed, day)["now"] == []
    out = past_shown.show(bases.real_service(), typed, day, False)
    assert words in " ".join(out.split())
    assert "sikkert)" not in out


def test_what_took_over_is_told_of_no_other_words_than_the_last() -> None:
    """Of every version of the acts that were replaced."""
    past, told, silent = Past(bases.real_service()), 0, 0
    for document in ("lov/1992-07-17-100", "lov/1998-07-17-61"):
        for id in past.law.base.history.addresses(document):
            record = past.of(id)
            for version in record.timeline.versions:
                if version.text is None:
                    continue
                rows = past.on(str(id), version.in_force.start).record.later
                if rows and rows[0].kind == "erstattet":
                    assert version.in_force.end is None or version.in_force.end >= rows[0].since
                    told += 1
                silent += not rows
    assert told > 20
    assert silent > 20


@pytest.mark.parametrize("typed", ["koml. § 1-1", "koml. § 5-3"])
def test_a_text_is_not_given_for_a_day_on_which_it_may_not_have_been_the_law(typed: str) -> None:
    """They came into force with the first meeting in each kommune: the day is not told."""
    with pytest.raises(NotFoundError, match="trådte i kraft til ulike tider"):
        then(typed, "2019-10-05")
    assert then(typed, "2021-01-01")["text"]


@pytest.mark.parametrize("typed", ["oppl. 1998 § 99-1", "bvl. § 15-8"])
def test_a_number_that_no_source_has_is_not_said_to_have_been(typed: str) -> None:
    with pytest.raises(NotFoundError, match="vet ikke om det har vært noen"):
        then(typed, "2022-12-31")
