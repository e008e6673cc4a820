"""Addresses: text in, ProvisionId out, and back.

The address of a provision is Lovdata's own, as its newer links write it, and is
taken apart nowhere but here. Two steps are ours: `rest/N` for text that the
markup does not name, and `~2` after a name that the source uses twice.
"""

import re
from dataclasses import dataclass
from datetime import date

from corpus.errors import AddressError

# What counts in pairs, from the outside in. `setning` is punktum; `rest` is
# text without a name of its own, such as a table straight under a paragraf.
KEYS = ("avsnitt", "ledd", "bokstav", "nummer", "strekpunkt", "setning", "rest", "artikkel")

DOCUMENT = re.compile(
    r"""
      (?: lov | forskrift ) / \d{4}-\d{2}-\d{2} (?: -\d+ )?   # lov/2005-06-17-62, lov/1967-02-10
      (?: ~[a-z0-9]+ )?                                       # lov/1814-05-17~nn: same refid twice
    | (?: veileder | dokument ) / [a-z0-9æøå-]+               # veileder/barn-og-unge
    """,
    re.VERBOSE | re.IGNORECASE,
)
LONGEST = 400  # the longest of Lovdata's has 141 characters
STEP = re.compile(
    r"""
      § [^\s/]+                    # §7-2a, §§14til91
    | [0-9A-Za-zÆØÅæøåÄÖäöé.~_-]+  # kap4A, a9, gdpr, 2.1.1, tredje~2
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, order=True)
class ProvisionId:
    """The address of a provision, written the way Lovdata writes it.

    >>> hol = ProvisionId.parse("lov/2011-06-24-30")
    >>> str(hol / "§7-2a" / "ledd/2")
    'lov/2011-06-24-30/§7-2a/ledd/2'
    """

    document: str
    path: tuple[str, ...] = ()

    @classmethod
    def parse(cls, address: str) -> "ProvisionId":
        """The address that `address` spells. Raises AddressError when it spells none.

        >>> ProvisionId.parse("LOV/2011-06-24-30/§7-2a/LEDD/2").path
        ('§7-2a', 'ledd', '2')
        """
        match = DOCUMENT.match(address) if len(address) <= LONGEST else None
        rest = address[match.end() :] if match else ""
        steps = tuple(rest.split("/")[1:])
        if match is None or rest[:1] not in ("", "/") or not all(map(STEP.fullmatch, steps)):
            raise AddressError(
                f"«{address[:LONGEST]}» er ikke skrevet som en adresse,"
                " slik som lov/2011-06-24-30/§7-2a/ledd/2."
            )
        return cls(match[0].lower(), tuple(_key(step) for step in steps))

    def __truediv__(self, steps: str) -> "ProvisionId":
        return ProvisionId(self.document, (*self.path, *steps.split("/")))

    def __str__(self) -> str:
        return "/".join((self.document, *self.path))

    def fold(self) -> str:
        """The address as it is compared: links do not keep case (§4a-14 for §4A-14)."""
        return str(self).casefold()

    @property
    def paragraf(self) -> "ProvisionId | None":
        """The paragraf that this stands in, or is; None outside paragrafer."""
        for n, step in enumerate(self.path):
            if step.startswith("§"):
                return ProvisionId(self.document, self.path[: n + 1])
        return None

    @property
    def parent(self) -> "ProvisionId | None":
        """One level out, by the address alone; None for a document."""
        if not self.path:
            return None
        pair = len(self.path) > 1 and self.path[-2] in KEYS
        return ProvisionId(self.document, self.path[: -2 if pair else -1])

    def within(self, other: "ProvisionId") -> bool:
        """Whether this is `other` or lies inside it, by the address alone."""
        return self.document == other.document and self.path[: len(other.path)] == other.path


def _key(step: str) -> str:
    lower = step.lower()
    return lower if lower in KEYS else step


def parsed(address: str) -> ProvisionId | None:
    """The address, or None where it spells none: a link may lead to a treaty or a file.

    >>> parsed("eu/32016r0679") is None
    True
    """
    try:
        return ProvisionId.parse(address)
    except AddressError:
        return None


def passed(refid: str) -> date | None:
    """The day that a document is named by; None for what is not named by a day.

    >>> passed("lov/2011-06-24-30")
    datetime.date(2011, 6, 24)
    """
    try:
        return date.fromisoformat(refid.partition("/")[2][:10])
    except ValueError:
        return None
