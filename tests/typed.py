"""What people type as references, and what it means: four tables of known answers.

The three users of the project, in both målformer: in a search box, an e-mail, on a
slide, in a letter. The places are checked against the archives; the words are our own.

TYPED: a text, and for each reference in it, in order, its targets. Each paragraf,
kapittel or artikkel of a list is a reference; a range is one, with all that exists
between its ends; so are the ledd, bokstaver, numre and punktum that stand together.
READ_IN, STATUS, NOTHING: see typed_beside.py.
"""

from tests import typed_letters, typed_names, typed_places, typed_slips
from tests.typed_beside import NOTHING, READ_IN, STATUS, ReadIn
from tests.typed_made import Group, Refs, Row

GROUPS: tuple[Group, ...] = (
    *typed_names.GROUPS,
    *typed_places.GROUPS,
    *typed_slips.GROUPS,
    *typed_letters.GROUPS,
)
TYPED: tuple[Row, ...] = tuple(row for group in GROUPS for row in group.nb + group.nn)

__all__ = ["GROUPS", "NOTHING", "READ_IN", "STATUS", "TYPED", "Group", "ReadIn", "Refs", "Row"]
