"""Resolve: references as people type them → the addresses that they mean, or why there are none."""

from collections.abc import Callable

import pytest

from corpus.catalog import load
from corpus.citation import place as in_words
from corpus.model import Document, Provision
from graph.names import Held, Names
from graph.outline import Outline
from graph.resolve import Place, Reference, Resolver, Status, ends
from ingest.mentions import Mention, find_mentions
from tests.samples import document, ledd, made, paragraf

N1, N2, N3 = (f"lov/1901-01-01-{n}" for n in (1, 2, 3))
PLAN = "forskrift/1901-01-01-4"
DAY = "2025-11-08"
STATES = {"§2-7": "opphevet", "§2-8": "ikke i kraft"}

Read = Callable[..., list[Reference]]


def held(document: Document) -> Held:
    head = document.header
    return Held(
        head.refid, head.title, head.short_title, head.abbreviation, head.in_force_text[:10]
    )


def state(provision: Provision) -> str:
    """What is special of a paragraf of nabohjelpsloven in these tests."""
    return STATES.get("/".join(provision.id.path), "")


@pytest.fixture(scope="module")
def names(eksempel: tuple[Document, ...]) -> Names:
    new = held(document("rariteter/nl-20980203-996"))  # nabohjelpsloven, not in force yet
    waiting = (
        Held("lov/2098-05-05-5", "", "Ventelova", "", "2099-01-01"),
        Held("lov/2098-02-03-997", "", "Nabotilsynslova", "", "2099-01-01"),
    )
    twins = tuple(
        Held(f"forskrift/1902-02-02-{n}", "", f"Tvillingforskrift{end}", "", "1902-03-01")
        for n, end in ((1, "en"), (2, "a"))
    )
    return Names(load(), (*map(held, eksempel), new, *waiting, *twins), DAY)


@pytest.fixture(scope="module")
def resolver(eksempel: tuple[Document, ...], names: Names) -> Resolver:
    outlines = {str(each.id): Outline.of(each, state) for each in eksempel}
    return Resolver(names, outlines.get)


@pytest.fixture(scope="module")
def read(resolver: Resolver, names: Names) -> Read:
    """What the references of a text mean, where it stands in `home`."""

    def read(text: str, home: str = "", path: str = "") -> list[Reference]:
        mentions = find_mentions(text, names.lexicon)
        return list(resolver.references(mentions, Place(home, path)))

    return read


def of(home: str, *paths: str) -> list[str]:
    return [f"{home}/{path}" for path in paths]


