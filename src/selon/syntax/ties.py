"""How the tree and the order of words tie a phrase to a draft's trigger, as traits for a linear model."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selon.model import Draft
from selon.syntax.scenes import Scene
from selon.syntax.trees import Tree

STEPS = 4
"""A path through the tree with more steps is only called long."""
FAR = 7
NEXT = 4
"""Tokens that make one step of distance."""


class Rule(NamedTuple):
    """What the rules have decided of a time or a place and a draft."""

    given: bool
    """Whether it is the draft's."""
    filled: bool
    """Whether the draft has one of its kind at all."""
    taken: bool
    """Whether it is another draft's."""


def ties(scene: Scene, draft: Draft, head: int) -> Iterator[str]:
    """How a phrase, by its head, is tied to a draft of its sentence."""
    tree = scene.tree
    path = _path(tree, draft.head, head)
    short = "/".join(path) if len(path) <= STEPS else f"long:{min(len(path), FAR)}"
    preposition, side = tree.preposition(head), "after" if head > draft.head else "before"
    yield from (f"path:{short}", f"path:{short}:{preposition}", f"steps:{min(len(path), FAR)}", side)
    yield from (f"first:{path[0] if path else 'self'}", f"last:{path[-1] if path else 'self'}")
    yield f"{preposition}:{side}"
    if draft.anchor != draft.head:
        carried = _path(tree, draft.anchor, head)
        yield f"carried:{'/'.join(carried) if len(carried) < STEPS else 'long'}"
    yield f"clause:{tree.clause(head) == tree.clause(draft.head)}"
    yield f"kind:{scene.kind(head)}"
    yield f"quoted:{scene.quoted(head)}:{scene.quoted(draft.head)}"
    yield f"distance:{min(5, abs(head - draft.head) // NEXT)}:{side}"


def circumstance_traits(
    scene: Scene, draft: Draft, head: int, rule: Rule, beside: Sequence[Draft], things: int
) -> tuple[str, ...]:
    """The traits of a time or a place, by its head, for a draft among those `beside` it, one of so many `things`."""
    own = (*ties(scene, draft, head), *_among(scene.tree, draft, head, beside, things), f"given:{rule.given}")
    decided = f"{rule.given}:{rule.filled}:{rule.taken}"
    return (
        *dict.fromkeys(
            (
                *own,
                decided,
                f"{draft.event}&{decided}",
                *(f"{draft.event}&{trait}" for trait in own),
                *(f"{draft.part}&{trait}" for trait in own),
                *(f"{decided}&{trait}" for trait in own),
            )
        ),
    )


def _among(tree: Tree, draft: Draft, head: int, beside: Sequence[Draft], things: int) -> Iterator[str]:
    """Whether other drafts stand nearer to the phrase, or between the two."""
    others = [other for other in beside if other is not draft]
    steps = len(_path(tree, draft.head, head))
    nearer = sum(len(_path(tree, other.head, head)) < steps for other in others)
    between = sum(min(head, draft.head) < other.head < max(head, draft.head) for other in others)
    yield from (f"nearer:{min(nearer, 3)}", f"between:{min(between, 3)}", f"things:{min(things, 3)}")
    yield f"drafts:{min(len(beside), 4)}"
    yield f"party:{any(party.head == head and party.role != 'source' for party in draft.parties)}"
    yield f"opens:{head <= NEXT}"


def _path(tree: Tree, start: int, end: int) -> tuple[str, ...]:
    """The relations from one token up to the governor that both share, and down to the other."""
    up, down = [start, *tree.ancestors(start)], [end, *tree.ancestors(end)]
    shared = next((token for token in up if token in down), None)
    if shared is None:
        return ("apart",)
    rising = (f"^{tree[token].relation}" for token in up[: up.index(shared)])
    falling = (tree[token].relation for token in reversed(down[: down.index(shared)]))
    return (*rising, *falling)
