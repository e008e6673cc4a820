"""Page: answers in, HTML out; every word from a user or a document is escaped.

Law text stands in a `blockquote` of its own look, so that it is never taken for
our own words.
"""

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from app.answer import Answer, Found, Related, Statement
from app.answer_text import ALSO, BESIDE, WORDED, hint
from app.render import NO_WORDS, UnitAt, blocks
from corpus.archives import LICENCE
from corpus.citation import place
from corpus.ids import ProvisionId
from corpus.model import Provision

HEAD = """<script>document.documentElement.lang = "nb";</script>"""
NUMBER = re.compile(r"§+ \S+(?: [a-z](?=\s|$))?")
# System fonts only: a font from elsewhere would tell somebody that a question was asked.
CSS = """
.leddvis {max-width: 46rem; margin: 0 auto; font-size: 1.05rem; line-height: 1.55;}
.leddvis h1 {font-size: 1.6rem; margin: .6rem 0 .2rem;}
.leddvis h2 {font-size: 1.1rem; margin: 1.6rem 0 .3rem;}
.leddvis blockquote {margin: .3rem 0; padding: .6rem 1rem; border-left: .3rem solid #1d4ed8;
  background: color-mix(in srgb, #1d4ed8 7%, transparent); font-family: Georgia, serif;}
.leddvis blockquote p {margin: .25rem 0;}
.leddvis blockquote p.i1 {margin-left: 1.4rem;} .leddvis blockquote p.i2 {margin-left: 2.8rem;}
.leddvis blockquote p.i3 {margin-left: 4.2rem;}
.leddvis .meta, .leddvis .foot {font-size: .9rem;}
.leddvis .foot {margin-top: 2rem; border-top: 1px solid currentColor; padding-top: .6rem;}
.leddvis .hint {font-style: italic;}
.leddvis a {text-decoration: underline;}
.leddvis .notice {padding: .6rem 1rem; border: 2px solid #b45309; font-weight: 700;}
.leddvis .error {padding: .6rem 1rem; border: 2px solid #b91c1c;}
.leddvis .nr {white-space: nowrap;}
.leddvis .own {margin: .4rem 0; font-family: system-ui, sans-serif;}
.leddvis .tag {font-size: .8rem; font-weight: 600; border: 1px solid currentColor;
  border-radius: .3rem; padding: 0 .35rem;}
.leddvis .asked, .leddvis .part {font-weight: 600;}
.leddvis .part {margin-top: 1.8rem;}
.leddvis .none {padding: .6rem 1rem; border: 2px solid #1d4ed8;}
.leddvis .note {padding: .4rem 1rem; border-left: .3rem solid #b45309;}
textarea:focus-visible, button:focus-visible {outline: 3px solid #1d4ed8 !important;
  outline-offset: 2px;}
button.primary {background: #1d4ed8 !important; color: #fff !important;}
.leddvis label span, .leddvis .info {color: var(--body-text-color) !important; opacity: 1;}
"""


def intro(sources_date: str, notice: str) -> str:
    """What stands above the question."""
    when = f"Lovtekst per {escape(sources_date)}." if sources_date else ""
    return (
        f'<div class="leddvis"><h1>Leddvis</h1>{_notice(notice)}<p>Hva velferdslovene krever,'
        f" ordrett og ned til leddet. {when} Det du skriver, blir på denne maskinen. Ikke skriv"
        " navn eller fødselsnummer.</p></div>"
    )


def answer(told: Answer, unit_at: UnitAt) -> str:
    """An answer, or an abstention with its reason."""
    if told.abstained:
        return _abstained(told, unit_at)
    return (
        f'<div class="leddvis" role="region" aria-label="Svar">{_notice(told.notice)}'
        f'<p class="asked">Du spurte: {escape(told.question)}</p>{_note(told.note)}'
        f'<p class="hint">{escape(hint(told))}</p>'
        + _worded(told)
        + "".join(_passages(told, unit_at))
        + _related(told.related)
        + _foot(told)
        + "</div>"
    )


def _passages(told: Answer, unit_at: UnitAt) -> Iterable[str]:
    for number, (said, found) in enumerate(told.shown):
        if number == 1:
            yield f'<p class="part">{ALSO}:</p>'
        yield _passage(said, found, unit_at(found.id))


