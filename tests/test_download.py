"""Download: Lovdata's reply → what lies on disk, and what is asked next."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from corpus import archives
from corpus.errors import NetworkError, SourceError
from ingest.download import Fetched, Manifest, Receipt, download, manifest
from ingest.lovdata_api import Patience
from tests.lovdata_server import (
    LovdataServer,
    Reply,
    bare,
    cut,
    good,
    hang,
    hang_up,
    says,
    sends,
    serving,
    tar_bz2,
    whole,
)

SHARED = Path(__file__).parent.parent.parent / "shared" / "corpus" / "lovdata"
LAWS = "gjeldende-lover"
FILE = f"{LAWS}.tar.bz2"
OLD = tar_bz2({"nl/nl-1.xml": b"gammel ordlyd" * 99})
NEW = tar_bz2({"nl/nl-1.xml": b"ny ordlyd" * 99, "nl/nl-2.xml": b"ny lov" * 99})
NEWER = tar_bz2({"nl/nl-1.xml": b"nyere ordlyd" * 99, "nl/nl-3.xml": b"til" * 9})
SHORT = tar_bz2({"nl/nl-1.xml": b"kort"})
THEN = datetime(2025, 11, 8, 6, tzinfo=UTC)
NOW = datetime(2025, 12, 24, 6, tzinfo=UTC)
HASTY = Patience(first=0, longest=0, jitter=0)


@pytest.fixture
def server() -> Iterator[LovdataServer]:
    with serving() as server:
        server.put(LAWS, OLD)
        yield server


def fetch(
    server: LovdataServer,
    folder: Path,
    *wanted: str,
    now: datetime = NOW,
    patience: Patience = HASTY,
) -> tuple[Fetched, ...]:
    names = wanted or (LAWS,)
    return download(folder, names, fetched=now, base=server.base, patience=patience)


def lying(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, the manifest apart."""
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if path.name != archives.MANIFEST
    }


# --- what is wanted ---


WANTED = [
    ([LAWS], ["gjeldende-lover"]),
    (["lovtidend-*"], ["lovtidend-avd1-2025", "lovtidend-avd1-2001-2024"]),
    (["lovtidend-avd1-2025", "gjeldende-*"], ["gjeldende-lover", "lovtidend-avd1-2025"]),
    (["*"], ["gjeldende-lover", "lovtidend-avd1-2025", "lovtidend-avd1-2001-2024"]),
    ([], []),
]


@pytest.mark.parametrize(("wanted", "names"), WANTED)
def test_wanted(wanted: list[str], names: list[str], server: LovdataServer, tmp_path: Path) -> None:
    server.put("lovtidend-avd1-2025", NEW)
    server.put("lovtidend-avd1-2001-2024", NEWER)
    server.files["les-meg.txt"] = replace(server.files[FILE], data=b"hei")  # no archive
    server.files["manifest.json"] = replace(server.files[FILE], data=b"{}")
    got = download(tmp_path, wanted, fetched=NOW, base=server.base)
    assert [each.path.name.removesuffix(".tar.bz2") for each in got] == names


def test_what_is_not_offered(server: LovdataServer, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"tilbyr ikke lover\. Velg blant: gjeldende-lover\."):
        fetch(server, tmp_path / "none", "lover")
    assert not (tmp_path / "none").exists()


# --- a good day ---


