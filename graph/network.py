"""Network: a provision and a number of steps in, the web of references around it out."""

from typing import Any

import networkx as nx

from corpus.errors import AddressError
from corpus.ids import ProvisionId
from graph.edges import Edge
from graph.io import Graph

Network = nx.MultiDiGraph  # nodes: paragrafer by address; an edge a reference, with its words


def around(graph: Graph, start: ProvisionId, steps: int) -> "Network[str]":
    """The paragrafer within `steps` references of `start`, in either direction.

    References between ledd are drawn between their paragrafer, so that a picture
    of them can be read; the ledd stand on the edge. References inside a paragraf
    are left out.
    """
    network: Network[str] = nx.MultiDiGraph()
    frontier = {_home(start)}
    network.add_nodes_from(frontier, step=0)
    for step in range(1, steps + 1):
        found: set[str] = set()
        for address in sorted(frontier):
            for edge in _edges(graph, ProvisionId.parse(address)):
                found |= _draw(network, edge, step)
        frontier = found
    for address in network:
        node = graph.node(address)
        network.nodes[address]["label"] = node.label if node else address
    return network


def node_link(network: "Network[str]") -> dict[str, Any]:
    """The network as plain values: «nodes» and «edges», as networkx and D3 read them."""
    told: dict[str, Any] = nx.node_link_data(network, edges="edges")
    return told


def _edges(graph: Graph, id: ProvisionId) -> list[Edge]:
    return [edge for edge in (*graph.out(id), *graph.into(id)) if edge.status == "held"]


def _draw(network: "Network[str]", edge: Edge, step: int) -> set[str]:
    """Adds the edge, once; gives the nodes that are new."""
    try:
        ends = (_home(ProvisionId.parse(edge.source)), _home(ProvisionId.parse(edge.target)))
    except AddressError:
        return set()
    key = f"{edge.source} {edge.start} {edge.target}"
    if ends[0] == ends[1] or network.has_edge(*ends, key=key):
        return set()
    new = {end for end in ends if end not in network}
    network.add_nodes_from(new, step=step)
    network.add_edge(
        *ends, key=key, source_address=edge.source, target_address=edge.target, surface=edge.surface
    )
    return new


def _home(id: ProvisionId) -> str:
    return str(id.paragraf or id)
