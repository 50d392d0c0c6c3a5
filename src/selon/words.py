"""The parts of a claim in a few words each, the same in a table and in CSV."""

from collections.abc import Iterable

from selon.model import Claim, Entity, Place, Quantity, When


def event_words(claim: Claim) -> str:
    """The event type with its mode: "ASSAULT/drone"."""
    return claim.event + (f"/{claim.mode}" if claim.mode else "")


def entity_words(entities: Iterable[Entity], between: str = ", ") -> str:
    """Names with their codes: "Malian army [MLI.MIL], JNIM [REB:JNIM]"."""
    return between.join(f"{e.name} [{e.code}]" if e.code else e.name for e in entities)


def quantity_words(quantity: Quantity) -> str:
    """A number or its bounds, with what is counted: "~12000 soldat", "17– personne killed"."""
    if quantity.value is not None:
        number = f"{'~' if quantity.approx else ''}{_number(quantity.value)}"
    else:
        number = f"{_number(quantity.low)}–{_number(quantity.high)}"
    return " ".join(filter(None, (number, quantity.currency or quantity.unit, quantity.role)))


def when_words(when: When | None) -> str:
    """One date, or an interval with an open side left empty: "2022-02/"."""
    if when is None:
        return ""
    return when.start if when.start == when.end and when.start else f"{when.start or ''}/{when.end or ''}"


def place_words(place: Place) -> str:
    """A place with its country's code: "Gao (MLI)"."""
    return f"{place.name} ({place.country})" if place.country else place.name


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value == int(value) else f"{value:g}"
