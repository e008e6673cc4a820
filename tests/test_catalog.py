"""The catalogue: what people write, what they mean, and what Lovdata's headers say of it."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from corpus.archives import members
from corpus.catalog import (
    ENDINGS,
    SPELLINGS,
    Ambiguous,
    Entry,
    Found,
    Service,
    Unknown,
    fold,
    load,
    spellings,
)
from corpus.ids import ProvisionId
from corpus.model import Document
from ingest.header import read_header
from ingest.lovdata import read
from ingest.xml import parse

CATALOG = load()
ARCHIVES = Path(__file__).parents[2] / "shared" / "corpus" / "lovdata"
REFORM = "lov/2021-06-11-78"
FOURTEEN = [entry for entry in CATALOG.entries if entry.group == "reform"]

# A document, and what somebody wrote when they meant it, parted by «|».
WRITTEN = """
lov/1983-06-03-54 tannhelsetjenesteloven | Tannhelsetenestelova | tannhl. | tannhelseloven | thtjl
  | lov om tannhelsetjenesten | Tannhelsetjenestelovens
lov/1992-07-17-100 barnevernloven (1992) | barnevernloven av 1992 | bvl. 1992 | gamle barnevernlova
  | barnevernloven av 17. juli 1992 nr. 100 | barnevernsloven 1992 | den tidligere barnevernloven
  | lov 17. juli 1992 nr. 100 om barneverntjenester (barnevernloven) | Lov om barneverntenester
  | barnevernloven (lov 17. juli 1992 nr. 100) | LOV-1992-07-17-100
lov/1997-06-19-62 familievernkontorloven | familievernkontorlova | famvl. | familievernlova | fvkl.
  | lov 19. juni 1997 nr. 62 om familievernkontorer
lov/1998-07-17-61 opplæringslova 1998 | opplæringsloven (1998) | oppl. 1998 | gamle opplæringsloven
  | tidlegare opplæringslov | lov om grunnskolen og den vidaregåande opplæringa
lov/1999-07-02-61 spesialisthelsetjenesteloven | spesialisthelsetenestelova | sphl | sphl. | sphtjl.
  | spesialhelsetjenesteloven | Spesialisthelsetjenestelovens | lov om spesialisthelsetjenesten
lov/1999-07-02-62 psykisk helsevernloven | psykisk helsevernlova | phvl. | psyhvl | psykhvl
  | psykisk helsevern-loven | psykiske helsevernloven | lov om psykisk helsevern | helsevernloven
  | lov av 2. juli 1999 nr. 62 om etablering og gjennomføring av psykisk helsevern
lov/1999-07-02-63 pasient- og brukerrettighetsloven | pasient og brukerrettighetsloven | PBRL
  | pasient- og brukerrettighetslova | pasient- og brukarrettslova | pasient- og brukerrettsloven
  | pasient- og brukerettighetsloven | pasient & brukerrettighetsloven | brukerrettighetsloven
  | pasient-/brukerrettighetsloven | pasientrettighetsloven | pasientrettslova | pasrl.
  | lov 2. juli 1999 nr. 63 (pasient- og brukerrettighetsloven)
lov/2003-07-04-84 privatskolelova | privatskoleloven | privatskulelova | friskolelova | friskulelova
  | prskol | privskl. | tidligere friskolelova | lov om private skolar med rett til statstilskot
lov/2005-06-17-64 barnehageloven | barnehagelova | Barnehagelovens | bhl. | bhgl | barnehagelov
lov/2006-06-16-20 Nav-loven | NAV-loven | navloven | NAV loven | navlova | navl.
  | arbeids- og velferdsforvaltningsloven | arbeids og velferdsforvaltningslova
  | arbeids- og velferdsforvaltingslova | lov om arbeids- og velferdsforvaltninga
  | NAV-loven (arbeids- og velferdsforvaltningsloven)
lov/2009-06-19-44 krisesenterlova | krisesenterloven | Krisesenterlovens | krisesl. | krisl
  | lov om kommunale krisesentertilbud
lov/2009-12-18-131 sosialtjenesteloven | sosialtenestelova | sotjl | sotjl. | sostjl. | sosialloven
  | lov om sosiale tjenester i NAV | lov om sosiale tenester i arbeids- og velferdsforvaltninga