def test_a_first_download(server: LovdataServer, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    folder = tmp_path / "home" / "archives"
    [got] = download(
        folder,
        [LAWS],
        fetched=NOW,
        base=server.base,
        progress=lambda filename, done, total: seen.append((filename, done, total)),
    )
    assert got == Fetched(
        folder / FILE,
        Receipt(
            filename=FILE,
            url=f"{server.base}/v1/publicData/get/{FILE}",
            size=len(OLD),
            last_modified="2025-11-08T02:31:59.418+00:00",
            etag=server.files[FILE].etag,
            http_date="Sat, 08 Nov 2025 02:31:59 GMT",
            fetched="2025-12-24T06:00:00+00:00",
            sha256=sha256(OLD).hexdigest(),
        ),
        new=True,
    )
    assert lying(folder) == {FILE: OLD}
    assert manifest(folder) == Manifest({FILE: got.receipt})
    assert json.loads((folder / "manifest.json").read_text("utf-8"))["licence"] == archives.LICENCE
    assert seen[0] == (FILE, 0, len(OLD))
    assert seen[-1] == (FILE, len(OLD), len(OLD))
    # and it is found where it was left
    [archive] = archives.find(None, {}, tmp_path / "main", folder).archives
    assert (archive.name, str(archive.last_modified)) == (LAWS, "2025-11-08")


def test_the_environment_is_not_asked(
    server: LovdataServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    fetch(server, tmp_path)
    assert {headers["Accept-Encoding"] for _, headers in server.asked} == {"identity"}


# Every row is what becomes of the archive at Lovdata, the conditions that are
# sent (None: nothing is asked), and whether there is news.
AGAIN = {
    "as it was": ((OLD, "2025-11-08"), None, False),
    "listed anew": ((OLD, "2025-12-24"), True, False),
    "a new edition": ((NEW, "2025-12-24"), False, True),
    "a new edition as large": ((OLD[:-1] + b"!", "2025-12-24"), True, None),
}


@pytest.mark.parametrize(("now", "conditional", "news"), AGAIN.values(), ids=AGAIN)
def test_a_second_download(
    now: tuple[bytes, str],
    conditional: bool | None,
    news: bool | None,
    server: LovdataServer,
    tmp_path: Path,
) -> None:
    fetch(server, tmp_path, now=THEN)
    etag, date = server.files[FILE].etag, "Sat, 08 Nov 2025 02:31:59 GMT"
    server.put(LAWS, *now)
    if news is None:  # not an archive after all
        with pytest.raises(SourceError):
            fetch(server, tmp_path)
    else:
        [got] = fetch(server, tmp_path)
        assert got.new == news
        assert got.receipt.fetched == (NOW if news else THEN).isoformat()
        assert got.receipt.last_modified[:10] == now[1]
        assert lying(tmp_path) == {FILE: now[0]}
    asked = server.asked_for(LAWS)[1:]
    sent = [(h["If-None-Match"], h["If-Modified-Since"]) for h in asked]
    expected = {None: [], True: [(etag, date)], False: [(None, None)]}
    assert sent == expected[conditional]


def test_a_file_that_was_changed_by_hand_is_fetched_anew(
    server: LovdataServer, tmp_path: Path
) -> None:
    fetch(server, tmp_path, now=THEN)
    (tmp_path / FILE).write_bytes(OLD[:-1] + b"!")
    [got] = fetch(server, tmp_path)
    assert got.new
    assert lying(tmp_path) == {FILE: OLD}


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "[" * 100_000, '{"archives": 3, "unfinished": []}',
             '{"archives": [{"filename": 3}], "unfinished": []}']
)  # fmt: skip
def test_a_damaged_manifest_says_nothing(text: str, server: LovdataServer, tmp_path: Path) -> None:
    fetch(server, tmp_path, now=THEN)
    (tmp_path / "manifest.json").write_text(text, "utf-8")
    assert manifest(tmp_path) == Manifest()
    [got] = fetch(server, tmp_path)
    assert manifest(tmp_path) == Manifest({FILE: got.receipt})


def test_a_redirect_within_the_host_is_followed(server: LovdataServer, tmp_path: Path) -> None:
    server.put("flyttet", OLD)
    server.plan(LAWS, says(301, Location="/v1/publicData/get/flyttet.tar.bz2"))
    fetch(server, tmp_path)
    assert lying(tmp_path) == {FILE: OLD}


# --- a bad day that ends well ---


# Every row is how Lovdata answers before it answers well, and the ranges that are asked for.
HALF = len(NEW) // 2
REST = f"bytes={HALF}-"
THE_REST = f"bytes {HALF}-{len(NEW) - 1}/{len(NEW)}"
RECOVERIES: dict[str, tuple[list[Reply], list[str | None]]] = {
    "busy": ([says(503)] * 4, [None] * 5),
    "busy, and says when": ([says(503, Retry_After="0")], [None, None]),
    "too many requests": ([says(429, Retry_After="0")], [None, None]),
    "hung up": ([hang_up], [None, None]),
    "broken off": ([cut(HALF)], [None, REST]),
    "broken off twice": ([cut(HALF), cut(1, good)], [None, REST, f"bytes={HALF + 1}-"]),
    "broken off, length not told": ([sends(NEW[:HALF])], [None, None]),
    "broken off, and busy": ([cut(HALF), says(500)], [None, REST, REST]),
    "broken off, then ranges ignored": ([cut(HALF), whole], [None, REST]),
    "broken off, nothing to know it by": ([cut(HALF, bare)], [None, None]),
    "broken off, then no such range": ([cut(HALF), says(416)], [None, REST, None]),
    "broken off, then another range": (
        [cut(HALF), says(206, NEW, Content_Range=f"bytes 0-{len(NEW) - 1}/{len(NEW)}")],
        [None, REST, None],
    ),
    "broken off, then the rest of another": (
        [cut(HALF), says(206, NEW[HALF:], Content_Range=THE_REST, ETag='"x"')],
        [None, REST, None],
    ),
    "broken off, then a false rest": (
        [
            cut(HALF),
            says(206, b"?" * (len(NEW) - HALF), Content_Range=THE_REST),
        ],
        [None, REST, None],
    ),
}


