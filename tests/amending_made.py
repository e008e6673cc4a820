"""Amending acts of our own making: bodies in, documents in Lovdata's markup out."""

from lxml.etree import _Element as Element

from corpus.change import Amendment, Instruction
from ingest.amending import read
from ingest.xml import parse

FERRY, SHED = "lov/1999-05-21-30", "lov/2005-02-10-4"  # the acts that the made ones amend
IN_FERRY = "I lov 21. mai 1999 nr. 30 om ferjer gjøres følgende endringer:"
SHEDS = "I lov 10. februar 2005 nr. 4 om naust gjøres følgende endringer:"


def document(body: str, *changes: str, title: str = "Lov om endringer i ferjeloven") -> Element:
    """The amending act lov/2020-03-06-2 with that body."""
    items = "".join(f"<li>{refid}</li>" for refid in changes)
    text = (
        '<!DOCTYPE html><html lang="no"><head><title>x</title></head><body>'
        '<header class="documentHeader" id="hode"><dl class="data-document-key-info">'
        '<dt class="dateInForce">I kraft fra</dt>'
        '<dd class="dateInForce">2020-07-01, Kongen bestemmer</dd>'
        '<dt class="changesToDocuments">Endrer</dt>'
        f'<dd class="changesToDocuments"><ul>{items}</ul></dd>'
        '<dt class="dateOfPublication">Kunngjort</dt>'
        '<dd class="dateOfPublication">2020-03-06 14:10</dd>'
        f'<dt class="title">Tittel</dt><dd class="title">{title}</dd>'
        '<dt class="refid">RefID</dt><dd class="refid">lov/2020-03-06-2</dd></dl></header>'
        f'<main class="documentBody" id="dokument"><h1>{title}</h1>{body}</main></body></html>'
    )
    return parse(text.encode(), "made")


def amendment(body: str, *changes: str) -> Amendment:
    """What is read from the amending act with that body."""
    return read(document(body, *changes), "made")


def section(number: str, *blocks: str) -> str:
    """A part of the flat markup: «I», and what stands in it."""
    inside = "".join(blocks)
    return f'<section class="section" data-name="kap{number}"><h2>{number}</h2>{inside}</section>'


def line(text: str) -> str:
    """An instruction."""
    return f'<article class="defaultP">{text}</article>'


def ledd(text: str) -> str:
    return f'<article class="legalP">{text}</article>'


def numbered(number: int, text: str) -> str:
    return f'<article class="numberedLegalP" data-numerator="{number}">({number}) {text}</article>'


def items(*rows: tuple[str, str]) -> str:
    """A list as Norsk Lovtidend has it: label and text of each item."""
    inside = "".join(
        f'<li data-li-identifier="{label}" data-name="{label}"><article class="listArticle">'
        f'<article class="legalP">{text}</article></article></li>'
        for label, text in rows
    )
    return f'<ul class="defaultList">{inside}</ul>'


def paragraf(number: str, title: str, *inside: str) -> str:
    """A quoted paragraf."""
    name = number.replace(" ", "")
    return (
        f'<article class="futureLegalArticle" data-name="§{name}">'
        '<span class="futureLegalArticleHeader">'
        f'<span class="legalArticleValue">§ {number}</span>. '
        f'<span class="legalArticleTitle">{title}</span></span>{"".join(inside)}</article>'
    )


def heading(text: str) -> str:
    return f'<span class="futuretitle">{text}</span>'


def changed(act: str, *inside: str) -> str:
    """An amended act in the newer markup."""
    return f'<article class="document-change" data-document="{act}">{"".join(inside)}</article>'


def change(*inside: str, **targets: str) -> str:
    """One instruction in the newer markup: `change_part="§3/ledd/1"`."""
    words = "".join(f' data-{key.replace("_", "-")}="{value}"' for key, value in targets.items())
    return f'<article class="change"{words}>{"".join(inside)}</article>'


def shown(one: Instruction) -> str:
    """«ny §3/ledd/2 ‹Ferja går.›», «flyttet §3 → §4», «ord §3 ‹a› → ‹b›»."""
    target = "/".join(one.target.path) or "(loven)"
    words = [one.operation, target]
    if one.moved_to is not None:
        words += ["→", "/".join(one.moved_to.path)]
    if one.words != ("", ""):
        words.append(f"‹{one.words[0]}› → ‹{one.words[1]}›")
    if one.text is not None:
        heading = f"# {one.text.heading.text} # " if one.text.heading else ""
        words.append(f"‹{heading}{one.text.words()}›".replace("\n", " ¶ "))
    return " ".join(words)


def all_shown(read: Amendment) -> list[str]:
    return [shown(one) for one in read.instructions]
