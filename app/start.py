"""Start: a fresh checkout in, Leddvis set up and served, or tested, out.

The one module that must run before anything is installed: standard library
only, and readable by an old Python, which is told that it is too old.

    python3 -m app.start          sets up, builds the knowledge base, serves
    python3 -m app.start test     sets up, and runs all that must pass
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
LISTS = ("pyproject.toml", "constraints.txt")
OLDEST = (3, 11)
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("pytest",),
)


def main(arguments: "list[str]") -> int:
    """The exit code of whatever was run last."""
    if sys.version_info < OLDEST:
        print(f"Leddvis trenger Python 3.11 eller nyere; dette er {sys.version.split()[0]}.")
        return 1
    testing = arguments[:1] == ["test"]
    try:
        set_up(with_tests=testing)
        return run_checks(arguments[1:]) if testing else build_and_serve(arguments)
    except subprocess.CalledProcessError as error:
        print(f"Stoppet: «{' '.join(map(str, error.cmd))}» endte med {error.returncode}.")
        return 1
    except KeyboardInterrupt:
        return 1


def set_up(with_tests: bool) -> None:
    """An environment in the checkout with all that Leddvis needs, in the pinned versions."""
    stamp = ENVIRONMENT / ("oppsett-test" if with_tests else "oppsett")
    wanted = hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in LISTS)).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not program("python").exists():
        print("Lager et eget Python-miljø i .venv …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
    print("Installerer det Leddvis trenger; første gang tar det noen minutter …", flush=True)
    target = ".[dev]" if with_tests else "."
    install("--constraint", "constraints.txt", "--editable", target)
    stamp.write_text(wanted)


def install(*what: str) -> None:
    """Install into the environment of the checkout."""
    quiet = ("--disable-pip-version-check", "--quiet", "--progress-bar", "on")
    subprocess.run([program("python"), "-m", "pip", "install", *quiet, *what], cwd=ROOT, check=True)


def build_and_serve(arguments: "list[str]") -> int:
    """Builds with progress bars, then serves until it is stopped."""
    leddvis = program("leddvis")
    if subprocess.run([leddvis, "build"], cwd=ROOT).returncode:
        print("Bygget ikke nytt; åpner det som er bygd fra før, om det er noe.", flush=True)
    serve = [str(leddvis), "serve", *arguments]
    if os.name == "nt":
        return subprocess.run(serve, cwd=ROOT).returncode
    # In its place, not below it: whoever stops this command stops the app.
    os.chdir(ROOT)
    os.execv(leddvis, serve)


def run_checks(arguments: "list[str]") -> int:
    """Format, lint, types and tests, all of them; the exit code of the first that fails."""
    failed = 0
    for check in CHECKS:
        print(f"\n$ {' '.join(check)}", flush=True)
        extra = arguments if check[0] == "pytest" else []
        done = subprocess.run([program(check[0]), *check[1:], *extra], cwd=ROOT)
        failed = failed or done.returncode
    return failed


def program(name: str) -> Path:
    """Where the environment of the checkout keeps a program."""
    folder, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return ENVIRONMENT / folder / (name + suffix)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
