"""Start: `leddvis` and `python -m app` are the command line."""

import sys

from app.cli import main as run


def main() -> None:
    """Leaves with the exit code of the command."""
    sys.exit(run())


if __name__ == "__main__":
    main()
