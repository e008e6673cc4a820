"""The newer markup of amending acts: it reads as the flat one does, and knows a little more."""

from tests.amending_made import (
    FERRY,
    IN_FERRY,
    all_shown,
    amendment,
    change,
    changed,
    ledd,
    line,
    section,
)


def test_the_newer_markup() -> None:
    body = changed(
        FERRY,
        line(IN_FERRY),
        change(line("§ 3 annet ledd skal lyde:"), ledd("Ny."), change_part=f"{FERRY}/§3/ledd/2"),
        change(
            line("Nåværende tredje ledd blir fjerde ledd."),
            move_part=f"{FERRY}/§3/ledd/3;;{FERRY}/§3/ledd/4",
        ),
    )
    made = amendment(section("I", body))
    assert all_shown(made) == ["endret §3/ledd/2 ‹Ny.›", "flyttet §3/ledd/3 → §3/ledd/4"]
    assert [one.order for one in made.instructions] == [1, 2]


def test_the_newer_markup_knows_which_is_the_last_one() -> None:
    part = change(
        line("§ 3 annet ledd siste punktum skal lyde:"),
        ledd("Ny."),
        change_part=f"{FERRY}/§3/ledd/2/setning/4",
    )
    [one] = amendment(section("I", changed(FERRY, line(IN_FERRY), part))).instructions
    assert one.text is not None
    assert str(one.target) == str(one.text.id) == f"{FERRY}/§3/ledd/2/setning/4"
    flat = section(
        "I", line(IN_FERRY), line("§ 3 annet ledd siste punktum skal lyde:"), ledd("Ny.")
    )
    [alone] = all_shown(amendment(flat))
    assert alone == "endret §3/ledd/2/setning/siste ‹Ny.›"


def test_the_newer_markup_knows_what_a_chapter_held() -> None:
    part = change(line("Kapittel 2 oppheves."), repeal_part=f"{FERRY}/kap2 {FERRY}/§4 {FERRY}/§5 x")
    assert all_shown(amendment(section("I", changed(FERRY, line(IN_FERRY), part)))) == [
        "opphevet kap2",
        "opphevet §4",
        "opphevet §5",
    ]
