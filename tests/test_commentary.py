"""Commentary: our own words beside the law: read, stamped, told when it is outdated."""

from pathlib import Path

import pytest

from corpus import commentary, commented
from corpus.commentary import Comment, digest, load, sort, stamped, unit_of
from corpus.ids import ProvisionId

LAW = "lov/1901-01-01-1"
FILE = f'''document = "{LAW}"

["§2-3/ledd/1"]
summary = "Husstander med mye strev får en nabo som holder i trådene."
who = "grendestyret"
modality = "skal"
subject = ["koordinator"]
questions = ["Kan vi få nabokoordinator?", "Kven held i trådane for oss?"]

["§2-3/ledd/2/bokstav/a"]
summary = "Nabokoordinatoren holder i trådene."
questions = ["Hva gjør hun?"]

["§9/ledd/1"]
summary = "Når loven begynner å gjelde."
technical = true
'''
TEXTS = {
    f"{LAW}/§2-3/ledd/1": "Grendestyret skal oppnevne en nabokoordinator.",
    f"{LAW}/§2-3/ledd/2": "Nabokoordinatoren skal\nholde i alle trådene",
    f"{LAW}/§2-3/ledd/2/bokstav/a": "holde i alle trådene",
    f"{LAW}/§9/ledd/1": "Loven gjelder straks.",
}


def text_at(id: ProvisionId) -> str:
    return TEXTS.get(str(id), "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "nabo").mkdir()
    (tmp_path / "nabo" / "alle.toml").write_text(FILE, "utf-8")
    return tmp_path


UNITS = [
    ("§2-3/ledd/1", "§2-3/ledd/1"),
    ("§2-3/ledd/2/bokstav/a", "§2-3/ledd/2"),
    ("§2-3/ledd/2/nummer/1/bokstav/b", "§2-3/ledd/2"),
    # an item that stands straight under its paragraf is a unit
    ("§8-2/nummer/1", "§8-2/nummer/1"),
    ("§8-2/nummer/1/bokstav/a", "§8-2/nummer/1"),
    ("§13/rest/1", "§13/rest/1"),
    ("rest/1", "rest/1"),
]


@pytest.mark.parametrize(("address", "unit"), UNITS)
def test_the_unit_of_an_item(address: str, unit: str) -> None:
    assert str(unit_of(ProvisionId.parse(f"{LAW}/{address}"))) == f"{LAW}/{unit}"


def test_a_file_is_read(folder: Path) -> None:
    first, item, technical = load(folder).comments
    assert str(first.id) == f"{LAW}/§2-3/ledd/1"
    assert (first.who, first.modality, first.subjects) == ("grendestyret", "skal", ("koordinator",))
    assert len(first.questions) == 2
    assert str(item.unit) == f"{LAW}/§2-3/ledd/2"
    assert technical.questions == ()


WRONG = [
    ('modality = "skal"', 'modality = "burde"', "§2-3/ledd/1: «burde» is none of"),
    ('subject = ["koordinator"]', 'subject = ["sauer"]', "«sauer» is none of"),
    ('summary = "Når loven begynner å gjelde."', 'summary = " "', "§9/ledd/1 has no summary"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), WRONG)
def test_a_file_that_is_wrong_is_told_of(
    right: str, wrong: str, told: str, folder: Path, tmp_path: Path
) -> None:
    assert right in FILE
    (folder / "nabo" / "alle.toml").write_text(FILE.replace(right, wrong), "utf-8")
    with pytest.raises(ValueError, match=told):
        load.__wrapped__(folder)


def test_an_entry_without_a_digest_does_not_count(folder: Path) -> None:
    found = sort(load(folder).comments, text_at)
    assert found.current == ()
    assert len(found.outdated) == 3


def test_a_stamped_entry_counts_until_the_law_changes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "nabo" / "alle.toml"
    path.write_text(stamped(FILE, text_at), "utf-8")
    comments = load.__wrapped__(folder).comments
    assert sort(comments, text_at).outdated == ()
    # another line break is no other wording; another word is, for the whole ledd
    monkeypatch.setitem(TEXTS, f"{LAW}/§2-3/ledd/2", "Nabokoordinatoren skal holde i alle trådene")
    assert sort(comments, text_at).outdated == ()
    monkeypatch.setitem(TEXTS, f"{LAW}/§2-3/ledd/2", "Nabokoordinatoren kan holde i trådene")
    assert [c.id.path[-1] for c in sort(comments, text_at).outdated] == ["a"]
    # and what is no more has no words
    monkeypatch.delitem(TEXTS, f"{LAW}/§9/ledd/1")
    assert len(sort(comments, text_at).outdated) == 2


def test_stamping_leaves_what_is_stamped_as_it_is() -> None:
    once = stamped(FILE, text_at)
    assert once.count("digest = ") == 3
    assert stamped(once, lambda _: "noe annet") == once
    assert stamped(FILE, lambda _: "") == FILE


def test_a_digest_is_that_of_the_words() -> None:
    assert digest("a  b\nc") == digest("a b c") != digest("a b d")


# ---- what a base holds


def test_comments_come_back_from_a_base(tmp_path: Path) -> None:
    home = ProvisionId.parse(f"{LAW}/§2-3/ledd/2")
    whole = Comment(
        home, "Om alt.", "d1", "hun", "skal", "oss", "alltid", ("koordinator",), ("A?",)
    )
    item = Comment(home / "bokstav/a", "Om ett.", "d1", questions=("B?",))
    old = Comment(home.paragraf / "ledd/3" if home.paragraf else home, "Om før.", "d0")
    beside = commentary.Outside(
        "pleiepenger", "annen lov", "Der.", "folketrygdloven", (home,), ("C?",)
    )
    commented.write(tmp_path / "c.sqlite", commentary.Sorted((whole, item), (old,)), [beside])
    base = commented.Commented(tmp_path / "c.sqlite")
    assert base.on(home) == whole
    assert base.on(home / "bokstav/a") == item
    assert set(base.in_unit(home)) == {whole, item}
    assert base.on(old.id) is None
    assert list(base.inside(old.id)) == [(old, True)]
    assert list(base.inside(home)) == [(whole, False), (item, False)]
    assert set(base.every()) == {whole, item}
    assert base.outside("pleiepenger") == beside
    assert base.outside("noe annet") is None
    assert list(base.every_outside()) == [beside]
