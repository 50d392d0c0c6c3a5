"""Gender by what stands around a word."""

from collections.abc import Callable

import pytest

from selon.model import Sentence
from selon.packs.grammar import load_grammar
from selon.syntax.agreement import gender, latter
from selon.syntax.trees import Tree

Spell = Callable[..., Sentence]
GRAMMAR = load_grammar("fr")


@pytest.mark.parametrize(
    ("analysis", "head", "shown"),
    [
        ("Elle/lui/PRON/2:nsubj part/partir/VERB/0:root", 0, "f"),
        ("le/le/DET/2:det président/président/NOUN/3:nsubj part/partir/VERB/0:root", 1, "m"),
        ("la/le/DET/2:det chancelière/chancelière/NOUN/3:nsubj Angela/Angela/PROPN/0:root", 2, "f"),
        ("Mme/Mme/NOUN/3:nsubj Bachelet/Bachelet/PROPN/1:flat part/partir/VERB/0:root", 1, "f"),
        ("du/de/ADP/2:case ministre/ministre/NOUN/0:root", 1, "m"),
        ("Bachelet/Bachelet/PROPN/2:nsubj part/partir/VERB/0:root", 0, None),
    ],
)
def test_gender_is_read_off_pronouns_determiners_and_titles(
    spell: Spell, analysis: str, head: int, shown: str | None
) -> None:
    assert gender(Tree(spell(analysis)), head, GRAMMAR) == shown


def test_ce_dernier_stands_for_who_was_named_last(spell: Spell) -> None:
    tree = Tree(spell("Ce/ce/DET/2:det/PronType=Dem dernier/dernier/ADJ/3:nsubj part/partir/VERB/0:root"))
    assert latter(tree, 1, GRAMMAR)


def test_le_dernier_soldat_does_not(spell: Spell) -> None:
    tree = Tree(spell("le/le/DET/3:det dernier/dernier/ADJ/3:amod soldat/soldat/NOUN/0:root"))
    assert not latter(tree, 1, GRAMMAR)
