"""Versions measured: the acts that are followed in, how many end as the law stands today out.

The check of the chain is the law itself: what the amending acts say a paragraf was changed
to must be what it says. Those that do not are named.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from corpus.ids import ProvisionId
from corpus.successions import Successions
from graph.checking import NAMES, Check, check
from graph.effective import Instructions
from graph.versions import Act
from ingest import amending

Figure = tuple[str, str, str]  # what, how much, of what
REFORM, TOOK_EFFECT = "lov/2021-06-11-78", date(2022, 8, 1)
SINCE = (date(2021, 1, 1), date(2001, 1, 1))


def figures(acts: Sequence[Act], successions: Successions) -> Iterator[Figure]:
    """How well versions and instructions are read, a figure at a time."""
    if not acts:
        yield "versjoner", "–", "arkivene har ikke Norsk Lovtidend"
        return
    recent, older = (check(acts, since) for since in SINCE)
    for since, found in zip(SINCE, (recent, older), strict=True):
        what = f"endret siden {since.year}: siste versjon = loven"
        yield what, f"{found.share:.4f}", f"{len(found.of('equal'))}/{len(found.rows)}"
    yield from _named(recent)
    yield from _reform(acts, successions)
    read = acts[0].instructions
    told = amending.figures(read.amendments.values())
    yield "endringslinjer lest", f"{told.share:.4f}", f"{told.understood}/{told.lines}"
    if REFORM in read.amendments:
        own = amending.figures([read.amendments[REFORM]])
        yield f"endringslinjer i {REFORM}", f"{own.share:.4f}", f"{own.understood}/{own.lines}"


def _named(found: Check) -> Iterator[Figure]:
    """Those of the newest that could not be shown to be equal, by name."""
    for row in found.rows:
        if row.outcome != "equal":
            yield f"  {row.provision}", NAMES[row.outcome], row.reason


def _reform(acts: Sequence[Act], successions: Successions) -> Iterator[Figure]:
    """Every paragraf that the reform changed and that stands, or that took its place."""
    rows = {row.provision.fold(): row for row in check(acts, SINCE[0], adopted=True).rows}
    wanted = dict.fromkeys(_changed(acts[0].instructions, successions))
    found = [row for address in wanted if (row := rows.get(address.fold())) is not None]
    equal = [row for row in found if row.outcome == "equal"]
    share = len(equal) / (len(found) or 1)
    yield "reformens paragrafer: siste = loven", f"{share:.4f}", f"{len(equal)}/{len(found)}"
    yield from _named(Check(tuple(row for row in found if row not in equal)))


def _changed(read: Instructions, successions: Successions) -> Iterator[ProvisionId]:
    reform = read.amendments.get(REFORM)
    for instruction in reform.instructions if reform else ():
        address = instruction.target.paragraf or instruction.target
        for end in successions.ends(address, TOOK_EFFECT) or (address,):
            yield end.paragraf or end
