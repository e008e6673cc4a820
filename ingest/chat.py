"""Chat: messages in, the words of a language model on this machine out, or an error.

POST {base}/chat/completions, the form that local model servers share. Talks to an
address of this machine only, unless another was allowed by name; follows no
redirect, uses no proxy, and reads no more than an answer needs.
"""

import ipaddress
import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx2

from corpus.errors import InputError, NetworkError

LONGEST = 64 * 1024  # bytes of a reply: a short answer is 2 kB
TIMEOUT = 30.0  # seconds of silence


@dataclass(frozen=True, slots=True)
class Server:
    """A model server, and the other machine that may be asked, if that was allowed."""

    base: str  # http://127.0.0.1:8080/v1
    model: str
    allowed: str = ""  # the host that was allowed in so many words


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation."""

    role: str
    content: str


def require_near(server: Server) -> None:
    """Raises InputError for a server on another machine that was not allowed by name."""
    parts = urlsplit(server.base)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        raise InputError(
            f"«{server.base}» er ikke en adresse til en språkmodell."
            " Skriv den slik: LEDDVIS_LLM=http://127.0.0.1:8080/v1"
        )
    if not _loopback(host) and host != server.allowed:
        raise InputError(
            f"Språkmodellen på {host} er ikke på denne maskinen, og spørsmålet ville blitt sendt"
            f" dit. Er det meningen, sett LEDDVIS_LLM_SEND_TIL={host}; ellers fjern LEDDVIS_LLM."
        )


def _loopback(host: str) -> bool:
    # A name is looked up elsewhere, and may lead anywhere; a number does not.
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def complete(server: Server, messages: Sequence[Message], timeout: float = TIMEOUT) -> str:
    """What the model says next. Raises InputError or NetworkError, and nothing else."""
    require_near(server)
    body = {
        "model": server.model,
        "messages": [{"role": m.role, "content": m.content} for m in messages],
        "temperature": 0,
        "stream": False,
    }
    address = f"{server.base.rstrip('/')}/chat/completions"
    try:
        with (
            httpx2.Client(trust_env=False, follow_redirects=False, timeout=timeout) as client,
            client.stream("POST", address, json=body) as reply,
        ):
            if reply.status_code != 200:
                raise _failed(server, f"svarte {reply.status_code}")
            return _said(_read(server, reply))
    except httpx2.HTTPError as error:
        raise _failed(server, f"svarte ikke ({type(error).__name__})") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise _failed(server, "svarte i en form som ikke kan leses") from error


def _read(server: Server, reply: httpx2.Response) -> bytes:
    found = b""
    for piece in reply.iter_bytes():
        found += piece
        if len(found) > LONGEST:
            raise _failed(server, f"svarte med mer enn {LONGEST} byte")
    return found


def _said(raw: bytes) -> str:
    said = json.loads(raw)["choices"][0]["message"]["content"]
    if not isinstance(said, str):
        raise TypeError("content is no text")
    return said


def _failed(server: Server, what: str) -> NetworkError:
    return NetworkError(f"Språkmodellen på {server.base} {what}. Svaret er gitt uten den.")
