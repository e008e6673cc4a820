"""Norwegian: a question in; out, the language it is in when that is surely another."""

from functools import cache
from typing import Any

# Danish and Swedish are near enough to be searched for.
NEAR = frozenset(("no", "nb", "nn", "da", "sv", "fo"))
# How much likelier the other language must be, in nats over the whole question. Of the
# questions-dev the worst is 0; «What must the municipality do» is 130, and single trade
# words («barnekoordinator», «individual plan») stay below 5.
SURE = 20.0
NAMES = {
    "en": "engelsk", "de": "tysk", "fr": "fransk", "es": "spansk", "pl": "polsk",
    "uk": "ukrainsk", "ru": "russisk", "ar": "arabisk", "so": "somali", "lt": "litauisk",
    "fi": "finsk", "nl": "nederlandsk", "it": "italiensk", "ro": "rumensk", "tr": "tyrkisk",
    "fa": "persisk", "ur": "urdu", "vi": "vietnamesisk", "th": "thai", "se": "nordsamisk",
}  # fmt: skip


def foreign(question: str) -> str:
    """What to call the language of `question`, or nothing when it may be Norwegian."""
    ranked: list[tuple[str, float]] = _identifier().rank(question)
    best, likelihood = ranked[0]
    near = max(score for language, score in ranked if language in NEAR)
    if best in NEAR or likelihood - near < SURE:
        return ""
    return NAMES.get(best, "et annet språk")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