lov/2011-06-24-30 helse- og omsorgstjenesteloven | helse- og omsorgstenestelova | hol | hol. | HOL
  | helse- og omsorgstenesteloven | Helse og omsorgstjenesteloven | h.o.l. | hotjl. | hotl.
  | helse- og omsorgstjenestelovens | omsorgstjenesteloven | helse‑ og omsorgstjenesteloven
  | helse – og omsorgstjenesteloven | helse- & omsorgstjenesteloven | helse-/omsorgstjenesteloven
  | LOV-2011-06-24-30 | NL/lov/2011-06-24-30 | lov 24. juni 2011 nr. 30 (hol)
  | Lov om kommunale helse- og omsorgstenester m.m. | helse- og omsorgstjenesteloven (hol.)
lov/2020-11-06-127 integreringsloven | integreringslova | intl. | integreringloven
lov/2021-06-18-97 barnevernsloven | barnevernslova | barnevernloven | barnevernlova | bvl. | bvtjl.
  | bvtl | barneverntjenesteloven | barnevernstenestelova | lov om barnevern (bvl)
  | ny barnevernslov | den nye barnevernloven | barnevernsloven av 18. juni 2021 nr. 97
lov/2023-06-09-30 opplæringslova | opplæringsloven | opplæringlova | Opplæringslovens | oppl.
  | oppll. | ny opplæringslov | opplæringslova 2023 | gjeldande opplæringslov
forskrift/2022-06-22-1110 forskrift om individuell plan | forskriften om individuell plan
  | forskrift 22. juni 2022 nr. 1110 om individuell plan ved ytelse av velferdstjenester
  | IP-forskriften | ip-forskrifta | FOR-2022-06-22-1110
forskrift/2010-11-19-1462 forskrift om individuell plan i NAV
forskrift/2011-12-16-1256 habiliteringsforskriften | rehabiliteringsforskrifta
  | forskrift om habilitering og rehabilitering, individuell plan og koordinator
