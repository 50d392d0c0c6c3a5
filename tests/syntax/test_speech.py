"""Words of saying: who speaks, and what is said."""

from collections.abc import Callable

from selon.model import Sentence
from selon.packs.cues import load_cues
from selon.packs.grammar import load_grammar
from selon.syntax.speech import Speech, speeches
from selon.syntax.trees import Tree

Spell = Callable[..., Sentence]
GRAMMAR = load_grammar("fr")
CUES = load_cues("fr")


def heard(sentence: Sentence) -> list[Speech]:
    return speeches(Tree(sentence), CUES, GRAMMAR)


def test_a_verb_of_saying_has_its_clause_in_scope(spell: Spell) -> None:
    (speech,) = heard(
        spell(
            "Kiev/Kiev/PROPN/2:nsubj affirme/affirmer/VERB/0:root/VerbForm=Fin que/que/SCONJ/5:mark "
            "Moscou/Moscou/PROPN/5:nsubj cède/céder/VERB/2:ccomp/VerbForm=Fin"
        )
    )
    assert (speech.speaker, speech.word, speech.scope) == (0, 1, frozenset({2, 3, 4}))


def test_a_preposition_covers_the_sentence_that_it_opens(spell: Spell) -> None:
    (speech,) = heard(
        spell(
            "Selon/selon/ADP/2:case Kiev/Kiev/PROPN/5:obl ,/,/PUNCT/2:punct Moscou/Moscou/PROPN/5:nsubj "
            "cède/céder/VERB/0:root/VerbForm=Fin"
        )
    )
    assert (speech.speaker, speech.saying) == (1, None)
    assert {3, 4} <= speech.scope
    assert 1 not in speech.scope


def test_the_speaker_may_follow_what_he_says(spell: Spell) -> None:
    (speech,) = heard(
        spell(
            "Moscou/Moscou/PROPN/2:nsubj cède/céder/VERB/5:parataxis/VerbForm=Fin ,/,/PUNCT/2:punct "
            "a/avoir/AUX/5:aux:tense affirmé/affirmer/VERB/0:root Kiev/Kiev/PROPN/5:obj"
        )
    )
    assert speech.speaker == 5
    assert {0, 1} <= speech.scope


def test_a_report_without_a_word_of_saying_has_none(spell: Spell) -> None:
    assert heard(spell("Moscou/Moscou/PROPN/2:nsubj cède/céder/VERB/0:root/VerbForm=Fin")) == []


def test_outer_speech_comes_first(spell: Spell) -> None:
    outer, inner = heard(
        spell(
            "Kiev/Kiev/PROPN/2:nsubj affirme/affirmer/VERB/0:root/VerbForm=Fin que/que/SCONJ/5:mark "
            "Minsk/Minsk/PROPN/5:nsubj dit/dire/VERB/2:ccomp/VerbForm=Fin que/que/SCONJ/8:mark "
            "Moscou/Moscou/PROPN/8:nsubj cède/céder/VERB/5:ccomp/VerbForm=Fin"
        )
    )
    assert (outer.speaker, inner.speaker) == (0, 3)
    assert inner.scope < outer.scope
