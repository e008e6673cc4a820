"""Web: the page as a browser gets it, in a process that may not speak to any other machine."""

import json
import os
import re
import socket
import subprocess
import sys
import urllib.request
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app import settings
from app.finding import LONGEST_QUESTION
from app.service import Service
from corpus.errors import InputError
from tests import bases
from tests.bases import NOTICE
from tests.samples import ROOT

ENGLISH = "What must the municipality do when a child needs several services?"
# What is typed, and words of the page that comes back.
ASKED = [
    (
        "Hvem har krav på hjelpeplan?",
        'Nabhl. <span class="nr">§ 2-4</span> første ledd – Hjelpeplan',
    ),
    ("nabohjelpsloven § 2-1 andre ledd", '<p class="i1">a) husstanden har friske voksne'),
    ("<script>alert(1)</script> om hjelpeplan", '<span class="nr">§ 2-4</span>'),
    ("", "Spørsmålet er tomt"),
    ("plan " * LONGEST_QUESTION, f"grensen er {LONGEST_QUESTION}"),
    (ENGLISH, "engelsk"),
    ("§ 14-99", "Nærmeste som finnes: nabhl. § 3-4"),
]
LOADED = re.compile(r"<(?:link|script|img|iframe|source|object|embed)\b[^>]*>", re.IGNORECASE)
ELSEWHERE = re.compile(r"""(?:src|href|srcset|data)\s*=\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)


def visit() -> dict[str, Any]:
    """What a browser gets. Run in a process of its own: the guard stays for good."""
    asked = bases.guard()
    from app import web  # Gradio is imported under guard too

    settings.be_quiet()
    service = bases.sample_service()
    shown = web.blocks(service)
    port = _free_port()
    web.launch(shown, "127.0.0.1", port)
    site = f"http://127.0.0.1:{port}"
    config = json.loads(_get(f"{site}/config"))
    told = {
        "html": _get(f"{site}/"),
        "theme": _get(f"{site}/theme.css"),
        "config": config,
        "answers": [_ask(site, config, question) for question, _ in ASKED],
        "taken": _taken(port),
        "analytics": shown.analytics_enabled,
        "environment": {name: os.environ[name] for name in settings.QUIET},
    }
    shown.close(verbose=False)
    with socket.socket() as knock:
        told["closed"] = knock.connect_ex(("127.0.0.1", port)) != 0
    return told | {"asked": asked}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _get(address: str) -> str:
    with urllib.request.urlopen(address) as reply:
        return str(reply.read().decode("utf-8"))


def _ask(site: str, config: dict[str, Any], question: str) -> str:
    """The answer, asked for as the page does: into the queue, then listen."""
    [button] = [c["id"] for c in config["components"] if c["type"] == "button"]
    [event] = [d for d in config["dependencies"] if [button, "click"] in d["targets"]]
    queue = f"{site}{config['api_prefix']}/queue"
    body = {"data": [question, False], "fn_index": event["id"], "session_hash": "test"}
    request = urllib.request.Request(
        f"{queue}/join", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    urllib.request.urlopen(request).close()
    with urllib.request.urlopen(f"{queue}/data?session_hash=test") as lines:
        for line in lines:
            told = json.loads(line[5:]) if line.startswith(b"data:") else {}
            if told.get("msg") == "process_completed":
                return str(told["output"]["data"][0])
    raise AssertionError("the queue ended without an answer")


def _taken(port: int) -> str:
    from app import web

    try:
        list(web.serve(bases.sample(), "127.0.0.1", port))
    except InputError as error:
        return str(error)
    return ""


@cache
def visited() -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.test_web"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


# ---- what leaves the machine


def test_no_other_machine_is_asked_for_anything() -> None:
    assert visited()["asked"] == []


def test_the_guard_sees_what_is_asked_for() -> None:
    code = (
        "import socket; from tests import bases; asked = bases.guard()\n"
        "for ask in (lambda: socket.create_connection(('192.0.2.1', 80), 1),"
        " lambda: socket.getaddrinfo('example.org', 80), lambda: socket.gethostbyname('x.org'),"
        " lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.2', 1))):\n"
        "    try: ask()\n"
        "    except OSError: pass\n"
        "print(len(asked))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE)
    assert done.stdout.split() == [b"4"]


def test_the_page_loads_nothing_from_elsewhere() -> None:
    told = visited()
    loaded = LOADED.findall(told["html"])
    assert loaded  # or the pattern sees nothing
    assert [tag for tag in loaded if ELSEWHERE.search(tag)] == []
    assert [sheet for sheet in told["config"].get("stylesheets") or [] if "//" in sheet] == []
    for styles in (told["html"], told["theme"], told["config"]["css"]):
        assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//", styles)


def test_analytics_are_off() -> None:
    told = visited()
    quiet = dict(told["environment"])
    assert quiet.pop("GRADIO_ANALYTICS_ENABLED") == "False"
    assert quiet.pop("TOKENIZERS_PARALLELISM") == "false"
    assert set(quiet.values()) <= {"1", "True"}  # Gradio writes one of them anew
    assert told["analytics"] is False
    assert told["config"]["analytics_enabled"] is False


# ---- what stands on the page


@pytest.mark.parametrize("number", range(len(ASKED)))
def test_what_is_asked_is_answered(number: int) -> None:
    _, words = ASKED[number]
    answer = visited()["answers"][number]
    assert words in answer
    assert "<script" not in answer
    assert "Traceback" not in answer


def test_the_page_says_that_the_sample_is_no_law() -> None:
    told = visited()
    intro = [c["props"].get("value") for c in told["config"]["components"] if c["type"] == "html"]
    assert any(NOTICE in (value or "") for value in intro)
    assert NOTICE in told["answers"][0]


def test_questions_are_no_interface_for_programs() -> None:
    # The form of answers for programs is docs/interfaces.md; the page may change.
    [button] = [c["id"] for c in visited()["config"]["components"] if c["type"] == "button"]
    events = [d for d in visited()["config"]["dependencies"] if [button, "click"] in d["targets"]]
    assert [event["api_visibility"] for event in events] == ["private"]


def test_a_port_that_is_taken_is_told_of() -> None:
    assert "den er opptatt" in visited()["taken"]
    assert "leddvis serve --port" in visited()["taken"]


def test_the_server_is_gone_when_it_is_closed() -> None:
    assert visited()["closed"] is True


# ---- the page between builds, and when we are wrong


def test_a_new_base_takes_over_while_the_page_is_open(tmp_path: Path) -> None:
    from app.web import Page

    home = bases.fresh(tmp_path)
    bases.build_sample(home)
    asked = Page(Service(home))
    for _ in range(3):  # by then the first base is gone
        bases.build_sample(home)
        assert "§ 2-4" in asked.answer("Hvem har krav på hjelpeplan?")


def test_a_mistake_of_ours_shows_no_traceback_and_logs_no_question(
    caplog: pytest.LogCaptureFixture,
) -> None:
    from app.web import Page

    class Broken(Service):
        def renewed(self) -> Service:
            raise ZeroDivisionError("om Kari på fem år")

    told = Page(Broken(bases.sample())).answer("Kari på fem år trenger hjelp")
    assert "Noe gikk galt hos oss" in told
    assert "ZeroDivisionError" in caplog.text
    assert "Kari" not in caplog.text + told


if __name__ == "__main__":
    print(json.dumps(visit()))
