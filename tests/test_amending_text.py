"""New text: it reads as the same words do in the consolidated act, at the address of its place."""

import pytest
from lxml import etree

from corpus.model import Provision
from ingest.amending import read
from ingest.lovdata import read as read_consolidated
from tests.amending_made import (
    FERRY,
    IN_FERRY,
    SHEDS,
    amendment,
    document,
    items,
    ledd,
    line,
    numbered,
    paragraf,
    section,
)

LIST = items(("a)", "folk,"), ("b)", "fe, og"))
NESTED = items(("1.", "store:" + items(("a)", "okser"))), ("2.", "små"))
ROMAN = items(("i)", "folk"), ("ii)", "fe"), ("iii)", "fisk"))
TEXTS = [
    [ledd("Ferja går <i>hver</i> dag.<br/>Den kommer.")],
    [ledd("Ferja tar" + LIST), ledd("Ellers ikke.")],
    [ledd("Ferja tar" + LIST + '<p class="leddfortsettelse">når det er plass.</p>')],
    [ledd("Ferja tar" + NESTED)],
    [ledd("Ferja tar" + ROMAN)],
    [LIST],
    [numbered(1, "En."), numbered(2, "To," + LIST)],
    [ledd("Utslipp av CO<sub>2</sub>, 5 m<sup>2</sup>.")],
]


def consolidated(*inside: str) -> Provision:
    """The same paragraf as the reader of consolidated acts has it."""
    text = "".join(inside).replace('<ul class="defaultList">', '<ol class="defaultList" type="a">')
    text = text.replace("</ul>", "</ol>").replace('data-name="a)"', 'data-name="a."')
    text = text.replace('data-name="b)"', 'data-name="b."')
    if ROMAN in "".join(inside):
        text = text.replace('type="a"', 'type="i"')
    body = (
        '<article class="legalArticle" data-name="§3a"><h3 class="legalArticleHeader">'
        '<span class="legalArticleValue">§ 3 a</span>. '
        f'<span class="legalArticleTitle">Rutetid</span></h3>{text}</article>'
    )
    root = etree.fromstring(
        etree.tostring(document(body)).replace(b"lov/2020-03-06-2", FERRY.encode())
    )
    [found] = read_consolidated(root, "made").root.children
    return found


@pytest.mark.parametrize("inside", TEXTS, ids=range(len(TEXTS)))
def test_a_new_paragraf_reads_as_the_consolidated_act_does(inside: list[str]) -> None:
    new = amendment(
        section(
            "I", line(IN_FERRY), line("Ny § 3 a skal lyde:"), paragraf("3 a", "Rutetid", *inside)
        )
    )
    [one] = new.instructions
    assert one.text == consolidated(*inside)


def test_a_new_ledd_has_the_addresses_of_its_place() -> None:
    [one] = amendment(
        section(
            "I", line(IN_FERRY), line("§ 3 nytt fjerde ledd skal lyde:"), ledd("Ferja tar" + LIST)
        )
    ).instructions
    assert one.text is not None
    assert [str(p.id) for p in one.text.walk()] == [
        f"{FERRY}/§3/ledd/4",
        f"{FERRY}/§3/ledd/4/bokstav/a",
        f"{FERRY}/§3/ledd/4/bokstav/b",
    ]
    assert [p.text for p in one.text.walk()][1:] == ["folk,", "fe, og"]


def test_the_source_is_left_as_it_was() -> None:
    root = document(
        section("I", line(IN_FERRY), line("§ 3 skal lyde:"), paragraf("3", "T", ledd("a" + LIST)))
        + section("II", line("§ 4 skal lyde:"), numbered(1, "En." + ledd("8. " + SHEDS)))
    )
    before = etree.tostring(root)
    read(root, "made")
    assert etree.tostring(root) == before
