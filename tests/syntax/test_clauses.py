"""Voice and subjects of clauses."""

from collections.abc import Callable

import pytest

from selon.model import Sentence
from selon.packs.grammar import load_grammar
from selon.syntax.clauses import antecedent, passive, pronominal, subject
from selon.syntax.trees import Tree

Spell = Callable[..., Sentence]
GRAMMAR = load_grammar("fr")
PAST = "VerbForm=Part,Tense=Past"


@pytest.mark.parametrize(
    ("analysis", "verb", "undergoes"),
    [
        (f"Il/lui/PRON/3:nsubj a/avoir/AUX/3:aux:tense fui/fuir/VERB/0:root/{PAST}", 2, False),
        (f"a/avoir/AUX/3:aux:tense été/être/AUX/3:aux:pass tué/tuer/VERB/0:root/{PAST}", 2, True),
        (f"Il/lui/PRON/3:nsubj est/être/AUX/3:aux:tense parti/partir/VERB/0:root/{PAST}", 2, False),
        (f"Il/lui/PRON/3:nsubj est/être/AUX/3:aux:pass visé/viser/VERB/0:root/{PAST}", 2, True),
        (f"soldats/soldat/NOUN/0:root tués/tuer/VERB/1:acl/{PAST}", 1, True),
        ("Il/lui/PRON/2:nsubj tire/tirer/VERB/0:root/VerbForm=Fin", 1, False),
        ("tuant/tuer/VERB/0:root/VerbForm=Part,Tense=Pres", 0, False),
    ],
)
def test_the_auxiliaries_tell_who_undergoes(spell: Spell, analysis: str, verb: int, undergoes: bool) -> None:
    assert passive(Tree(spell(analysis)), verb, GRAMMAR) is undergoes


def test_a_pronominal_verb_has_its_pronoun_before_it(spell: Spell) -> None:
    tree = Tree(spell("Ils/lui/PRON/3:nsubj se/se/PRON/3:expl:pv rendent/rendre/VERB/0:root eux/lui/PRON/3:obj"))
    assert pronominal(tree, 2, GRAMMAR)
    assert not pronominal(Tree(spell("Ils/lui/PRON/2:nsubj rendent/rendre/VERB/0:root")), 1, GRAMMAR)


def test_the_subject_of_a_passive_undergoes(spell: Spell) -> None:
    tree = Tree(spell(f"Kiev/Kiev/PROPN/3:nsubj:pass est/être/AUX/3:aux:pass visé/viser/VERB/0:root/{PAST}"))
    assert subject(tree, 2, GRAMMAR) == ("obj", 0)


def test_coordinated_verbs_share_their_subject(spell: Spell) -> None:
    tree = Tree(
        spell(
            "Kiev/Kiev/PROPN/2:nsubj avance/avancer/VERB/0:root/VerbForm=Fin et/et/CCONJ/4:cc "
            "frappe/frapper/VERB/2:conj/VerbForm=Fin"
        )
    )
    assert subject(tree, 3, GRAMMAR) == ("nsubj", 0)


def test_the_object_of_a_command_does_what_is_commanded(spell: Spell) -> None:
    tree = Tree(
        spell(
            "Paris/Paris/PROPN/2:nsubj force/forcer/VERB/0:root/VerbForm=Fin Alger/Alger/PROPN/2:obj "
            "à/à/ADP/5:mark céder/céder/VERB/2:xcomp/VerbForm=Inf"
        )
    )
    assert subject(tree, 4, GRAMMAR) == ("nsubj", 2)


def test_who_promises_does_what_he_promises(spell: Spell) -> None:
    tree = Tree(
        spell(
            "Paris/Paris/PROPN/2:nsubj promet/promettre/VERB/0:root/VerbForm=Fin à/à/ADP/4:case "
            "Alger/Alger/PROPN/2:iobj de/de/ADP/6:mark partir/partir/VERB/2:xcomp/VerbForm=Inf"
        )
    )
    assert subject(tree, 5, GRAMMAR) == ("nsubj", 0)


def test_a_relative_pronoun_stands_for_its_antecedent(spell: Spell) -> None:
    tree = Tree(
        spell("soldats/soldat/NOUN/0:root qui/qui/PRON/3:nsubj/PronType=Rel fuient/fuir/VERB/1:acl:relcl/VerbForm=Fin")
    )
    assert antecedent(tree, 2, 1) == 0
    assert subject(tree, 2, GRAMMAR) == ("nsubj", 0)


def test_any_other_word_stands_for_itself(spell: Spell) -> None:
    assert antecedent(Tree(spell("Kiev/Kiev/PROPN/2:nsubj cède/céder/VERB/0:root")), 1, 0) == 0


def test_a_verb_without_a_subject_has_none(spell: Spell) -> None:
    assert subject(Tree(spell("Partir/partir/VERB/0:root/VerbForm=Inf")), 0, GRAMMAR) is None


def test_a_phrase_that_a_comma_alone_ties_to_another_is_the_subject_of_the_verb_behind_it(spell: Spell) -> None:
    listed = (
        "Selon/selon/ADP/2:case X/X/PROPN/6:obl ,/,/PUNCT/4:punct soldats/soldat/NOUN/2:conj "
        f"ont/avoir/AUX/6:aux:tense/VerbForm=Fin fui/fuir/VERB/0:root/{PAST}"
    )
    assert subject(Tree(spell(listed)), 5, GRAMMAR) == ("nsubj", 3)


def test_a_bare_participle_behind_a_noun_is_said_of_it(spell: Spell) -> None:
    tree = Tree(
        spell(
            "Kiev/Kiev/PROPN/2:nsubj recense/recenser/VERB/0:root/VerbForm=Fin drones/drone/NOUN/2:obj "
            f"abattus/abattre/VERB/2:advcl/{PAST}"
        )
    )
    assert subject(tree, 3, GRAMMAR) == ("obj", 2)
