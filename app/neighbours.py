"""Neighbours: a graph and an address in; the other ends of its edges, with their names, out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.citation import place
from corpus.ids import ProvisionId, parsed
from graph.edges import Edge
from graph.io import Graph

Label = Callable[[str], str]  # address → «hol. § 7-2 a første ledd»


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An edge seen from one of its ends: the other end, and what to call it."""

    address: str  # down to the punktum
    label: str
    edge: Edge
    part: str = ""  # of an edge that leads here: to which part, «andre ledd første punktum»


def out_of(graph: Graph, id: ProvisionId, label: Label) -> Iterator[Neighbour]:
    """What `id`, and all inside it, points at outside itself, in reading order."""
    for edge in graph.out(id):
        target = edge.exact or edge.target
        here = _inside(target, id)
        if not here and not _inside(edge.source, parsed(target)):  # «denne loven»
            yield Neighbour(target, label(target), edge)


def into(graph: Graph, id: ProvisionId, label: Label) -> Iterator[Neighbour]:
    """What points at `id` or something inside it from outside, and at which part of it."""
    for edge in graph.into(id):
        if not _inside(edge.source, id):
            yield Neighbour(edge.source, label(edge.source), edge, _part(edge, id))


def _inside(address: str, home: ProvisionId | None) -> bool:
    id = parsed(address)
    return id is not None and home is not None and id.within(home)


def _part(edge: Edge, home: ProvisionId) -> str:
    """Which part of `home` an edge leads to; nothing where it leads to the whole of it."""
    target = parsed(edge.exact or edge.target)
    if target is None or not target.within(home) or target == home:
        return ""
    known = home.paragraf or home
    rest = target.path[len((known if target.within(known) else home).path) :]
    return place(ProvisionId(target.document, rest or target.path))
