"""Past shown: what was typed after `show` and `history` in, what is printed out."""

import json

from app import past_render, render
from app.days import day_of
from app.past import Past, Then
from app.service import Service
from corpus.errors import NotFoundError


def show(service: Service, address: str, as_of: str | None, as_json: bool) -> str:
    """A provision as it is, or as it was on a day; one that is no more as it was last."""
    if service.base.manifest.wordless:
        return _summarised(service, address, as_of, as_json)
    past = Past(service)
    if as_of is not None:
        return _then(service, past.on(address, day_of(as_of)), as_json)
    try:
        shown = service.show(address)
    except NotFoundError:
        return _then(service, past.last(address), as_json)
    record = past.of(shown.provision.id)
    told = (shown, service.base.manifest.sources_date, service.notice)
    if as_json:
        return _dump(render.shown_json(*told) | past_render.standing_json(record))
    return render.shown_text(*told, past_render.standing_lines(record))


def history(service: Service, address: str, as_json: bool) -> str:
    """What has happened to a provision."""
    _require_law(service)
    record = Past(service).record(address)
    told = (record, service.label, service.notice, service.base.manifest.sources_date)
    return _dump(past_render.record_json(*told)) if as_json else past_render.record_text(*told)


def _summarised(service: Service, address: str, as_of: str | None, as_json: bool) -> str:
    """What our own words alone can tell: nothing of when."""
    if as_of is not None:
        _require_law(service)
    told = (service.show(address), "", service.notice)
    return _dump(render.shown_json(*told)) if as_json else render.shown_text(*told)


def _require_law(service: Service) -> None:
    if service.base.manifest.wordless:
        raise NotFoundError(
            "Hva loven sa og når, kan ikke vises: lovteksten er ikke hentet."
            " Hent den: leddvis build"
        )


def _then(service: Service, then: Then, as_json: bool) -> str:
    told = (then, service.label, service.notice, service.base.manifest.sources_date)
    return _dump(past_render.then_json(*told)) if as_json else past_render.then_text(*told)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