lov/2021-06-11-78 lov om endringer i velferdstjenestelovgivningen
lov/1967-02-10 forvaltningsloven | forvaltningslova | forvaltingslova | fvl. | LOV-1967-02-10
lov/1999-07-02-64 helsepersonelloven | helsepersonell-lova | hpl. | lov om helsepersonell mv.
lov/2018-06-22-83 kommuneloven | kommunelova | kommunelov | koml. | kl. | kommuneloven av 2018
lov/2022-12-20-121 boligsosialloven | boligsosiallova | bustadsosiallova | bosl.
lov/2025-06-20-81 forvaltningsloven 2025 | ny forvaltningslov
lov/1981-04-08-7 barnelova | barneloven | bl. | barnelova av 8. april 1981 nr. 7
lov/2018-06-15-38 personopplysningsloven | GDPR | personvernforordningen | personvernforordninga
lov/2006-05-19-16 offentleglova | offentligloven | offentlighetsloven | offl.
lov/2010-03-26-9 vergemålsloven | verjemålslova
lov/2017-06-16-51 likestillings- og diskrimineringsloven | diskrimineringslova | ldl.
lov/1999-05-21-30 menneskerettsloven | menneskerettighetsloven | barnekonvensjonen | EMK
lov/1814-05-17 Grunnloven | Grunnlova | Grunnloven av 17. mai 1814
lov/1991-12-13-81 sosialtjenesteloven (1991) | sosialtenestelova frå 1991
"""
ROWS = [
    (" ".join(text.split()), row.split()[0])
    for row in re.split(r"\n(?=\S)", WRITTEN.strip())
    for text in row.partition(" ")[2].split("|")
]


def found(text: str, day: date | None = None) -> Found:
    resolution = CATALOG.resolve_name(text, day)
    assert isinstance(resolution, Found), resolution
    return resolution


@pytest.mark.parametrize(("text", "refid"), ROWS)
def test_somebody_wrote_this_and_meant_that(text: str, refid: str) -> None:
    assert found(text).entry.refid == refid
    assert CATALOG.is_name(text)


@pytest.mark.parametrize(
    ("text", "part_of_reason", "others"),
    [
        ("barnevernloven", "skrivemåten i loven fra 1992", ["lov/1992-07-17-100"]),
        ("opplæringsloven", "loven fra 1998", ["lov/1998-07-17-61"]),
        ("forvaltningslova", "ikke satt i kraft", ["lov/2025-06-20-81"]),
        ("IP-forskriften", "opphevede forskriften", ["forskrift/2010-11-19-1462"]),
        ("friskolelova", "tidligere navn på privatskolelova", []),
        ("barnevernsloven 1992", "Den fra 1992 er barnevernloven (1992)", []),
        ("ny forvaltningslov", "Den nyeste er forvaltningsloven (2025)", ["lov/1967-02-10"]),
        ("barnevernsloven", "", []),
        ("barnevernloven 1992", "", []),
    ],
)
def test_a_choice_gives_its_reason(text: str, part_of_reason: str, others: list[str]) -> None:
    resolution = found(text)
    assert part_of_reason in resolution.reason
    assert bool(part_of_reason) == bool(resolution.reason)
    assert [entry.refid for entry in resolution.others] == others


@pytest.mark.parametrize(
    ("text", "day", "refid"),
    [
        ("opplæringslova", date(2024, 7, 31), "lov/1998-07-17-61"),
        ("opplæringslova", date(2024, 8, 1), "lov/2023-06-09-30"),
        ("barnevernloven", date(2022, 12, 31), "lov/1992-07-17-100"),
        ("bvl.", date(2023, 1, 1), "lov/2021-06-18-97"),
        ("sosialtjenesteloven", date(2011, 1, 1), "lov/2009-12-18-131"),  # both were in force
        ("forskrift om individuell plan", date(2022, 7, 31), "forskrift/2010-11-19-1462"),
        ("forskrift om individuell plan", date(2022, 8, 1), "forskrift/2022-06-22-1110"),
        ("forvaltningsloven", date(2025, 11, 8), "lov/1967-02-10"),
    ],
)
def test_a_shared_name_means_what_was_in_force(text: str, day: date, refid: str) -> None:
    assert found(text, day).entry.refid == refid
    assert f"{day:%d.%m.%Y}" in found(text, day).reason


@pytest.mark.parametrize(
    ("text", "day", "candidates"),
    [
        ("skulelova", None, "privatskolelova opplæringslova"),
        ("helseloven", None, "spesialisthelsetjenesteloven helse- og omsorgstjenesteloven"),
        ("skoleloven", date(2024, 7, 31), "opplæringslova (1998) privatskolelova"),
        ("helsetjenesteloven", date(1990, 1, 1), "kommunehelsetjenesteloven"),
        ("barnevernloven", date(1980, 1, 1), "barnevernloven (1992) barnevernsloven"),
    ],
)
def test_what_could_be_several_is_handed_back(text: str, day: date | None, candidates: str) -> None:
    resolution = CATALOG.resolve_name(text, day)
    assert isinstance(resolution, Ambiguous)
    assert " ".join(entry.display for entry in resolution.candidates) == candidates
    assert text in resolution.reason


@pytest.mark.parametrize(
    ("text", "part_of_reason", "near"),
    [
        ("", "Leddvis kjenner ingen", ""),
        (" . ", "Leddvis kjenner ingen", ""),
        ("loven", "ingen lov eller forskrift som heter «loven»", ""),
        ("vegtrafikkloven", "Leddvis kjenner ingen", ""),
        ("pbl.", "Leddvis kjenner ingen", ""),
        ("hol. § 7-2 a", "Leddvis kjenner ingen", ""),
        ("etter hol.", "Leddvis kjenner ingen", ""),
        ("følger av (hol.", "Leddvis kjenner ingen", ""),
        ("fra 1. august 2022 barnevernsloven", "Leddvis kjenner ingen", ""),
        ("forskrift om overgangsregler til lov om barnevern (bvl)", "Leddvis kjenner ingen", ""),
        ("oppleeringsloven", "som heter «oppleeringsloven»", ""),
        ("barnevernsloven " * 50, "for lang", ""),
    ],
)
def test_what_is_not_known_says_so(text: str, part_of_reason: str, near: str) -> None:
    resolution = CATALOG.resolve_name(text)
    assert isinstance(resolution, Unknown)
    assert part_of_reason in resolution.reason
    assert near in [entry.refid for entry in resolution.near] or not (near or resolution.near)
    assert not CATALOG.is_name(text)


@pytest.mark.parametrize(
    ("text", "part_of_reason", "near"),
    [
        ("straffeloven 1902", "ingen «straffeloven» fra 1902", "lov/2005-05-20-28"),
        ("kommuneloven av 1992", "ingen «kommuneloven» fra 1992", "lov/2018-06-22-83"),
        ("lov 2. juli 1999 nr. 61 (pbrl)", "fra 1999 nr. 61", "lov/1999-07-02-63"),
        ("gamle barnehageloven", "bare barnehageloven fra 2005", "lov/2005-06-17-64"),
        ("lov/2008-06-27-71", "kjenner ikke lov/2008-06-27-71", ""),
    ],
)
def test_the_name_of_what_is_not_here_says_so(text: str, part_of_reason: str, near: str) -> None:
    resolution = CATALOG.resolve_name(text)
    assert isinstance(resolution, Unknown)
    assert part_of_reason in resolution.reason
    assert [entry.refid for entry in resolution.near] == near.split()
    assert CATALOG.is_name(text)


def test_the_name_of_an_annex_says_where_it_is() -> None:
    steps = {text: found(text).step for text in ("GDPR", "barnekonvensjonen", "EMK", "hol.")}
    assert steps == {"GDPR": "gdpr", "barnekonvensjonen": "bkn", "EMK": "emkn", "hol.": ""}


# --- målform ---


@pytest.mark.parametrize(
    ("bokmal", "other"), [(first, other) for first, *rest in SPELLINGS for other in rest]
)
def test_every_word_is_one_in_all_its_spellings(bokmal: str, other: str) -> None:
    assert fold(f"x{bokmal}y") == fold(f"x{other}y")
    assert f"x{other}y" in spellings(f"x{bokmal}y")
    assert f"x{bokmal}y" in spellings(f"x{other}y")


@pytest.mark.parametrize(("bokmal", "nynorsk"), ENDINGS)
def test_every_ending_is_one_in_both(bokmal: str, nynorsk: str) -> None:
    assert fold(f"prøve{bokmal} om") == fold(f"prøve{nynorsk} om")
    assert fold(f"prøve{bokmal}s") == fold(f"prøve{nynorsk}s")
    assert f"prøve{nynorsk}" in spellings(f"prøve{bokmal}")


def test_one_letter_apart_is_two_acts() -> None:
    assert fold("barnevernloven") != fold("barnevernsloven")
    assert fold("kkl") != fold("kl")  # konkursloven is no slip for kommuneloven


# --- names in running text ---


def test_names_are_longest_first_and_each_leads_somewhere() -> None:
    names = CATALOG.names()
    assert list(names) == sorted(set(names), key=lambda name: (-len(name), name))
    assert [name for name in names if isinstance(CATALOG.resolve_name(name), Unknown)] == []
    assert {"helse- og omsorgstenestelova", "pasient- og brukarrettslova", "sotjl"} <= set(names)


def test_ordinary_words_are_left_out_but_resolve() -> None:
    assert not CATALOG.ordinary_words & set(CATALOG.names())
    assert all(found(word) for word in CATALOG.ordinary_words)


# --- the laws of the file ---


@pytest.mark.parametrize("entry", CATALOG.entries, ids=lambda entry: entry.refid)
def test_an_entry_is_whole(entry: Entry) -> None:
    assert str(ProvisionId.parse(entry.refid)) == entry.refid
    assert set(entry.services) <= set(get_args(Service))
    assert entry.language in ("nb", "nn")
    assert not entry.repealed or (entry.in_force and entry.in_force < entry.repealed)
    for label in (entry.display, entry.short):  # what we print is read as what we meant
        assert found(label).entry == entry
    for name in filter(None, (entry.title, entry.short_title, entry.abbreviation)):
        assert entry in (found(name).entry, *found(name).others)


@pytest.mark.parametrize("field", ["refid", "short", "display"])
def test_every_document_stands_once(field: str) -> None:
    assert max(Counter(getattr(entry, field) for entry in CATALOG.entries).values()) == 1


def test_the_fourteen_stand_in_order() -> None:
    roman = "I II III IV V VI VII VIII IX X XI XII XIII XIV".split()
    assert [entry.part for entry in FOURTEEN] == roman
    assert all(not entry.part for entry in CATALOG.entries if entry.group != "reform")
    assert all(entry.services for entry in FOURTEEN)


def test_what_is_replaced_has_a_successor_that_is_there() -> None:
    by_refid = {entry.refid: entry for entry in CATALOG.entries}
    for entry in CATALOG.entries:
        if entry.replaced_by:
            assert entry.repealed
            assert by_refid[entry.replaced_by].replaces == entry.refid
        if entry.replaces and entry.in_force:
            assert by_refid[entry.replaces].replaced_by == entry.refid
    replaced = [entry.refid for entry in FOURTEEN if entry.replaced_by]
    assert replaced == ["lov/1992-07-17-100", "lov/1998-07-17-61"]


def test_no_name_is_shared_without_a_rule() -> None:
    owners: dict[str, set[str]] = {}
    for entry in CATALOG.entries:
        for name in entry.written():
            owners.setdefault(fold(name.text), set()).add(entry.refid)
    ruled = {fold(name): rule for rule in CATALOG.shared for name in rule.names}
    assert {key for key, refids in owners.items() if len(refids) > 1} == set(ruled)
    assert all(rule.winner in owners[key] for key, rule in ruled.items() if rule.winner)
    assert all("{name}" in rule.reason for rule in CATALOG.shared)


def test_the_twenty_that_are_indexed() -> None:
    in_force = [entry.refid for entry in FOURTEEN if not entry.replaced_by]
    neighbours = [entry.refid for entry in CATALOG.entries if entry.group == "neighbour"]
    new = ["lov/2021-06-18-97", "lov/2023-06-09-30", "forskrift/2022-06-22-1110"]
    assert [entry.refid for entry in CATALOG.indexed] == [*in_force, *new, *neighbours]
    assert len(neighbours) == 5
    assert len(CATALOG.indexed) == 20
    assert {entry for entry in CATALOG.entries if not entry.followed} == {
        entry for entry in CATALOG.entries if entry.group == "known"
    }


# --- against the archives ---

needs_archives = pytest.mark.skipif(
    not ARCHIVES.is_dir(), reason="Lovdatas arkiver ligger ikke i ../shared/corpus/lovdata"
)
HELD = [entry for entry in CATALOG.entries if entry.archive]
# «Kongen bestemmer», says the act itself; a decree says when.
DECREES = {REFORM: "forskrift/2022-05-20-871", "lov/2022-06-10-39": "forskrift/2022-06-10-997"}
OUTSIDE = ("lovtidend-avd1-2001-2024", "lti/2022/sf-20220610-0997.xml")


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """The documents that catalog.toml says lie in the archives, by refid."""
    wanted: dict[str, set[str]] = {OUTSIDE[0]: {OUTSIDE[1]}}
    for entry in HELD:
        wanted.setdefault(entry.archive, set()).add(entry.member)
    found = {}
    for archive, names in wanted.items():
        for member in members(ARCHIVES / f"{archive}.tar.bz2", names):
            document = read(parse(member.data, member.name), member.name)
            found[document.header.refid] = document
    return found


@needs_archives
@pytest.mark.parametrize("entry", HELD, ids=lambda entry: entry.refid)
def test_an_entry_says_what_the_header_says(entry: Entry, documents: dict[str, Document]) -> None:
    document = documents[entry.refid]
    header = document.header
    assert document.source == entry.member
    assert entry.title == header.title.rstrip(".")
    assert entry.short_title == header.short_title
    assert entry.abbreviation == header.abbreviation.rstrip(".")
    assert document.language in (entry.language, "und")  # a decree of one sentence
    if header.in_force:
        assert entry.in_force == header.in_force[0]
    elif entry.refid in DECREES:
        assert entry.in_force == documents[DECREES[entry.refid]].header.in_force[0]
    else:
        assert entry.in_force is None or entry.refid == "lov/1814-05-17"


@needs_archives
def test_the_fourteen_are_those_that_the_reform_changes(documents: dict[str, Document]) -> None:
    fourteen = tuple(entry.refid for entry in FOURTEEN)
    assert documents[REFORM].header.changes == fourteen
    assert documents["forskrift/2022-05-20-871"].header.changes == fourteen


@needs_archives
def test_the_decrees_and_the_successors_name_what_they_change(
    documents: dict[str, Document],
) -> None:
    changes = {refid: document.header.changes for refid, document in documents.items()}
    assert changes["forskrift/2022-06-22-1187"] == ("forskrift/2010-11-19-1462",)
    assert changes["forskrift/2022-06-22-1110"] == ("forskrift/2011-12-16-1256",)
    assert REFORM in changes["lov/2022-06-10-39"]
    assert REFORM in changes["lov/2022-06-17-42"]
    for entry in FOURTEEN:
        if entry.replaced_by:
            assert entry.refid in changes[entry.replaced_by]


@needs_archives
def test_no_act_in_force_loses_its_name_to_ours() -> None:
    ours = {entry.refid for entry in CATALOG.entries}
    for member in members(ARCHIVES / "gjeldende-lover.tar.bz2"):
        info = parse(member.data, member.name).find("body/header/dl")
        assert info is not None
        header = read_header(info)
        names = (header.title, header.short_title, header.abbreviation)
        assert header.refid in ours or not any(map(CATALOG.is_name, names)), names
