"""Download on a bad day: Lovdata's reply → what is raised and told, what is left on disk."""

import os
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.errors import LovError, NetworkError, SourceError, StorageError
from ingest.download import download, manifest
from tests.lovdata_server import (
    LovdataServer,
    Reply,
    bare,
    cut,
    hang_up,
    says,
    sends,
    serving,
    tar_bz2,
    whole,
)
from tests.test_download import FILE, HALF, HASTY, LAWS, NEW, NOW, OLD, SHORT, THEN, fetch, lying


@pytest.fixture
def server() -> Iterator[LovdataServer]:
    with serving() as server:
        server.put(LAWS, OLD)
        yield server


JUNK = b"BZh9" + b"?" * (len(NEW) - 4)
DIGEST = "sha-256=:" + "A" * 43 + "=:"

# Every row is what Lovdata keeps answering, what is raised, what the user is
# told, and how much of the new archive is left for the next try.
FAILURES: dict[str, tuple[Reply, type[LovError], str, int]] = {
    # could not be reached
    "busy": (says(503), NetworkError, "127.0.0.1 svarte 503.", 0),
    "busy for a day": (
        says(503, Retry_After="86400"),
        NetworkError,
        "svarte 503 og ber oss vente 86400 sekunder.",
        0,
    ),
    "too many requests": (says(429), NetworkError, "svarte 429", 0),
    "hung up": (hang_up, NetworkError, "ble brutt", 0),
    "broken off": (cut(HALF, whole), NetworkError, "ble brutt", HALF),
    "broken off, not told": (sends(NEW[:HALF]), NetworkError, "brøt av etter", 0),
    "broken off, nothing to know it by": (cut(HALF, bare), NetworkError, "ble brutt", 0),
    # is not what it claims to be
    "gone": (says(404), SourceError, "svarte 404", 0),
    "no content": (says(204), SourceError, "svarte 204", 0),
    "not modified": (says(304), SourceError, "svarte 304", 0),
    "a part unasked": (says(206, NEW), SourceError, "svarte 206", 0),
    "a web page": (
        says(200, b"<html>", Content_Type="text/html; charset=utf-8"),
        SourceError,
        "svarte med en nettside",
        0,
    ),
    "packed": (says(200, NEW, Content_Encoding="gzip"), SourceError, "i en form vi ikke ba om", 0),
    "shorter than listed": (says(200, SHORT), SourceError, f"ikke {len(NEW)} som i listen", 0),
    "longer than listed": (says(200, NEW + b"x"), SourceError, "som i listen", 0),
    "longer, not told": (sends(NEW * 9), SourceError, "sendte mer enn det meldte", 0),
    "junk": (says(200, JUNK), SourceError, "helt og lesbart", 0),
    "an archive with its end rubbed out": (
        says(200, NEW[:-9] + b"?" * 9),
        SourceError,
        "helt og lesbart",
        0,
    ),
    "another checksum": (says(200, NEW, Repr_Digest=DIGEST), SourceError, "helt og lesbart", 0),
    # leads away
    "another host": (
        says(302, Location="https://localhost/"),
        SourceError,
        "viser videre til localhost",
        0,
    ),
    "another port": (says(302, Location="http://127.0.0.1:1/"), SourceError, "viser videre", 0),
    "another scheme": (says(302, Location="file:///etc/passwd"), SourceError, "viser videre", 0),
    "round and round": (says(302, Location=f"{FILE}"), SourceError, "viser videre i ring", 0),
}


@pytest.mark.parametrize(("reply", "kind", "told", "left"), FAILURES.values(), ids=FAILURES)
def test_failures(
    reply: Reply,
    kind: type[LovError],
    told: str,
    left: int,
    server: LovdataServer,
    tmp_path: Path,
) -> None:
    fetch(server, tmp_path, now=THEN)
    before = manifest(tmp_path).archives
    server.put(LAWS, NEW, "2025-12-24")
    server.plan(LAWS, *[reply] * 5)
    with pytest.raises(kind) as caught:
        fetch(server, tmp_path)
    message = str(caught.value)
    assert type(caught.value) is kind
    assert told in message
    assert "\n" not in message
    assert message.endswith("Prøv igjen senere, eller oppgi en mappe med arkiver (--archives).")
    parts = {f"{FILE}.part": NEW[:left]} if left else {}
    assert lying(tmp_path) == {FILE: OLD} | parts
    assert manifest(tmp_path).archives == before


def test_a_true_checksum(server: LovdataServer, tmp_path: Path) -> None:
    true = b64encode(sha256(OLD).digest()).decode()
    server.plan(LAWS, says(200, OLD, Digest=f"MD5=?,SHA-256={true}", Repr_Digest="sha-512=:?:"))
    fetch(server, tmp_path)
    assert lying(tmp_path) == {FILE: OLD}


def test_a_bad_list(server: LovdataServer, tmp_path: Path) -> None:
    fetch(server, tmp_path, now=THEN)
    server.put(LAWS, NEW, "2025-12-24")
    server.plan("list", says(200, b"[]"))
    with pytest.raises(SourceError, match="ga ikke en liste"):
        fetch(server, tmp_path)
    assert lying(tmp_path) == {FILE: OLD}


def test_nobody_there(tmp_path: Path) -> None:
    with serving() as server:
        base = server.base
    with pytest.raises(NetworkError, match=r"Fikk ikke kontakt med 127\.0\.0\.1"):
        download(tmp_path / "new", [LAWS], fetched=NOW, base=base, patience=HASTY)
    assert not (tmp_path / "new").exists()


def test_what_came_before_the_failure_is_kept(server: LovdataServer, tmp_path: Path) -> None:
    server.put("lovtidend-avd1-2025", NEW)
    server.plan("lovtidend-avd1-2025", says(404))
    with pytest.raises(SourceError):
        fetch(server, tmp_path, "*")
    assert lying(tmp_path) == {FILE: OLD}
    assert [*manifest(tmp_path).archives] == [FILE]


@pytest.mark.parametrize(("reply", "left"), [(whole, True), (bare, False)])
def test_stopped_by_hand(reply: Reply, left: bool, server: LovdataServer, tmp_path: Path) -> None:
    """Ctrl-C leaves a part when it can be continued, and nothing otherwise."""
    large = tar_bz2({"nl/nl-1.xml": os.urandom(200_000)})

    def stop(filename: str, done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    server.put(LAWS, large)
    server.plan(LAWS, reply)
    with pytest.raises(KeyboardInterrupt):
        download(tmp_path, [LAWS], fetched=NOW, base=server.base, progress=stop)
    assert [*lying(tmp_path)] == [f"{FILE}.part"] * left
    fetch(server, tmp_path)
    assert lying(tmp_path) == {FILE: large}


# --- the disk ---


def test_the_folder_is_a_file(server: LovdataServer, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError, match="Kan ikke skrive"):
        fetch(server, tmp_path / "file")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk here")
def test_the_disk_is_full(server: LovdataServer, tmp_path: Path) -> None:
    (tmp_path / f"{FILE}.part").symlink_to("/dev/full")
    with pytest.raises(StorageError, match="Frigjør plass"):
        fetch(server, tmp_path)
    assert lying(tmp_path) == {}
