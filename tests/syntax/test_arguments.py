"""The arguments of verbs and nouns, in one form for every voice and shape."""

from collections.abc import Callable

from selon.model import Sentence
from selon.packs.grammar import load_grammar
from selon.syntax.arguments import complement, noun_arguments, transparent, verb_arguments
from selon.syntax.trees import Tree

Spell = Callable[..., Sentence]
GRAMMAR = load_grammar("fr")
PAST = "VerbForm=Part,Tense=Past"


def test_active_and_passive_have_the_same_arguments(spell: Spell) -> None:
    active = Tree(spell("Kiev/Kiev/PROPN/2:nsubj vise/viser/VERB/0:root/VerbForm=Fin Moscou/Moscou/PROPN/2:obj"))
    turned = Tree(
        spell(
            f"Moscou/Moscou/PROPN/3:nsubj:pass est/être/AUX/3:aux:pass visée/viser/VERB/0:root/{PAST} "
            "par/par/ADP/5:case Kiev/Kiev/PROPN/3:obl:agent"
        )
    )
    parts = {("nsubj", "Kiev"), ("obj", "Moscou")}
    assert {(role, active[at].text) for role, at in verb_arguments(active, 1, GRAMMAR)} == parts
    assert {(role, turned[at].text) for role, at in verb_arguments(turned, 2, GRAMMAR)} == parts


def test_an_agent_that_the_parser_called_oblique_is_one_still(spell: Spell) -> None:
    tree = Tree(
        spell(
            f"Moscou/Moscou/PROPN/3:nsubj:pass est/être/AUX/3:aux:pass visée/viser/VERB/0:root/{PAST} "
            "par/par/ADP/5:case Kiev/Kiev/PROPN/3:obl"
        )
    )
    assert ("nsubj", 4) in verb_arguments(tree, 2, GRAMMAR)


def test_a_prepositional_argument_carries_its_preposition(spell: Spell) -> None:
    tree = Tree(
        spell(
            "Kiev/Kiev/PROPN/2:nsubj lutte/lutter/VERB/0:root/VerbForm=Fin contre/contre/ADP/4:case "
            "Moscou/Moscou/PROPN/2:obl"
        )
    )
    assert ("obl:contre", 3) in verb_arguments(tree, 1, GRAMMAR)


def test_the_antecedent_of_que_is_the_object(spell: Spell) -> None:
    tree = Tree(
        spell(
            "ville/ville/NOUN/0:root que/que/PRON/4:obj/PronType=Rel Kiev/Kiev/PROPN/4:nsubj "
            "vise/viser/VERB/1:acl:relcl/VerbForm=Fin"
        )
    )
    assert ("obj", 0) in verb_arguments(tree, 3, GRAMMAR)


def test_a_noun_has_genitives_adjectives_numbers_and_possessives(spell: Spell) -> None:
    tree = Tree(
        spell(
            "leurs/son/DET/3:det deux/deux/NUM/3:nummod frappes/frappe/NOUN/0:root aériennes/aérien/ADJ/3:amod "
            "sur/sur/ADP/6:case Gaza/Gaza/PROPN/3:nmod"
        )
    )
    assert set(noun_arguments(tree, 2, GRAMMAR)) == {("possessive", 0), ("nummod", 1), ("amod", 3), ("nmod:sur", 5)}


def test_a_participle_brings_its_agent_to_its_noun(spell: Spell) -> None:
    tree = Tree(
        spell(
            f"attaque/attaque/NOUN/0:root menée/mener/VERB/1:acl/{PAST} par/par/ADP/4:case Kiev/Kiev/PROPN/2:obl:agent "
            "contre/contre/ADP/6:case Moscou/Moscou/PROPN/2:obl"
        )
    )
    assert {("agent", 3), ("nmod:contre", 5)} <= set(noun_arguments(tree, 0, GRAMMAR))


def test_a_complex_preposition_is_seen_through(spell: Spell) -> None:
    tree = Tree(
        spell(
            "sévir/sévir/VERB/0:root à/à/ADP/4:case l'/le/DET/4:det encontre/encontre/NOUN/1:obl de/de/ADP/6:case "
            "Kiev/Kiev/PROPN/4:nmod"
        )
    )
    assert complement(tree, 3, GRAMMAR) == ("à l'encontre de", 5)
    assert complement(tree, 5, GRAMMAR) == ("de", 5)


def test_who_is_counted_stands_behind_what_counts(spell: Spell) -> None:
    tree = Tree(spell("dizaine/dizaine/NOUN/0:root de/de/ADP/3:case soldats/soldat/NOUN/1:nmod"))
    assert (transparent(tree, 0, GRAMMAR), transparent(tree, 2, GRAMMAR)) == (2, 2)
