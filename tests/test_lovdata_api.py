"""Lovdata's API: its reply → the list, what the user is told, how long we wait."""

import json
import re
import time
from collections.abc import Iterator, Mapping

import pytest

from corpus.errors import NetworkError, SourceError
from ingest.lovdata_api import Offer, Patience, TryAgain, offers
from tests.lovdata_server import LovdataServer, Reply, says, serving

FILE = "gjeldende-lover.tar.bz2"


@pytest.fixture
def server() -> Iterator[LovdataServer]:
    with serving() as server:
        server.put("gjeldende-lover", b"lov")
        yield server


# --- the list ---


def test_offers(server: LovdataServer) -> None:
    assert offers(server.base) == (Offer(FILE, 3, "2025-11-08T02:31:59.418+00:00"),)


def row(**changes: object) -> bytes:
    good = {"filename": FILE, "sizeBytes": "9", "lastModified": "2025-11-08T02:31:59.418Z"}
    return json.dumps([good | changes]).encode()


# Every row is what the list call answers, then what the user is told.
NO_LIST = "ga ikke en liste over arkiver"
BAD_LISTS = {
    "a web page": (says(200, b"<html>", Content_Type="text/html"), "svarte med en nettside"),
    "not JSON": (says(200, b"{nei"), NO_LIST),
    "not UTF-8": (says(200, b'["\xff\xfe"]'), NO_LIST),
    "without end": (says(200, b"[" * 2 * 1024 * 1024), "sendte en liste uten ende"),
    "very deep": (says(200, b"[" * 200_000), NO_LIST),
    "an object": (says(200, b'{"filename": 1}'), NO_LIST),
    "empty": (says(200, b"[]"), NO_LIST),
    "too long": (says(200, b"[" + b"1," * 1000 + b"1]"), NO_LIST),
    "names alone": (says(200, json.dumps([FILE]).encode()), NO_LIST),
    "no size": (says(200, b'[{"filename": "a.tar.bz2"}]'), NO_LIST),
    "a path": (says(200, row(filename=f"../{FILE}")), NO_LIST),
    "a path of Windows": (says(200, row(filename=f"..\\{FILE}")), NO_LIST),
    "a hidden file": (says(200, row(filename=".ssh")), NO_LIST),
    "a number for a name": (says(200, row(filename=7)), NO_LIST),
    "size of nothing": (says(200, row(sizeBytes="0")), NO_LIST),
    "size below nothing": (says(200, row(sizeBytes="-5")), NO_LIST),
    "size of the whole disk": (says(200, row(sizeBytes="999999999999")), NO_LIST),
    "size in words": (says(200, row(sizeBytes="liten")), NO_LIST),
    "no date": (says(200, row(lastModified="i går")), NO_LIST),
    "the same twice": (says(200, row()[:-1] + b"," + row()[1:]), NO_LIST),
    "packed": (says(200, row(), Content_Encoding="gzip"), "i en form vi ikke ba om"),
    "gone": (says(404), "svarte 404"),
    "forbidden": (says(403), "svarte 403"),
    "no content": (says(204), "svarte 204"),
    "elsewhere": (says(302, Location="http://localhost:1/"), "viser videre til localhost"),
    "to nowhere": (says(302), "svarte 302"),
}


@pytest.mark.parametrize(("reply", "told"), BAD_LISTS.values(), ids=BAD_LISTS)
def test_bad_lists(reply: Reply, told: str, server: LovdataServer) -> None:
    server.plan("list", reply)
    with pytest.raises(SourceError, match=re.escape(told)) as caught:
        offers(server.base)
    assert str(caught.value).startswith(server.base)
    assert not isinstance(caught.value, NetworkError)
    assert len(server.asked_for("list")) == 1  # and not asked again


@pytest.mark.parametrize(
    "base", ["http://api.lovdata.no", "ftp://127.0.0.1", "lovdata", "https://", "http://[", ""]
)
def test_only_https(base: str) -> None:
    with pytest.raises(SourceError, match="er ikke en"):
        offers(base)


# --- how long we wait ---


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits, noted instead of waited."""
    noted: list[float] = []
    monkeypatch.setattr(time, "sleep", noted.append)
    return noted


NOON = "Sat, 08 Nov 2025 12:00:00 GMT"
# Every row is what the server says of when to come back, and how long we wait
# before each new try; none is no new try.
WAITS: list[tuple[Mapping[str, str], list[float]]] = [
    ({}, [0.5, 1, 2, 4]),
    ({"Retry_After": "7"}, [7, 7, 7, 7]),
    ({"Retry_After": "0"}, [0, 0, 0, 0]),
    ({"Retry_After": "120"}, [120, 120, 120, 120]),
    ({"Retry_After": "121"}, []),
    ({"Retry_After": "999999999"}, []),
    # a date: by the clock of the server
    ({"Retry_After": "Sat, 08 Nov 2025 12:00:09 GMT", "Date": NOON}, [9, 9, 9, 9]),
    ({"Retry_After": "Sun, 09 Nov 2025 12:00:00 GMT", "Date": NOON}, []),
    ({"Retry_After": "Fri, 07 Nov 2025 12:00:00 GMT", "Date": NOON}, [0, 0, 0, 0]),
    # nothing that can be used
    ({"Retry_After": "snart"}, [0.5, 1, 2, 4]),
    ({"Retry_After": "-3"}, [0.5, 1, 2, 4]),
    ({"Retry_After": "Sat, 08 Nov 2025 12:00:09 GMT", "Date": "i dag"}, [0.5, 1, 2, 4]),
]


@pytest.mark.parametrize(("headers", "expected"), WAITS)
def test_waits(
    headers: Mapping[str, str], expected: list[float], server: LovdataServer, waits: list[float]
) -> None:
    server.plan("list", *[says(503, b"", **headers)] * 5)
    with pytest.raises(NetworkError, match="svarte 503"):
        offers(server.base, Patience(jitter=0))
    assert waits == expected


def test_waits_are_spread_but_bounded(server: LovdataServer, waits: list[float]) -> None:
    server.plan("list", *[says(500)] * 9)
    with pytest.raises(NetworkError):
        offers(server.base, Patience(attempts=9, first=1, longest=5, jitter=1))
    assert all(
        low <= wait <= min(5, low + 1)
        for low, wait in zip([1, 2, 4, 5, 5, 5, 5, 5], waits, strict=True)
    )


@pytest.mark.parametrize(
    ("error", "pause"),
    [
        (TryAgain("svarte 503"), True),
        (TryAgain("svarte 503", 3.0), 3.0),
        (TryAgain("svarte 503", 121.0), False),
        (SourceError("svarte 404"), False),
        (ValueError("ours to mend"), False),
    ],
)
def test_pause(error: Exception, pause: bool | float) -> None:
    assert Patience().pause(error) == pause
