"""What one sentence leaves out and an earlier one has said: the parties of an event that is taken up again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Draft, Entity, Reading
from selon.ontology import party_of

if TYPE_CHECKING:
    from selon.packs.load import Pack

ANSWERS = {"ACCUSE": frozenset({"ASSAULT", "COERCE"}), "REJECT": frozenset({"REQUEST"})}
"""What an act of speech answers: a condemnation of "ces attaques" the last one told, a refusal a demand."""
MOVE = "MOBILIZE"
NEAR = 2
"""Sentences from a demand to the refusal that answers it."""


def carry(reading: Reading, pack: "Pack") -> Reading:
    """Give the drafts that take up an event already told the parties which they leave out."""
    return replace(reading, drafts=tuple(_taking_up(reading.drafts)))


def _taking_up(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, those of definite nouns with the parties of the event that they take up, where they name none.

    "L'exécution" after "les rebelles ont exécuté des soldats" has the same actor and the same victims.
    """
    before: list[Draft] = []
    for draft in drafts:
        if draft.part == "noun" and draft.definite:
            draft = _completed(draft, before)
        elif draft.event in ANSWERS and not draft.recipients:
            draft = replace(draft, recipients=_answered(draft, before))
        elif draft.event == MOVE and not draft.recipients:
            draft = replace(draft, recipients=_ally(draft, before))
        before.append(draft)
        yield draft


def _answered(draft: Draft, before: list[Draft]) -> tuple[Entity, ...]:
    """To whom an answer without an addressee goes: a condemnation to who did the deed, a refusal to who asked."""
    for other in reversed(before):
        if (
            other.event not in ANSWERS[draft.event]
            or not other.actors
            or set(_names(other.actors)) & set(_names(draft.actors))
        ):
            continue
        if draft.event == "ACCUSE" and draft.uses:
            return other.actors
        if (
            draft.event != "ACCUSE"
            and draft.sentence - other.sentence <= NEAR
            and (not other.recipients or _shared(other.recipients, draft.actors))
        ):
            return other.actors
    return ()


def _ally(draft: Draft, before: list[Draft]) -> tuple[Entity, ...]:
    """Beside whom the same troops were said to move before."""
    for other in reversed(before):
        if (
            other.event == MOVE
            and other.mode == draft.mode
            and other.recipients
            and _shared(other.actors, draft.actors)
        ):
            return other.recipients
    return ()


def _shared(some: tuple[Entity, ...], others: tuple[Entity, ...]) -> bool:
    """Whether two parties have a country or a body in common."""
    return bool({_country(one) for one in some} & {_country(one) for one in others})


def _names(party: tuple[Entity, ...]) -> list[tuple[str, str | None]]:
    return [(one.name, one.code) for one in party]


def _country(entity: Entity) -> str:
    return party_of(entity.code or entity.name)


def _completed(draft: Draft, before: list[Draft]) -> Draft:
    for other in reversed(before):
        if (other.event, other.mode) != (draft.event, draft.mode) or not _compatible(draft, other):
            continue
        return replace(draft, actors=draft.actors or other.actors, recipients=draft.recipients or other.recipients)
    return draft


def _compatible(draft: Draft, other: Draft) -> bool:
    """Whether two drafts name no different parties, and the earlier one names some."""
    for ours, theirs in ((draft.actors, other.actors), (draft.recipients, other.recipients)):
        if ours and theirs and not {e.code for e in ours} & {e.code for e in theirs}:
            return False
    return bool(other.actors or other.recipients)