# Every row is what someone writes where no law is near, and the addresses that are meant.
MEANT = [
    ("nabohjelpsloven § 2-3", of(N1, "§2-3")),
    ("nabohjelpslova § 2-3", of(N1, "§2-3")),  # in the other målform
    ("nabhl. § 2-3 andre ledd bokstav d", of(N1, "§2-3/ledd/2/bokstav/d")),
    ("§ 2-3 a i nabohjelpsloven", of(N1, "§2-3a")),
    ("Grendekjøkenloven § 5 andre ledd nr. 2", of(N2, "§5/ledd/2/nummer/2")),
    ("hjelpeplanforskriften § 3 (2)", of(PLAN, "§3/ledd/2")),
    ("gnl 4 nr. 2", of(N3, "§4/nummer/2")),
    ("nabohjelpsloven kapittel 2", of(N1, "kap2")),
    ("nabohjelpsloven kapittel II", of(N1, "kap2")),
    ("nabohjelpsloven kapittel 2 I", of(N1, "kap2")),  # a part of the chapter
    (f"{N1} § 2-3", of(N1, "§2-3")),
    ("nabohjelpsloven", [N1]),
    # one ledd may be left out, and is not put in; punktum
    ("nabhl § 1-3 bokstav c", of(N1, "§1-3/bokstav/c")),
    ("nabhl § 2-4 tredje ledd andre punktum", of(N1, "§2-4/ledd/3/setning/2")),
    ("nabhl § 3-4 første punktum", of(N1, "§3-4/setning/1")),
    # a letter that is of no number: a bokstav, or a word
    ("nabhl § 1-3 d", of(N1, "§1-3/bokstav/d")),
    ("nabhl § 2-3 a", of(N1, "§2-3a")),
    # several
    ("nabhl §§ 2-3 til 2-4", of(N1, "§2-3", "§2-3a", "§2-4")),
    ("nabhl kapittel 1 til 3", of(N1, "kap1", "kap2", "kap3")),
    ("nabhl § 2-3 første til tredje ledd", of(N1, "§2-3/ledd/1", "§2-3/ledd/2", "§2-3/ledd/3")),
    ("nabhl § 2-3 siste ledd", of(N1, "§2-3/ledd/4")),
    ("nabhl § 2-3 andre ledd bokstav a og d",
     of(N1, "§2-3/ledd/2/bokstav/a", "§2-3/ledd/2/bokstav/d")),
    ("§§ 2-3 og 2-4 i nabohjelpsloven", of(N1, "§2-3", "§2-4")),
    ("nabhl § 2-3, jf. gnl § 5", [f"{N1}/§2-3", f"{N3}/§5"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "targets"), MEANT)
def test_meant(text: str, targets: list[str], read: Read) -> None:
    found = read(text)
    assert [target for each in found for target in each.targets] == targets
    assert {each.status for each in found} == {"gjeldende"}


# Every row is what a text says, where it stands, and the address that is meant.
FROM = [
    # the act that it stands in, or the one that is named
    ("§ 2-3", N1, "", f"{N1}/§2-3"),
    ("§ 5", N2, "", f"{N2}/§5"),
    ("§ 5 i loven her", N2, "§1", f"{N2}/§5"),
    ("loven her", N1, "§2-3", N1),
    ("nabohjelpsloven § 2-3", N2, "", f"{N1}/§2-3"),
    # parts of the paragraf, the ledd or the item that it stands in
    ("andre ledd", N1, "§2-3/ledd/1", f"{N1}/§2-3/ledd/2"),
    ("andre ledd bokstav b", N1, "§2-3/ledd/1", f"{N1}/§2-3/ledd/2/bokstav/b"),
    ("bokstav b i andre ledd", N1, "§2-3/ledd/1", f"{N1}/§2-3/ledd/2/bokstav/b"),
    ("bokstav b", N1, "§2-3/ledd/2", f"{N1}/§2-3/ledd/2/bokstav/b"),
    ("første punktum", N1, "§2-4/ledd/3", f"{N1}/§2-4/ledd/3/setning/1"),
    ("siste ledd", N1, "§2-3/ledd/1", f"{N1}/§2-3/ledd/4"),
    ("denne paragrafen", N1, "§2-3/ledd/2", f"{N1}/§2-3"),
    ("dette leddet", N1, "§2-3/ledd/2/bokstav/a", f"{N1}/§2-3/ledd/2"),
    ("dette kapittelet", N1, "§2-3", f"{N1}/kap2"),
    # beside it
    ("forrige ledd", N1, "§2-3/ledd/2", f"{N1}/§2-3/ledd/1"),
    ("neste ledd", N1, "§2-3/ledd/2", f"{N1}/§2-3/ledd/3"),
    ("neste paragraf", N1, "§2-3", f"{N1}/§2-3a"),
    ("forrige paragraf", N1, "§2-3a", f"{N1}/§2-3"),
    ("neste kapittel", N1, "§2-3", f"{N1}/kap3"),
]


@pytest.mark.parametrize(("text", "home", "path", "target"), FROM)
def test_meant_from_a_place(text: str, home: str, path: str, target: str, read: Read) -> None:
    [found] = read(text, home, path)
    assert (found.targets, found.status) == ((target,), "gjeldende")


# Every row is what someone writes, what there is to say of it, and some of what is told.
STATUS: list[tuple[str, Status, str]] = [
    ("nabhl § 2-3", "gjeldende", ""),
    ("nabhl § 2-7", "opphevet", ""),
    ("nabhl § 2-8", "ikke i kraft", ""),
    ("nabhl § 2-8 første ledd", "ikke i kraft", ""),
    ("nabhl §§ 2-6 til 2-7", "gjeldende", ""),  # not all of it is repealed
    ("ventelova § 1", "ikke i kraft", ""),
    ("§ 2-3", "ukjent lov", "Skriv navnet foran"),
    ("andre ledd", "ukjent lov", "dit teksten selv står"),
    ("tvillingforskriften § 1", "flertydig", "forskrift/1902-02-02-1, forskrift/1902-02-02-2"),
    ("helseloven § 1", "flertydig", "er ikke navnet på noen lov i dag"),
    ("barnevernloven (1992) § 4-12", "opphevet", "avløst av barnevernsloven"),
    ("lov 1. januar 1899 nr. 5 § 3", "opphevet", "ikke blant lovene som gjelder"),
    # the act is here, the provision is not
    ("nabhl § 9-9", "finnes ikke", f"{N1}/§9-9"),
    ("nabhl § 2-3 sjuende ledd", "finnes ikke", f"{N1}/§2-3/ledd/7"),
    ("nabhl § 2-3 andre ledd bokstav z", "finnes ikke", f"{N1}/§2-3/ledd/2/bokstav/z"),
    ("nabhl kapittel 9", "finnes ikke", f"{N1}/kap9"),
    # the act is known, what is in it is not
    ("hol. § 7-2 a", "gjeldende", ""),
]


@pytest.mark.parametrize(("text", "status", "told"), STATUS)
def test_status(text: str, status: Status, told: str, read: Read) -> None:
    [found] = read(text)
    assert found.status == status
    assert told in found.note
    assert "\n" not in found.note
    assert bool(found.targets) is (status not in ("ukjent lov", "flertydig"))


# Every row is what a text says that leads nowhere from where it stands.
NOWHERE = [
    ("åttende ledd", "§2-3/ledd/1"),
    ("forrige ledd", "§2-3/ledd/1"),
    ("neste paragraf", "§3-4"),
    ("bokstav z", "§2-3/ledd/2"),
    ("§ 9-9", "§2-3"),
]


@pytest.mark.parametrize(("text", "path"), NOWHERE)
def test_nowhere(text: str, path: str, read: Read) -> None:
    [found] = read(text, N1, path)
    assert found.status == "finnes ikke"
    assert found.note


def test_a_name_that_nobody_knows_is_told_of(resolver: Resolver) -> None:
    mention = Mention("paragraf", "3", law="eventyrloven")
    [found] = resolver.references([mention], Place())
    assert (found.targets, found.status) == ((), "ukjent lov")
    assert "«eventyrloven»" in found.note


def test_the_act_in_force_goes_before_one_of_the_same_name_that_is_not(read: Read) -> None:
    [found] = read("nabohjelpsloven § 1-1")
    assert found.targets == (f"{N1}/§1-1",)
    assert "lov/2098-02-03-996" in found.note


def test_the_act_adopted_beside_it_goes_before_the_act_in_force(read: Read) -> None:
    [found] = read("nabohjelpsloven § 1-1", "lov/2098-02-03-997", "§2")
    assert found.targets == ("lov/2098-02-03-996/§1-1",)
    [found] = read("nabohjelpsloven § 1-1", "lov/2098-05-05-5", "§2")
    assert found.targets == (f"{N1}/§1-1",)


def test_there_is_no_note_where_the_name_was_a_matter_of_course(read: Read) -> None:
    [found] = read("grendekjøkenlova § 1")
    assert found.note == ""


# ---- what was said before

# Every row is a text in grendekjøkenlova, which has twelve paragrafer, and what its last one means.
BEFORE = [
    ("Etter nabohjelpsloven gjelder: §§ 2-1 og 3-1.", f"{N1}/§3-1"),  # this act has none of them
    ("Etter nabohjelpsloven § 2-1. Se også § 3-1.", f"{N1}/§3-1"),
    ("Etter nabohjelpsloven § 2-1. Se også § 5.", f"{N2}/§5"),  # this act has it
    ("Etter nabohjelpsloven § 2-1. Se også § 5 i loven her.", f"{N2}/§5"),
    ("Etter nabohjelpsloven § 2-3. Etter fjerde ledd gjelder mer.", f"{N1}/§2-3/ledd/4"),
    ("Etter nabohjelpsloven § 2-1. Se også § 2-3.", f"{N1}/§2-3"),  # not §§ 2 to 3 of this one
    ("Etter nabohjelpsloven § 2-1, jf. § 5.", f"{N2}/§5"),  # that one has no § 5
    ("Etter nabohjelpsloven § 2-1, jf. § 2-3.", f"{N1}/§2-3"),
]


@pytest.mark.parametrize(("text", "target"), BEFORE)
def test_the_law_named_before(text: str, target: str, read: Read) -> None:
    last = read(text, N2, "§1/ledd/1")[-1]
    assert (last.targets, last.status) == ((target,), "gjeldende")


# Every row is what grendenemndloven says of a chapter with §§ 4 to 9 a, and what is exempt.
BUT = [
    ("Grendekjøkenlova kapittel 2 gjelder her, med unntak av § 5.", f"{N2}/§5"),
    ("Grendekjøkenlova kapittel 2 gjelder her, med unntak av §§ 5 og 6.", f"{N2}/§6"),
    ("Grendekjøkenlova kapittel 2 gjelder her, med unntak av § 2.", f"{N3}/§2"),  # elsewhere
    ("Grendekjøkenlova kapittel 2 gjelder her, jf. § 5 i loven her.", f"{N3}/§5"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "target"), BUT)
def test_what_is_exempt_of_a_chapter(text: str, target: str, read: Read) -> None:
    assert read(text, N3, "§1/ledd/1")[-1].targets == (target,)


def test_a_law_named_before_does_not_help_where_it_has_none_either(read: Read) -> None:
    last = read("Etter nabohjelpsloven § 2-1. Se også § 99.", N2, "§1")[-1]
    assert (last.targets, last.status) == ((f"{N2}/§99",), "finnes ikke")


# ---- laws over all samples


def citable(provision: Provision) -> bool:
    """Whether the grammar has words for all of the steps below the paragraf, in their order."""
    order = ["ledd", "bokstav", "nummer"]
    keys = list(provision.id.path[1::2])
    places = [order.index(key) if key in order else -1 for key in keys]
    rising = places == sorted(set(places)) and -1 not in places
    return provision.id.paragraf is not None and rising


def test_what_we_print_we_can_read(eksempel: tuple[Document, ...], read: Read) -> None:
    """A law: the label of a provision, read again, leads to the provision."""
    count = 0
    for law in eksempel:
        for provision in law.walk():
            if citable(provision):
                [found] = read(f"{law.header.short_title} {in_words(provision.id)}")
                assert found.targets == (str(provision.id),)
                count += 1
    assert count > 150


# A range, and what stands at which of its words.
ENDS = [
    ("Etter §§ 2-1 til 2-4.", [("§§ 2-1", "§2-1"), ("til", "§2-2 §2-3 §2-3a"), ("2-4", "§2-4")]),
    ("Etter § 2-1 til § 2-2.", [("§ 2-1", "§2-1"), ("§ 2-2", "§2-2")]),
    ("Etter §§ 2-1–2-2.", [("§§ 2-1", "§2-1"), ("2-2", "§2-2")]),
    ("Etter §§ 2-1 – 2-3 andre ledd.",
     [("§§ 2-1", "§2-1"), ("–", "§2-2"), ("2-3 andre ledd", "§2-3/ledd/2")]),
    ("Etter kapittel 1 til 3.", [("kapittel 1", "kap1"), ("til", "kap2"), ("3", "kap3")]),
    ("Etter §§ 2-1 og 2-2.", [("§§ 2-1", "§2-1"), ("2-2", "§2-2")]),
    # its right end is not there: the range is told of as a whole
    ("Etter §§ 2-1 til 2-99.", [("§§ 2-1 til 2-99", "§2-1 §2-99")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_ends(text: str, expected: list[tuple[str, str]], read: Read) -> None:
    told = [
        (text[end.mention.start : end.mention.end], " ".join(end.targets).replace(f"{N1}/", ""))
        for each in read(text, N1)
        for end in ends(each)
    ]
    assert told == expected


# ---- the own paragraf that speaks of the one before it

HERE, THERE = "lov/1902-02-02-1", "lov/1902-02-02-2"


def pointing(words: str) -> Resolver:
    """§ 3 of an act says `words`; another act has a § 3 too, and is called båtlova."""
    own = made(paragraf(ledd("Ape."), "§1") + paragraf(ledd(words), "§3"), HERE)
    other = made(paragraf(ledd("Bie."), "§3") + paragraf(ledd("Rev."), "§11"), THERE)
    names = Names(load(), (Held(THERE, "Lov om båtar", "Båtlova", "", "1902-03-01"),), DAY)
    return Resolver(names, {HERE: Outline.of(own), THERE: Outline.of(other)}.get)


LINK = f'<a href="{THERE}/§11">båtlova § 11</a>'
OWN = [
    (f"Det same gjeld etter {LINK}.", "Etter båtlova § 11, jf. § 3.", HERE),
    (f"Det same gjeld etter {LINK}.", "Etter båtlova §§ 11 og 12, jf. § 3 første ledd.", HERE),
    # it speaks of another, or of none
    ("Katt.", "Etter båtlova § 11, jf. § 3.", THERE),
    (f"Det same gjeld etter {LINK}.", "Etter båtlova § 12, jf. § 3.", THERE),
    # no «jf.»
    (f"Det same gjeld etter {LINK}.", "Etter båtlova §§ 11 og 3.", THERE),
]


@pytest.mark.parametrize(("words", "text", "act"), OWN)
def test_a_paragraf_of_this_act_that_speaks_of_the_one_before(
    words: str, text: str, act: str
) -> None:
    resolver = pointing(words)
    mentions = find_mentions(text, resolver.names.lexicon)
    *_, last = resolver.references(mentions, Place(HERE, "§1/ledd/1"))
    assert last.targets
    assert all(target.startswith(f"{act}/§3") for target in last.targets)
