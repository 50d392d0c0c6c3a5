"""Blame in what somebody says of another: an accusation, though the verb only says, judges or calls."""

from collections.abc import Collection, Iterator

from selon.syntax.clauses import SUBJECTS, passive
from selon.syntax.scenes import Scene

BLAME, BETRAYAL = "@blame", "@betrayal"
COMPLEMENTS = ("csubj", "ccomp", "xcomp", "advcl")


def blamed(scene: Scene, said: Collection[int], speaker: int | None) -> int | None:
    """Whom the first reproach in what is said is for: who is called so, or does what harms; None without one."""
    for token in sorted(said):
        if (scene.is_(token, BLAME) or scene.is_(token, BETRAYAL)) and not _negated(scene, token):
            for answerable in _answerable(scene, token):
                target = scene.stands_for(answerable)
                if target is not None and target != speaker and "Person=1" not in scene.tree[target].features:
                    return target
    return None


def reproaches(scene: Scene, said: Collection[int]) -> bool:
    """Whether a word of blame stands in what is said, not denied."""
    return any(scene.is_(token, BLAME) and not _negated(scene, token) for token in said)


def _answerable(scene: Scene, word: int) -> Iterator[int]:
    """The phrases that name who answers for a reproach: its subject, or that of the clause that it judges."""
    tree, grammar = scene.tree, scene.pack.grammar
    if tree[word].relation in ("amod", "conj", "nmod"):
        word = tree[word].head
    verb = tree[word].pos in ("VERB", "AUX")
    if not verb and tree.child(word, "cop") is None:
        return
    if verb and passive(tree, word, grammar):
        yield from (
            c for c in tree.below[word] if tree[c].relation == "obl:agent" or tree.preposition(c) in grammar.agent
        )
        return
    yield from tree.children(word, *SUBJECTS)
    for clause in tree.children(word, *COMPLEMENTS):
        yield from tree.children(clause, *SUBJECTS)


def _negated(scene: Scene, word: int) -> bool:
    return any(
        cue.kind == "negation"
        for child in scene.tree.children(word, "advmod", "det")
        for cue in scene.pack.cues.cues.get(scene.tree[child].lemma.lower(), ())
    )
