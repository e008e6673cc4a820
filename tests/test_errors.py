"""Errors: what the operating system says → what a user reads."""

import errno
import os

import pytest

from corpus.errors import SYSTEM, why


@pytest.mark.parametrize("number", SYSTEM)
def test_said_in_norwegian(number: int) -> None:
    assert why(OSError(number, os.strerror(number))) == SYSTEM[number] != os.strerror(number)


OTHERS = [(OSError(errno.EPIPE, "Broken pipe"), "Broken pipe"), (OSError("odd"), "odd")]


@pytest.mark.parametrize(("error", "told"), OTHERS)
def test_what_has_no_words_of_ours_is_told_as_it_is(error: OSError, told: str) -> None:
    assert why(error) == told