@pytest.mark.parametrize(("replies", "ranges"), RECOVERIES.values(), ids=RECOVERIES)
def test_recoveries(
    replies: list[Reply], ranges: list[str | None], server: LovdataServer, tmp_path: Path
) -> None:
    server.put(LAWS, NEW)
    server.plan(LAWS, *replies)
    [got] = fetch(server, tmp_path)
    assert got.new
    assert lying(tmp_path) == {FILE: NEW}
    assert manifest(tmp_path) == Manifest({FILE: got.receipt})
    assert got.receipt.sha256 == sha256(NEW).hexdigest()
    assert [headers["Range"] for headers in server.asked_for(LAWS)] == ranges


def test_silence_is_not_waited_out(server: LovdataServer, tmp_path: Path) -> None:
    server.plan(LAWS, hang)
    fetch(server, tmp_path, patience=replace(HASTY, timeout=0.5))
    assert lying(tmp_path) == {FILE: OLD}


def test_a_file_that_changes_between_two_tries(server: LovdataServer, tmp_path: Path) -> None:
    """As large and listed as before, but another: If-Range keeps the two apart."""
    other = SHORT.ljust(len(NEW), b"\0")
    server.put(LAWS, NEW)
    server.plan(LAWS, cut(HALF, then=lambda: server.put(LAWS, other)))
    fetch(server, tmp_path)
    assert lying(tmp_path) == {FILE: other}


def test_the_next_run_goes_on_where_the_last_one_stopped(
    server: LovdataServer, tmp_path: Path
) -> None:
    server.put(LAWS, NEW)
    server.plan(LAWS, cut(HALF), *[says(503)] * 4)
    with pytest.raises(NetworkError):
        fetch(server, tmp_path)
    assert lying(tmp_path) == {f"{FILE}.part": NEW[:HALF]}
    server.asked.clear()
    fetch(server, tmp_path)
    [headers] = server.asked_for(LAWS)
    assert (headers["Range"], headers["If-Range"]) == (REST, server.files[FILE].etag)
    assert lying(tmp_path) == {FILE: NEW}


@pytest.mark.parametrize(
    ("etag", "http_date", "validator"),
    [
        ('"a"', "Sat, 08 Nov 2025 02:31:59 GMT", '"a"'),
        ('W/"a"', "Sat, 08 Nov 2025 02:31:59 GMT", "Sat, 08 Nov 2025 02:31:59 GMT"),
        ("", "Sat, 08 Nov 2025 02:31:59 GMT", "Sat, 08 Nov 2025 02:31:59 GMT"),
        ('W/"a"', "", ""),  # as good as the same is not the same
        ("", "", ""),
    ],
)
def test_validator(etag: str, http_date: str, validator: str) -> None:
    receipt = Receipt(FILE, "", 1, "2025-11-08", etag, http_date, "2025-12-24")
    assert receipt.validator == validator


def test_the_part_of_an_older_edition_is_not_gone_on_with(
    server: LovdataServer, tmp_path: Path
) -> None:
    server.put(LAWS, NEW)
    server.plan(LAWS, cut(HALF), *[says(503)] * 4)
    with pytest.raises(NetworkError):
        fetch(server, tmp_path)
    server.put(LAWS, NEWER, "2025-12-24")
    server.asked.clear()
    fetch(server, tmp_path)
    assert [headers["Range"] for headers in server.asked_for(LAWS)] == [None]
    assert lying(tmp_path) == {FILE: NEWER}


# --- the real ones ---


@pytest.mark.skipif(not SHARED.exists(), reason="Lovdata's archives are not here")
def test_the_real_archives(tmp_path: Path) -> None:
    name = "lovtidend-avd1-2025"
    data = (SHARED / f"{name}.tar.bz2").read_bytes()
    with serving() as server:
        server.put(name, data)
        server.plan(name, cut(1_000_000), cut(700_000, good))
        [got] = fetch(server, tmp_path, name)
    assert got.receipt.sha256 == archives.digest(SHARED / f"{name}.tar.bz2").sha256
    assert sum(1 for _ in archives.members(got.path)) == 1325
