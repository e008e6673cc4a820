"""What the tests share: `--update`, goldens, sample documents, and tests that need real data."""

import os

import pytest

from corpus.model import Document
from tests import samples

REQUIRE_REAL = "LEDDVIS_REQUIRE_REAL"  # set by .ci/run: a test on real data may not be skipped
NO_REAL = (
    f"Lovdatas arkiver ligger ikke i {samples.REAL.relative_to(samples.ROOT.parent)} ved siden av"
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="skriv tests/golden på nytt; les endringen i git diff"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "real: leser Lovdatas arkiver; hoppes over der de mangler")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("real") is None or samples.REAL.is_dir():
        return
    if os.environ.get(REQUIRE_REAL):
        pytest.fail(f"{NO_REAL}, og {REQUIRE_REAL} er satt", pytrace=False)
    pytest.skip(NO_REAL)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> samples.Golden:
    """Compares a text with the file of that name in tests/golden, or writes it with --update."""

    def check(name: str, actual: str) -> None:
        path = samples.GOLDEN / name
        if request.config.getoption("--update"):
            path.write_text(actual, "utf-8", newline="\n")
        assert path.is_file(), f"{path.name} mangler: pytest --update"
        assert actual == path.read_text("utf-8")

    return check


@pytest.fixture(scope="session")
def eksempel() -> tuple[Document, ...]:
    """The three acts and the forskrift that hang together, in the order of their names."""
    return tuple(map(samples.document, samples.EKSEMPEL))
