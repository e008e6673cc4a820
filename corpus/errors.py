"""Errors: everything that can go wrong and be told to a user, in one picture.

LovError
├── AddressError         the address is not written like an address
├── NotFoundError        well written, but nothing lives there
├── SourceError          a source is missing, changed, or not what it claims to be
│   └── NetworkError     the source is elsewhere and could not be reached
├── NoKnowledgeBaseError nothing is built yet
├── StaleIndexError      built by other code than the code that reads it
├── StorageError         the disk refused: full, read-only, taken
└── InputError           what the user gave cannot be used: empty, enormous, not a file

Every message says what, where and what now, in Norwegian, in one line.
"""


class LovError(Exception):
    """Something a user can be told in one line."""


class AddressError(LovError):
    """The address is not written like an address."""


class NotFoundError(LovError):
    """Well written, but nothing lives there."""


class SourceError(LovError):
    """A source is missing, changed, or not what it claims to be."""


class NetworkError(SourceError):
    """The source is elsewhere and could not be reached."""


class NoKnowledgeBaseError(LovError):
    """Nothing is built yet."""


class StaleIndexError(LovError):
    """Built by other code than the code that reads it."""


class StorageError(LovError):
    """The disk refused: full, read-only, taken by somebody else."""


class InputError(LovError):
    """What the user gave cannot be used."""
