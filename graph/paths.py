"""Paths: a mention and the outline of the act it speaks of in, the paths that it names out."""

from collections.abc import Iterable
from dataclasses import replace

from corpus.ids import KEYS
from graph.outline import Outline
from ingest.grammar import LAST_WORD
from ingest.mention import Mention
from ingest.parts import IN_NUMMER, Parts

MANY = 400  # paragrafer of one range; no act has more
ROMAN = (
    "0 I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV"
    " XXV"
).split()


# ---- which paragraf, article or chapter


def homes(mention: Mention, outline: Outline, step: str) -> tuple[tuple[str, ...], Mention]:
    """The paths of the paragrafer or chapters named, and the mention as it is to be read on."""
    if mention.kind == "kapittel":
        return _kapitler(mention, outline, step), mention
    if mention.kind == "del":
        return (_first_there(outline, (f"del{mention.number}",)),), mention
    prefix = f"{step}/a" if step else "a" if mention.kind == "artikkel" else "§"
    whole = f"{prefix}{mention.number}{mention.letter}"
    if mention.to:
        return _range(mention, outline, prefix, whole), mention
    if outline.get(whole) or (not mention.letter and "-" not in mention.number):
        return (outline.get(whole) or whole,), mention
    stem = outline.get(f"{prefix}{mention.number}")
    if mention.letter and stem:
        if mention.letter == "i":  # «§ 14 i»: the preposition
            return (stem,), mention
        if mention.parts.outermost != "bokstav":  # «§ 3 d» of eigedomsskattelova: bokstav d of § 3
            parts = Parts((("bokstav", (mention.letter.lower(),)),))
            if any(outline.get(path) for path in with_parts((stem,), parts, outline)):
                return (stem,), replace(mention, parts=parts)
    first, dash, last = mention.number.partition("-")
    between = outline.between(f"{prefix}{first}", f"{prefix}{last}{mention.letter}") if dash else []
    if between:
        return tuple(map(outline.printed, between)), mention
    return (whole,), mention


def _range(mention: Mention, outline: Outline, prefix: str, first: str) -> tuple[str, ...]:
    head = mention.number.rpartition("-")[0]
    for last in (mention.to, f"{head}-{mention.to}"):  # «§§ 5-40 til 42»
        if between := outline.between(first, f"{prefix}{last}"):
            return tuple(map(outline.printed, between[:MANY]))
    ends = (first, f"{prefix}{mention.to}")
    return tuple(outline.get(end) or end for end in ends)


def _kapitler(mention: Mention, outline: Outline, step: str) -> tuple[str, ...]:
    number = f"{mention.number}{mention.letter.strip()}"
    prefix = f"{step}/kap" if step else "kap"
    first = _chapter(outline, number, step)
    if first is None and (mention.letter.islower() or mention.letter.strip() in ROMAN):
        first = _chapter(outline, mention.number, step)  # «kapittel 16 I»: a part of kapittel 16
    if mention.to:
        last = _chapter(outline, mention.to, step)
        between = outline.between(first, last) if first and last else []
        if between:
            return tuple(map(outline.printed, between))
        return (first or f"{prefix}{number}", last or f"{prefix}{mention.to}")
    if first is None and "-" in number:  # «kapittel 18-21»
        a, b = number.split("-", 1)
        first, last = _chapter(outline, a, step), _chapter(outline, b, step)
        if first and last:
            return tuple(map(outline.printed, outline.between(first, last)))
    return (first or f"{prefix}{number}",)


def _chapter(outline: Outline, number: str, step: str) -> str | None:
    """The chapter with this number; «kapittel 5» where the act prints «Kapittel V», and back."""
    if step:  # «eøsl/delII/kap1» of an annex; «kapV» where no other chapter is called so
        name = f"/kap{number}".casefold()
        inside = (path for path in outline.paths if path.startswith(f"{step}/"))
        found = next((path for path in inside if path.casefold().endswith(name)), None)
        return found or outline.get(f"kap{number}")
    found = outline.get(f"kap{number}")
    if found is None and number.isdigit() and 0 < int(number) < len(ROMAN):
        return outline.get(f"kap{ROMAN[int(number)]}")
    if found is None and number in ROMAN[1:]:
        return outline.get(f"kap{ROMAN.index(number)}")
    return found


def _first_there(outline: Outline, paths: tuple[str, ...]) -> str:
    return next((found for path in paths if (found := outline.get(path))), paths[0])


def unchecked(mention: Mention, step: str) -> list[str]:
    """What is named in an act whose paragrafer are not known."""
    if mention.kind == "kapittel":
        return [f"kap{n}" for n in (f"{mention.number}{mention.letter}", mention.to) if n]
    if mention.kind == "del":
        return [f"del{mention.number}"]
    prefix = f"{step}/a" if step else "a" if mention.kind == "artikkel" else "§"
    first = f"{prefix}{mention.number}{mention.letter}"
    if mention.to:
        return [first, f"{prefix}{mention.to}"]
    return [f"{first}{tail}" for tail in tails(mention.parts, 1)]


# ---- which part of it


def with_parts(homes: Iterable[str], parts: Parts, outline: Outline) -> tuple[str, ...]:
    homes = tuple(homes)
    if not parts:
        return homes
    found = []
    for home in homes[:-1]:
        found.append(home)  # «§§ 8 og 9 annet ledd»: the parts are of the last
    last = homes[-1]
    count = len(outline.ledd(last))
    for tail in tails(parts, count):
        path = outline.counted(f"{last}{tail}")
        if outline.get(path) is None:
            path = _as_numbered(outline, path) or path
        found.append(path)
    return tuple(found)


def _as_numbered(outline: Outline, path: str) -> str | None:
    """«nr. 2» of a paragraf whose ledd are numbered «1.», cited as ledd, and the other way."""
    ways = (path.replace("/ledd/", "/nummer/", 1), path.replace("/nummer/", "/ledd/", 1))
    return next((other for other in ways if other != path and outline.get(other)), None)


def tails(parts: Parts, ledd: int) -> list[str]:
    """«/ledd/2/bokstav/a», one for each thing named; `ledd` is how many there are."""
    found, before = [""], []
    for n, (step, values) in enumerate(parts.steps):
        if step not in KEYS:
            continue  # «annet straffalternativ»: no address goes so far
        if step == "setning" and parts.values(IN_NUMMER):
            continue  # «nr. 1 andre ledd første punktum»: not the first of nr. 1
        if step == "ledd":
            values = tuple(str(ledd or 1) if v == LAST_WORD else v for v in values)
        if n + 1 < len(parts.steps):
            # «første og annet ledd bokstav a»: the bokstav is of the last.
            before += [f"{tail}/{step}/{value}" for tail in found for value in values[:-1]]
            values = values[-1:]
        found = [f"{tail}/{step}/{value}" for tail in found for value in values]
    return [*before, *found]
