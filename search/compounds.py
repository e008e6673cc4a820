"""Compounds: a term and the terms of an index in; the term, or the known ones in it, out.

Norwegian writes as one word what others write as several: whoever asks of an
«ansvarsgruppemøte» is helped by what is said of groups and meetings.
"""

from collections.abc import Container

from search.analysis import fold

SHORTEST, LAST = 4, 3  # letters of a part, and of the stem of the last one
JOINTS = ("", "s", "e")  # between the parts: «arbeid-s-plan», «barn-e-vern»


def parts(term: str, known: Container[str]) -> tuple[str, ...]:
    """The known terms that `term` is put together of; `term` alone when it is known, or none is.

    >>> parts("arbeidsplan", {"arbeid", "plan"})
    ('arbeid', 'plan')
    """
    if term in known or not term.isalpha():
        return (term,)
    return _split(term, known) or (term,)


def _split(term: str, known: Container[str]) -> tuple[str, ...]:
    """The parts, the last one as long as it can be; none when they are not all known."""
    for at in range(SHORTEST, len(term) - LAST + 1):
        last = term[at:]
        if last not in known:
            continue
        for joint in JOINTS:
            first = term[:at].removesuffix(joint) if joint else term[:at]
            if len(first) < SHORTEST:
                continue
            if (stem := fold(first)) in known:
                return (stem, last)
            if before := _split(first, known):
                return (*before, last)
    return ()
