"""Shown: what a look-up gives; a provision or an address in, with what hangs on it, out."""

from dataclasses import dataclass

from app.neighbours import Neighbour
from corpus.ids import ProvisionId
from corpus.model import Document, Provision


@dataclass(frozen=True, slots=True)
class Summary:
    """What we say of a ledd or of an item in it, in our own words."""

    id: ProvisionId
    place: str  # «andre ledd bokstav a»
    text: str
    old: bool  # the law has changed there since it was written


@dataclass(frozen=True, slots=True)
class Shown:
    """A provision, the document it stands in, and what hangs on it."""

    provision: Provision
    document: Document
    label: str
    heading: str  # of the provision, or of the paragraf that it stands in
    url: str  # at Lovdata; nothing for what is made up
    note: str
    out: tuple[Neighbour, ...]
    into: tuple[Neighbour, ...]
    summaries: tuple[Summary, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What points from an address and to it, whether or not its text is here."""

    id: ProvisionId
    label: str
    note: str
    out: tuple[Neighbour, ...]
    into: tuple[Neighbour, ...]
