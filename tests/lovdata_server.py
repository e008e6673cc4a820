"""A stand-in for Lovdata's API: archives and a plan of misbehaviour in, replies on loopback out.

Behaves as Lovdata does, with ETag, Range and conditions, until a plan says
otherwise; then one planned reply a request, and good behaviour again.
"""

import bz2
import io
import json
import tarfile
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from email.utils import format_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

PACKED = 1762569060  # when Lovdata packed the archives of 8 November 2025


def tar(files: Mapping[str, bytes], mtime: int = PACKED) -> bytes:
    """A tar as Lovdata makes them: plain files, one time of packing."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), mtime
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def tar_bz2(files: Mapping[str, bytes]) -> bytes:
    """The same, packed."""
    return bz2.compress(tar(files))


@dataclass(frozen=True, slots=True)
class File:
    """What lies at an address."""

    data: bytes
    last_modified: str

    @property
    def etag(self) -> str:
        return f'"{sha256(self.data).hexdigest()[:16]}"'

    @property
    def headers(self) -> dict[str, str]:
        day = datetime.fromisoformat(self.last_modified)
        return {"ETag": self.etag, "Last-Modified": format_datetime(day, usegmt=True)}


class LovdataServer(ThreadingHTTPServer):
    """The server, what it holds, what it plans and what it was asked."""

    daemon_threads = False  # so that closing the server waits for its threads

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, File] = {}
        self.asked: list[tuple[str, Message]] = []
        self.released = Event()
        self._plans: defaultdict[str, deque[Reply]] = defaultdict(deque)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def put(self, name: str, data: bytes, day: str = "2025-11-08") -> None:
        """Offer `data` as the archive called `name`."""
        self.files[f"{name}.tar.bz2"] = File(data, f"{day}T02:31:59.418+00:00")

    def plan(self, place: str, *replies: "Reply") -> None:
        """What to answer the next who ask for `place`: «list», or the name of an archive."""
        self._plans[place].extend(replies)

    def asked_for(self, name: str) -> list[Message]:
        """The headers of the requests for the archive called `name`."""
        return [headers for place, headers in self.asked if place == name]

    def reply(self, place: str) -> "Reply":
        return self._plans[place].popleft() if self._plans[place] else good

    def list(self) -> File:
        rows = [
            {
                "filename": name,
                "description": "",
                "sizeBytes": str(len(file.data)),
                "lastModified": file.last_modified,
            }
            for name, file in self.files.items()
        ]
        return File(json.dumps(rows).encode(), "2025-11-08T02:31:59+00:00")


@contextmanager
def serving() -> Iterator[LovdataServer]:
    """A server in its own thread, down again with all its threads afterwards."""
    with LovdataServer() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # 40 ms a reply, otherwise
    server: LovdataServer

    def do_GET(self) -> None:
        place = self.path.removeprefix("/v1/publicData/").removeprefix("get/")
        file = self.server.list() if place == "list" else self.server.files.get(place)
        name = place.removesuffix(".tar.bz2")
        self.server.asked.append((name, self.headers))
        reply = self.server.reply(name) if file else says(404)
        try:
            reply(self, file or File(b"", ""))
        except (ConnectionError, TimeoutError):
            self.close_connection = True  # the client had heard enough

    def log_message(self, format: str, *args: object) -> None:
        pass

    def start(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def send(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.start(status, {"Content-Length": str(len(body)), **headers})
        self.wfile.write(body)


# --- replies ---

Reply = Callable[[Handler, File], None]


def good(handler: Handler, file: File) -> None:
    """As a well-behaved server answers, conditions and ranges included."""
    asked = handler.headers
    if asked.get("If-None-Match") == file.etag:
        handler.send(304, file.headers, b"")
        return
    wanted = asked.get("Range", "")
    if not wanted or asked.get("If-Range") not in (None, *file.headers.values()):
        handler.send(200, file.headers, file.data)
        return
    start = int(wanted.removeprefix("bytes=").removesuffix("-"))
    size = len(file.data)
    says = {**file.headers, "Content-Range": f"bytes {start}-{size - 1}/{size}"}
    handler.send(206, says, file.data[start:])


def whole(handler: Handler, file: File) -> None:
    """The whole file whatever was asked for."""
    handler.send(200, file.headers, file.data)


def bare(handler: Handler, file: File) -> None:
    """The whole file, and nothing to know it by."""
    handler.send(200, {}, file.data)


def hang(handler: Handler, file: File) -> None:
    """No answer until the server is taken down."""
    handler.close_connection = True
    handler.server.released.wait(60)


def hang_up(handler: Handler, file: File) -> None:
    """No answer at all."""
    handler.close_connection = True


def says(status: int, body: bytes = b"", **headers: str) -> Reply:
    """A fixed reply; in names of headers `_` stands for `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler, file: handler.send(status, named, body)


def sends(body: bytes, **headers: str) -> Reply:
    """`body` in the place of the file, its length not told."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def reply(handler: Handler, file: File) -> None:
        handler.close_connection = True
        handler.start(200, {"Connection": "close", **named})
        handler.wfile.write(body)

    return reply


def cut(after: int, reply: Reply = whole, then: Callable[[], None] = lambda: None) -> Reply:
    """What `reply` says, broken off when `after` bytes of the body are sent; `then` it happens."""

    def broken(handler: Handler, file: File) -> None:
        real = handler.wfile
        handler.wfile = half = io.BytesIO()
        reply(handler, file)
        handler.wfile = real
        head, gap, body = half.getvalue().partition(b"\r\n\r\n")
        real.write(head + gap + body[:after])
        handler.close_connection = True
        then()

    return broken