def _abstained(told: Answer, unit_at: UnitAt) -> str:
    """Why there is no answer, and what stands beside it, word for word."""
    beside = "".join(
        f"<article><h2>{_unbroken(_capital(f.long))}{_heading(f)}</h2>{_quoted(f, unit_at(f.id))}"
        f'<p class="meta">{_link(f)}</p></article>'
        for f in told.passages
    )
    return (
        f'<div class="leddvis" role="region" aria-label="Svar">{_notice(told.notice)}'
        f'<p class="asked">Du spurte: {escape(told.question)}</p>{_note(told.note)}'
        f'<p class="none">{escape(told.reason or "")}</p>'
        + (f'<p class="part">{BESIDE}</p>{beside}' if beside else "")
        + _foot(told)
        + "</div>"
    )


def error(message: str) -> str:
    """A refusal that says what, where and what now."""
    return f'<div class="leddvis"><p class="error" role="alert">{escape(message)}</p></div>'


def _worded(told: Answer) -> str:
    """A model's words, each sentence with what it rests on."""
    rows = "".join(
        f"<li>{escape(said.text)} <q>{escape(said.quotes[0].text)}</q>"
        f"{' (forkortet)' if said.quotes[0].cut else ''}</li>"
        for said in told.statements[: told.worded]
    )
    return f'<div class="own"><p>{escape(WORDED)}</p><ul>{rows}</ul></div>' if rows else ""


def _own(said: Statement, unit: ProvisionId) -> str:
    """Our own words, named as such and set apart from the law."""
    item = said.item(unit)
    where = f" <span>Særlig {escape(place(item))}.</span>" if item else ""
    if said.kind != "sammendrag":
        return f'<p class="meta">{where.strip()}</p>' if where else ""
    return f'<p class="own"><span class="tag">Sammendrag</span> {escape(said.text)}{where}</p>'


def _passage(said: Statement, found: Found, unit: Provision) -> str:
    why = ", ".join(f"nr. {place} på {escape(name)}" for name, place in found.why)
    return (
        f"<article><h2>{_unbroken(_capital(found.long))}{_heading(found)}</h2>"
        f"{_own(said, found.id)}"
        f"{_quoted(found, unit)}"
        f'<p class="meta">{_link(found)}</p>'
        f'<details class="meta"><summary>Hvorfor dette leddet</summary>{why}</details></article>'
    )


def _heading(found: Found) -> str:
    return f" – {escape(found.heading)}" if found.heading else ""


def _link(found: Found) -> str:
    if not found.url:
        return ""
    return (
        f'<a href="{_href(found.url)}" target="_blank" rel="noreferrer noopener">'
        f"Les hos Lovdata<span> ({escape(found.label)})</span></a>"
    )


def _quoted(found: Found, unit: Provision) -> str:
    words = law(unit)
    if not words:
        return f'<p class="meta">{NO_WORDS}</p>'
    return f'<blockquote cite="{_href(found.url)}">{words}</blockquote>'


def _unbroken(citation: str) -> str:
    """A citation whose number does not part at the end of a line."""
    return NUMBER.sub(r'<span class="nr">\g<0></span>', escape(citation))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def law(unit: Provision) -> str:
    """The words of a unit, its items on lines of their own with their letters."""
    return "".join(_line(depth, mark, text) for depth, mark, text in blocks(unit))


def _line(depth: int, mark: str, text: str) -> str:
    shown = f"{mark} {text}" if mark else text
    return f'<p class="i{min(depth, 3)}">{escape(shown)}</p>'


def _related(related: Iterable[Related]) -> str:
    rows = "".join(f"<li>{escape(r.label)} ({escape(r.relation)})</li>" for r in related)
    return f"<h2>Se også</h2><ul>{rows}</ul>" if rows else ""


def _foot(told: Answer) -> str:
    # What is made up has no date, and owes Lovdata nothing.
    source = (
        f"Tekst per {escape(told.sources_date)}. {escape(LICENCE)}. " if told.sources_date else ""
    )
    return f'<p class="foot">{source}</p>' if source else ""


def _note(note: str) -> str:
    return f'<p class="note">Merk: {escape(note)}</p>' if note else ""


def _notice(notice: str) -> str:
    return f'<p class="notice" role="note">{escape(notice)}</p>' if notice else ""


def _href(url: str) -> str:
    return escape(quote(url, safe=":/"), quote=True)
