"""Code: names of folders in, a digest of the code in them out.

What is kept from before is made anew when other code would make it: nobody has to remember
to change a number.
"""

import hashlib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent


@cache
def code(*folders: str) -> str:
    """What the code in `folders` is known by."""
    told = hashlib.sha256()
    for path in sorted(path for name in folders for path in (ROOT / name).glob("*.py")):
        told.update(path.name.encode() + b"\0" + path.read_bytes())
    return told.hexdigest()
