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

import errno

# What the operating system says, in Norwegian.
SYSTEM = {
    errno.ENOENT: "den finnes ikke",
    errno.EACCES: "tilgang nektes",
    errno.EPERM: "tilgang nektes",
    errno.EISDIR: "det er en mappe",
    errno.ENOTDIR: "en del av stien er ikke en mappe",
    errno.EROFS: "disken kan bare leses",
    errno.ENOSPC: "disken er full",
    errno.EEXIST: "den finnes fra før",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.EIO: "disken svarer ikke som den skal",
    errno.EMFILE: "for mange filer er åpne",
    errno.EBUSY: "den er i bruk",
    errno.ELOOP: "lenkene går i ring",
}


def why(error: OSError) -> str:
    """Why the operating system refused, in a few words; its own where we have none.

    >>> why(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    'den finnes ikke'
    """
    return SYSTEM.get(error.errno or 0, error.strerror or str(error))


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
