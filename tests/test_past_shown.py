"""Past shown: what is typed after `show` and `history` → what is told, or why nothing is."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from app import past_shown
from app.building import build
from app.past import Past
from app.service import Service
from corpus.catalog import load
from corpus.errors import InputError, LovError, NotFoundError
from search import model
from tests import bases
from tests.bases import NOTICE, NOW
from tests.encoders import Encoder
from tests.test_timelines import amending

PLAN = "nabohjelpsloven § 2-4"
CHANGED = "nabohjelpsloven § 2-3"
SCHOOL = "opplæringslova 1998 § 15-8"


@pytest.fixture(scope="module")
def sample() -> Service:
    return bases.sample_service()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A base of archives with one amending act, which gives a repealed act one paragraf."""
    folder = tmp_path_factory.mktemp("past")
    sources = bases.made_up(folder / "arkiver", gazette=amending("Skolen ringer. Alle kommer."))
    settings = bases.settings_at(folder / "home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model, "load", lambda _: Encoder())
        build(settings, sources, load(), "reform", NOW, bases.silent)
    return Service(settings)


def one_line(text: str) -> str:
    return " ".join(text.split())


# ---- today


STANDING = [
    (PLAN, ["I kraft fra 1. januar 1902.", "[første ledd]"]),
    (CHANGED, ["I kraft fra 1. juli 1901.", "har den stått siden 1. juli 1905"
               " (lov 5. mai 1905 nr. 905)", "[første ledd]"]),
    ("nabohjelpsloven § 2-3 a", ["I kraft fra 1. juli 1905. Tilføyd ved lov 5. mai 1905 nr. 905."]),
    ("nabohjelpsloven § 2-7", ["Opphevet ved lov 5. mai 1905 nr. 905 fra 1. juli 1905."]),
    # the notes date the paragraf only; its versions date the ledd
    (f"{CHANGED} første ledd", ["===== I kraft. Slik ordlyden er nå, har den stått siden 1. juli"]),
    ("nabohjelpsloven", ["I kraft fra 1. juli 1901.", "§ 2-1"]),
    ("nabohjelpsloven kapittel 2", ["I kraft fra 1. juli 1901."]),
]  # fmt: skip


@pytest.mark.parametrize(("address", "words"), STANDING)
def test_show_tells_how_a_provision_stands(address: str, words: list[str], sample: Service) -> None:
    out = one_line(past_shown.show(sample, address, None, False))
    assert out.startswith(f"*** {NOTICE} ***")
    place = 0
    for word in words:
        place = out.index(word, place)


def test_what_has_stood_from_the_first_day_does_not_say_so_twice(sample: Service) -> None:
    for address in ("nabohjelpsloven § 2-3 a", PLAN):
        assert "stått siden" not in past_shown.show(sample, address, None, False)


def test_the_json_of_show_has_all_that_it_had_and_the_standing(sample: Service) -> None:
    told = json.loads(past_shown.show(sample, CHANGED, None, True))
    assert {"text", "parts", "notes", "footnotes", "document", "out", "in"} <= told.keys()
    assert told["wording_since"] == "1905-07-01"
    assert told["wording_by"] == ["lov/1905-05-05-905"]
    [status] = told["status"]
    assert (status["status"], status["since"], status["until"]) == ("i kraft", "1901-07-01", None)


# ---- a day


def test_the_text_of_a_day_is_that_of_its_version(sample: Service) -> None:
    told = json.loads(past_shown.show(sample, CHANGED, "1. januar 1906", True))
    today = json.loads(past_shown.show(sample, CHANGED, None, True))
    assert (told["as_of"], told["unchanged"]) == ("1906-01-01", True)
    assert (told["text"], told["parts"]) == (today["text"], today["parts"])
    assert (told["version"]["from"], told["version"]["to"]) == ("1905-07-01", None)
    assert told.keys() >= today.keys()


THEN = [
    (CHANGED, "1905-07-01", "Slik lød den 1. juli 1905. Ordlyden har stått siden 1. juli 1905"),
    (f"{PLAN} tredje ledd andre punktum", "1906-01-01", "Et ja kan tas tilbake når som helst."),
    ("lov/1901-01-01-1/§2-4/LEDD/3", "1906-01-01", "Planen skrives bare"),
    ("nabohjelpsloven § 2-7", "1.1.1906", "1. januar 1906: Bestemmelsen ble opphevet ved lov 5."),
]  # fmt: skip


@pytest.mark.parametrize(("address", "day", "words"), THEN)
def test_a_day_in_the_sample(address: str, day: str, words: str, sample: Service) -> None:
    assert words in one_line(past_shown.show(sample, address, day, False))


REFUSED: list[tuple[str, str, type[LovError], str]] = [
    (PLAN, "1905", InputError, "«1905» er et årstall"),
    (PLAN, "", InputError, "er ikke en dag"),
    (PLAN, "31. februar 1905", InputError, "kalenderen"),
    (CHANGED, "1. mai 1901", NotFoundError, "1. mai 1901: Loven trådte i kraft 1. juli 1901."),
    (CHANGED, "30. juni 1905", NotFoundError, "Ordlyden er ikke kjent. Lov 5. mai 1905 nr. 905"),
    (CHANGED, "3. januar 2026", NotFoundError, "er fra 2. januar 2026 og sier ikke hva"),
    ("nabohjelpsloven kapittel 2", "1906-01-01", InputError, "Skriv hvilken paragraf"),
    ("nabohjelpsloven § 14-99", "1906-01-01", NotFoundError, "Nærmeste som finnes: § 3-4"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "day", "kind", "words"), REFUSED)
def test_a_day_of_which_nothing_is_known(
    address: str, day: str, kind: type[LovError], words: str, sample: Service
) -> None:
    with pytest.raises(kind) as error:
        past_shown.show(sample, address, day, False)
    assert words in str(error.value)
    assert len(str(error.value).splitlines()) == 1


# ---- history


def test_the_history_of_a_provision(sample: Service) -> None:
    out = one_line(past_shown.history(sample, CHANGED, False))
    for words in (
        "nabhl. § 2-3 Nabokoordinator",
        "Status 2. januar 2026 I kraft fra 1. juli 1901.",
        "før 1. juli 1901: Loven trådte i kraft 1. juli 1901.",
        "fra 1. juli 1901 til og med 30. juni 1905 Ordlyden er ikke kjent.",
        "fra 1. juli 1905 Slik etter endring ved lov 5. mai 1905 nr. 905.",
        "1. juli 1905: endret ved lov 5. mai 1905 nr. 905 (satt i kraft ved forskrift 9. juni",
        'leddvis show "nabhl. § 2-3" --as-of "1. juli 1905"',
    ):
        assert words in out


def test_what_the_history_tells_to_do_can_be_done(sample: Service) -> None:
    [line] = [x for x in past_shown.history(sample, CHANGED, False).splitlines() if "--as-of" in x]
    _, address, _, day, _ = line.split('"')
    assert "Slik lød den 1. juli 1905." in past_shown.show(sample, address, day, False)


def test_the_json_of_the_history(sample: Service) -> None:
    told = json.loads(past_shown.history(sample, CHANGED, True))
    assert [(v["from"], v["to"], v["complete"]) for v in told["versions"]] == [
        ("1901-07-01", "1905-07-01", False),
        ("1905-07-01", None, True),
    ]
    assert [bool(v["text"]) != bool(v["reason"]) for v in told["versions"]] == [True, True]
    [event] = told["events"]
    assert (event["verb"], event["act"]) == ("endret", "lov/1905-05-05-905")
    assert (told["notice"], told["before"]) == (NOTICE, "Loven trådte i kraft 1. juli 1901.")


def test_what_is_to_come_is_told(sample: Service) -> None:
    out = past_shown.history(sample, "nabohjelpsloven § 3-2", False)
    assert "vedtatt, ikke fastsatt: endres ved lov 1. januar 2098 nr. 998." in out


def test_what_is_adopted_and_has_no_version_has_a_history(sample: Service) -> None:
    out = one_line(past_shown.history(sample, "grendekjøkenlova § 9 a", False))
    assert "Ordlyd § 9 a er vedtatt ved lov 1. januar 2098 nr. 998, men ikke i kraft." in out


def test_a_chapter_has_a_status_and_no_versions(sample: Service) -> None:
    out = past_shown.history(sample, "nabohjelpsloven kapittel 2", False)
    assert "Ordlyden følges paragraf for paragraf." in out


# ---- acts that are repealed


def test_a_repealed_provision_is_shown_as_it_was_last(service: Service) -> None:
    out = one_line(past_shown.show(service, SCHOOL, None, False))
    assert out.startswith("oppl. 1998 § 15-8 Samarbeid ===")
    assert "Slik lød den 31. juli 2024. Ordlyden sto fra 1. august 2003 til og med" in out
    assert "ble opphevet 1. august 2024" in out
    assert "Avløst av opplæringslova (2023) § 24-1 fra 1. august 2024 (svært sikkert)." in out
    assert "Skolen ringer." in out


@pytest.mark.parametrize(
    "address",
    [SCHOOL, "lov/1998-07-17-61/§15-8", "opplæringslova § 15-8", "oppll. § 15-8"],
)
def test_a_name_is_that_of_the_act_in_force_then(address: str, service: Service) -> None:
    told = json.loads(past_shown.show(service, address, "2010-01-01", True))
    assert told["address"] == "lov/1998-07-17-61/§15-8"
    assert told["text"] == "Skolen ringer. Alle kommer."
    assert told["status"][0]["status"] == "opphevet"
    assert told["now"][0]["new"] == ["lov/2023-06-09-30/§24-1"]
    assert (told["out"], told["in"]) == ([], [])


def test_a_part_of_a_repealed_provision(service: Service) -> None:
    told = json.loads(past_shown.show(service, f"{SCHOOL} andre punktum", "2010-01-01", True))
    assert told["text"] == "Alle kommer."


def test_the_history_of_a_repealed_provision(service: Service) -> None:
    told = json.loads(past_shown.history(service, SCHOOL, True))
    assert (told["events"], told["url"], told["note"]) == ([], "", "")
    assert [(v["from"], v["to"]) for v in told["versions"]] == [("2003-08-01", "2024-08-01")]
    assert told["after"].startswith("Lov 17. juli 1998 nr. 61 ble opphevet 1. august 2024.")
    assert told["now"][0]["certainty"] == "svært sikkert"


def test_the_new_place_tells_of_the_old(service: Service) -> None:
    past = Past(service)
    record = past.record("opplæringslova 1998 § 15-8")
    [row] = record.later
    assert past.of(row.new[0]).former == (row,)


def last(service: Service, address: str, as_json: bool) -> str:
    return past_shown.show(service, address, None, as_json)


@pytest.mark.parametrize("day", ["1. august 2024", "2025-01-01"])
def test_of_a_day_after_the_end_it_tells_what_took_over(day: str, service: Service) -> None:
    with pytest.raises(NotFoundError) as error:
        past_shown.show(service, SCHOOL, day, False)
    assert "ble opphevet 1. august 2024." in str(error.value)
    assert "Avløst av opplæringslova (2023) § 24-1 fra 1. august 2024" in str(error.value)


@pytest.mark.parametrize("act", ["opplæringslova 1998", "lov/1998-07-17-61", "oppl. 1998"])
def test_a_repealed_act_has_a_history(act: str, service: Service) -> None:
    told = json.loads(past_shown.history(service, act, True))
    assert told["address"] == "lov/1998-07-17-61"
    [status] = told["status"]
    assert (status["status"], status["since"]) == ("opphevet", "2024-08-01")
    assert "1. august 2024" in past_shown.history(service, act, False)


@pytest.mark.parametrize(
    ("name", "meant"), [("opplæringslova 1998", "oppl. 1998"), ("opplæringslova", "oppl. 1998")]
)
def test_a_repealed_act_as_such_has_no_wording_of_a_day(
    name: str, meant: str, service: Service
) -> None:
    with pytest.raises(InputError, match=f"ikke for {meant}. Skriv hvilken paragraf"):
        past_shown.show(service, name, "2023-01-01", False)
    with pytest.raises(NotFoundError, match=r"1\. august 2024\. Skriv hvilken paragraf"):
        past_shown.show(service, "opplæringslova 1998", None, False)


LAST: list[tuple[str, str]] = [
    (f"{SCHOOL} niende ledd", "er ikke i noen kjent versjon. Se paragrafen: leddvis show"),
    ("opplæringslova 1998 § 99-9", "Hva som har tatt over etter § 99-9, vet ikke Leddvis."),
]


@pytest.mark.parametrize(("address", "words"), LAST)
@pytest.mark.parametrize("ask", [past_shown.history, last])
def test_a_place_that_nothing_is_known_of(
    address: str, words: str, ask: Callable[[Service, str, bool], str], service: Service
) -> None:
    with pytest.raises(NotFoundError) as error:
        ask(service, address, False)
    assert words in str(error.value)


def test_without_lovtidend_a_repealed_act_has_no_text(sample: Service) -> None:
    with pytest.raises(NotFoundError, match=r"§ 15-8 gjelder ikke lenger\. Avløst av"):
        past_shown.show(sample, SCHOOL, None, False)
    told = json.loads(past_shown.history(sample, SCHOOL, True))
    assert (told["versions"], told["before"]) == ([], "Leddvis har ikke ordlyden.")
    assert told["now"]


def test_the_day_of_the_sources_is_the_last_that_is_known(sample: Service) -> None:
    assert Past(sample).seen == NOW.date()
    assert "Slik lød den 2. januar 2026." in past_shown.show(sample, PLAN, "2.1.2026", False)


def test_of_real_law_it_is_the_day_of_the_archives(service: Service) -> None:
    assert Past(service).seen == date.fromisoformat(service.base.manifest.sources_date)
