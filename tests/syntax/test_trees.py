"""Walks over a tree."""

from collections.abc import Callable

import pytest

from selon.model import Sentence
from selon.syntax.trees import Tree

Spell = Callable[..., Sentence]


@pytest.fixture
def tree(spell: Spell) -> Tree:
    """L'armée du Tchad et ses alliés ont pris deux villes du nord."""
    return Tree(
        spell(
            "L'/le/DET/2:det armée/armée/NOUN/9:nsubj du/de/ADP/4:case Tchad/Tchad/PROPN/2:nmod et/et/CCONJ/7:cc "
            "ses/son/DET/7:det alliés/allié/NOUN/2:conj ont/avoir/AUX/9:aux:tense pris/prendre/VERB/0:root "
            "deux/deux/NUM/11:nummod villes/ville/NOUN/9:obj du/de/ADP/13:case nord/nord/NOUN/11:nmod "
            "././PUNCT/9:punct",
            start=100,
        )
    )


def test_children_can_be_asked_for_by_relation(tree: Tree) -> None:
    assert tree.children(8) == [1, 7, 10, 13]
    assert tree.children(8, "obj", "punct") == [10, 13]


def test_a_relation_that_is_not_there_has_no_child(tree: Tree) -> None:
    assert (tree.child(8, "obj"), tree.child(8, "iobj")) == (10, None)


def test_a_root_has_no_parent(tree: Tree) -> None:
    assert (tree.parent(8), tree.parent(12)) == (None, 10)


def test_ancestors_come_nearest_first(tree: Tree) -> None:
    assert list(tree.ancestors(11)) == [12, 10, 8]


def test_a_subtree_comes_in_the_order_of_the_text(tree: Tree) -> None:
    assert tree.subtree(10) == [9, 10, 11, 12]
    assert tree.subtree(8) == list(range(14))


def test_a_phrase_leaves_out_what_is_coordinated_with_it(tree: Tree) -> None:
    assert tree.phrase(1) == [0, 1, 2, 3]


def test_conjuncts_come_with_the_first_of_them(tree: Tree) -> None:
    assert tree.conjuncts(1) == [1, 6]
    assert tree.conjuncts(10) == [10]


def test_a_span_counts_in_the_document(tree: Tree) -> None:
    span = tree.span([10, 9])
    assert (span.text, span.start, span.end) == ("deux villes", 141, 152)


def test_a_preposition_is_given_by_its_lemma(tree: Tree) -> None:
    assert (tree.preposition(3), tree.preposition(10)) == ("de", "")


def test_a_preposition_is_given_with_its_fixed_parts(spell: Spell) -> None:
    words = "avant/avant/ADP/3:case de/de/ADP/1:fixed partir/partir/VERB/0:root"
    assert Tree(spell(words)).preposition(2) == "avant de"


def test_a_causative_auxiliary_belongs_to_the_verb_that_it_causes(spell: Spell) -> None:
    tree = Tree(spell("Il/lui/PRON/3:nsubj fait/faire/AUX/3:aux:caus savoir/savoir/VERB/0:root"))
    assert (tree.host(1), tree.host(2)) == (2, 2)


def test_the_clause_of_a_word_is_that_of_its_nearest_clause_head(spell: Spell) -> None:
    tree = Tree(
        spell(
            "Il/lui/PRON/2:nsubj dit/dire/VERB/0:root que/que/SCONJ/5:mark Kiev/Kiev/PROPN/5:nsubj "
            "cède/céder/VERB/2:ccomp"
        )
    )
    assert (tree.clause(3), tree.clause(0)) == (4, 1)


def test_a_loop_in_the_heads_does_not_hang_the_walk(spell: Spell) -> None:
    assert len(list(Tree(spell("a/a/NOUN/2:nmod b/b/NOUN/1:nmod")).ancestors(0))) <= 2
