"""Lovdata's API: a request in, its reply or an error that can be told out.

GET {base}/v1/publicData/list and {base}/v1/publicData/get/{filename}. Talks to
that host and no other, over https, and is patient within bounds. Writes nothing;
that is ingest/download.py.
"""

import json
import logging
import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TypeVar

import httpx2
import stamina

from corpus.errors import NetworkError, SourceError

BASE = "https://api.lovdata.no"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
HOPS = 3  # redirects that are followed, all within the host
LIST_MAX = 1024 * 1024  # the list is 1 kB
OFFERS_MAX = 1000  # and has 4 lines
ARCHIVE_MAX = 2 * 1024**3  # the largest archive is 65 MB
FILENAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
OTHERWISE = "Prøv igjen senere, eller oppgi en mappe med arkiver (--archives)."

T = TypeVar("T")

# stamina tells of every new try at the level of warnings, which Python prints
# when nobody listens; an application that listens still hears it.
logging.getLogger("stamina").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of Lovdata's list."""

    filename: str
    size: int
    last_modified: str  # ISO 8601, as Lovdata writes it


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long to wait for an answer, in seconds."""

    attempts: int = 5
    first: float = 0.5  # then twice as long each time
    longest: float = 20.0
    jitter: float = 0.5
    retry_after: float = 120.0  # a server that asks for more is left alone
    timeout: float = 30.0  # of silence, not of the whole download

    def pause(self, error: Exception) -> bool | float:
        """Whether to try again after `error`, and when the server has said when."""
        if not isinstance(error, TryAgain):
            return isinstance(error, TRANSIENT)
        if error.pause is None:
            return True
        return error.pause if error.pause <= self.retry_after else False


PATIENCE = Patience()
TRANSIENT = (httpx2.TimeoutException, httpx2.NetworkError, httpx2.RemoteProtocolError)


class TryAgain(Exception):
    """The server said no for now, or stopped midway; `pause` is how long it wants to be left."""

    def __init__(self, why: str, pause: float | None = None) -> None:
        super().__init__(why)
        self.pause = pause


def offers(base: str = BASE, patience: Patience = PATIENCE) -> tuple[Offer, ...]:
    """The archives that Lovdata has to offer."""
    with connect(base, patience) as client:
        return listing(client, patience)


# --- the list ---


def listing(client: httpx2.Client, patience: Patience) -> tuple[Offer, ...]:
    """The same, on a connection that is there already."""
    return patiently(client, patience, lambda: _listed(client))


def _listed(client: httpx2.Client) -> tuple[Offer, ...]:
    with asked(client, "list", {}) as response:
        if response.status_code != 200:
            raise refused(response.url, f"svarte {response.status_code}")
        body = bytearray()
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > LIST_MAX:
                raise refused(response.url, "sendte en liste uten ende")
    try:
        rows = json.loads(bytes(body))
        if not isinstance(rows, list) or not 0 < len(rows) <= OFFERS_MAX:
            raise ValueError(type(rows))
        found = {offer.filename: offer for offer in map(_offer, rows)}
        if len(found) < len(rows):
            raise ValueError("same filename twice")
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise refused(response.url, "ga ikke en liste over arkiver") from error
    return tuple(found.values())


def _offer(row: Mapping[str, str]) -> Offer:
    filename, size, last_modified = row["filename"], str(row["sizeBytes"]), row["lastModified"]
    if not FILENAME.fullmatch(filename) or not re.fullmatch("[0-9]{1,12}", size):
        raise ValueError(row)
    datetime.fromisoformat(last_modified)
    if not 0 < int(size) <= ARCHIVE_MAX:
        raise ValueError(size)
    return Offer(filename, int(size), last_modified)


# --- the network ---


def connect(base: str, patience: Patience) -> httpx2.Client:
    """A connection to Lovdata, or to what stands in for it at `base`. The caller closes it."""
    try:
        url = httpx2.URL(base.rstrip("/") + "/v1/publicData/")
    except httpx2.InvalidURL as error:
        raise SourceError(f"«{base}» er ikke en nettadresse. Oppgi en som {BASE}.") from error
    safe = url.scheme == "https" or (url.scheme == "http" and url.host in LOOPBACK)
    if not safe or not url.host:
        raise SourceError(f"«{base}» er ikke en https-adresse. Oppgi en som {BASE}.")
    # trust_env is off: the environment may name a proxy, which is another host
    # that sees and may change the law, and a .netrc, whose passwords are not for
    # Lovdata. Who must go through a proxy fetches the archives by other means,
    # and names the folder.
    return httpx2.Client(
        base_url=url,
        timeout=patience.timeout,
        trust_env=False,
        verify=_certificates(),
        # The size and the digest are of the bytes as they lie at Lovdata.
        headers={"User-Agent": "leddvis", "Accept-Encoding": "identity"},
    )


@cache
def _certificates() -> ssl.SSLContext:
    """The authorities that the machine trusts; reading them takes longer than a request."""
    return httpx2.create_ssl_context(trust_env=False)


def patiently(client: httpx2.Client, patience: Patience, action: Callable[[], T]) -> T:
    """What `action` returns, after as many tries as `patience` allows."""
    caller = stamina.RetryingCaller(
        attempts=patience.attempts,
        timeout=None,  # a slow line may need many minutes for one archive
        wait_initial=patience.first,
        wait_max=patience.longest,
        wait_jitter=patience.jitter,
    )
    host = client.base_url.host
    try:
        return caller(patience.pause, action)
    except TryAgain as error:
        raise NetworkError(f"{host} {error}. {OTHERWISE}") from error
    except httpx2.TimeoutException as error:
        raise NetworkError(f"{host} svarte ikke i tide. {OTHERWISE}") from error
    except httpx2.ConnectError as error:
        raise NetworkError(f"Fikk ikke kontakt med {host}. {OTHERWISE}") from error
    except httpx2.HTTPError as error:
        raise NetworkError(f"Forbindelsen med {host} ble brutt. {OTHERWISE}") from error


@contextmanager
def asked(
    client: httpx2.Client, place: str, headers: Mapping[str, str]
) -> Iterator[httpx2.Response]:
    """The reply, its body unread. Raises what is the same for every request."""
    response = _followed(client, client.build_request("GET", place, headers=headers))
    try:
        status = response.status_code
        if status == 429 or status >= 500:
            pause = _retry_after(response)
            when = "" if pause is None else f" og ber oss vente {pause:.0f} sekunder"
            raise TryAgain(f"svarte {status}{when}", pause)
        if 400 <= status != 416:
            raise refused(response.url, f"svarte {status}")
        if "html" in response.headers.get("Content-Type", ""):
            raise refused(response.url, "svarte med en nettside")
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise refused(response.url, "svarte i en form vi ikke ba om")
        yield response
    finally:
        response.close()


def _followed(client: httpx2.Client, request: httpx2.Request) -> httpx2.Response:
    """The reply at the end of at most HOPS redirects, none of them to another host."""
    for _ in range(HOPS + 1):
        response = client.send(request, stream=True)
        if (onward := response.next_request) is None:
            return response
        response.close()
        if _origin(onward.url) != _origin(client.base_url):
            raise refused(request.url, f"viser videre til {onward.url.host}, en annen tjener")
        request = onward
    raise refused(request.url, "viser videre i ring")


def _origin(url: httpx2.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _retry_after(response: httpx2.Response) -> float | None:
    """How many seconds the server asks us to wait, by its own clock."""
    told = response.headers.get("Retry-After", "")
    if re.fullmatch("[0-9]{1,9}", told):
        return float(told)
    try:
        now = parsedate_to_datetime(response.headers.get("Date", ""))
        return max(0.0, (parsedate_to_datetime(told) - now).total_seconds())
    except (ValueError, TypeError):
        return None


def refused(url: httpx2.URL, what: str) -> SourceError:
    """What a user is told when `url` did `what`, and trying again at once is no use."""
    return SourceError(f"{url} {what}. {OTHERWISE}")
