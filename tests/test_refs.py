"""Refs and lint on the command line: an address → what is said of the references around it."""

from collections.abc import Callable

import pytest

from app import cli
from tests import bases

Run = Callable[..., str]


@pytest.fixture
def leddvis(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.delenv("LEDDVIS_ARCHIVES", raising=False)

    def run(*args: str, home: str = str(bases.sample().home)) -> str:
        monkeypatch.setenv("LEDDVIS_HOME", home)
        assert cli.main(list(args)) == 0
        return capsys.readouterr().out

    return run


# A command, and words that stand in its text.
TEXTS = [
    # which part is pointed at, and in which manner
    (["refs", "nabhl. § 2-3", "--in"],
     ["nabhl. § 2-3 a første ledd → første ledd", "gnl. § 5 andre ledd → første ledd",
      "Hjelpeplanforskriften  [hjemmel]",
      "Hjelpeplanforskriften § 2 første ledd → første ledd andre punktum"]),
    (["refs", "forskrift/1901-01-01-4", "--out"],
     ["nabhl. § 2-3  [hjemmel]", "nabhl. § 2-3 første ledd andre punktum",
      "nabhl. § 2-4 tredje ledd", "[jf.]"]),
    # several places
    (["refs", "nabhl. § 2-3 første og andre ledd"],
     ["nabhl. § 2-3", "Merk: Henvisningen er til flere steder", "nabhl. § 2-3 som helhet."]),
    (["show", "nabohjelpsloven kapittel 3"], ["nabhl. kapittel 3  Klage"]),
    (["lint"], ["0 funn i 50 henvisninger fra 4 dokumenter."]),
    (["lint", "--act", "gnl"], ["0 funn i 6 henvisninger fra 1 dokument."]),
]  # fmt: skip


@pytest.mark.parametrize(("args", "words"), TEXTS, ids=lambda value: " ".join(value)[:40])
def test_text(args: list[str], words: list[str], leddvis: Run) -> None:
    out = leddvis(*args)
    assert [word for word in words if word not in out] == []


def test_several_places_are_shown_one_at_a_time(
    leddvis: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    leddvis("status")
    assert cli.main(["show", "nabhl. §§ 2-3 og 2-4"]) == 1
    assert "Skriv ett om gangen: nabhl. § 2-3 · nabhl. § 2-4." in capsys.readouterr().err


REAL = [
    (["refs", "sotjl. § 13", "--in"],
     ["sotjl. § 9 første ledd → andre ledd første punktum, tredje ledd, fjerde ledd første"]),
    # what is no more is pointed at all the same
    (["refs", "opplæringslova 1998 § 15-8", "--in"],
     ["gjelder ikke lenger", "forskrift om individuell plan § 7 andre ledd → første ledd"]),
    (["lint", "--act", "forskrift om individuell plan"],
     ["!! forskrift om individuell plan § 7 andre ledd", "opplæringslova § 24-1"]),
]  # fmt: skip


@pytest.mark.real
@pytest.mark.parametrize(("args", "words"), REAL, ids=lambda value: " ".join(value)[:40])
def test_real(args: list[str], words: list[str], leddvis: Run) -> None:
    out = leddvis(*args, home=str(bases.real().home))
    assert [word for word in words if word not in out] == []
