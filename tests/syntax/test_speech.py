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


def test_what_follows_a_semicolon_is_not_what_is_said_before_it(spell: Spell) -> None:
    (speech,) = heard(
        spell(
            "Moscou/Moscou/PROPN/2:nsubj cède/céder/VERB/5:parataxis/VerbForm=Fin ,/,/PUNCT/2:punct "
            "a/avoir/AUX/5:aux:tense affirmé/affirmer/VERB/0:root Kiev/Kiev/PROPN/5:nsubj ;/;/PUNCT/9:punct "
            "Minsk/Minsk/PROPN/9:nsubj recule/reculer/VERB/5:parataxis/VerbForm=Fin"
        )
    )
    assert 1 in speech.scope
    assert not {7, 8} & speech.scope


def test_a_day_between_the_verb_and_its_subject_does_not_speak(spell: Spell) -> None:
    (speech,) = heard(
        spell(
            "Moscou/Moscou/PROPN/2:nsubj cède/céder/VERB/5:parataxis/VerbForm=Fin ,/,/PUNCT/2:punct "
            "a/avoir/AUX/5:aux:tense affirmé/affirmer/VERB/0:root mardi/mardi/NOUN/5:obl Kiev/Kiev/PROPN/5:nsubj"
        )
    )
    assert speech.speaker == 6


def test_an_infinitive_may_introduce_who_says_so(spell: Spell) -> None:
    speech = next(
        s
        for s in heard(
            spell(
                "à/à/ADP/3:mark en/en/PRON/3:iobj croire/croire/VERB/7:advcl/VerbForm=Inf Kiev/Kiev/PROPN/3:obj "
                ",/,/PUNCT/3:punct Moscou/Moscou/PROPN/7:nsubj cède/céder/VERB/0:root/VerbForm=Fin"
            )
        )
        if s.saying is None
    )
    assert (speech.speaker, {5, 6} <= speech.scope) == (3, True)


def test_a_relative_attribution_takes_the_noun_before_it(spell: Spell) -> None:
    speech = next(
        s
        for s in heard(
            spell(
                "Moscou/Moscou/PROPN/2:nsubj contredit/contredire/VERB/0:root/VerbForm=Fin Kiev/Kiev/PROPN/2:obj "
                ",/,/PUNCT/7:punct selon/selon/ADP/6:case lequel/lequel/PRON/7:obl/PronType=Rel "
                "recule/reculer/VERB/3:acl:relcl/VerbForm=Fin Minsk/Minsk/PROPN/7:nsubj"
            )
        )
    )
    assert (speech.speaker, speech.scope & {0, 6, 7}) == (2, {6, 7})


def test_the_speaker_may_stand_behind_when_and_where_he_speaks(spell: Spell) -> None:
    (speech,) = heard(
        spell(
            "Moscou/Moscou/PROPN/2:nsubj cède/céder/VERB/5:parataxis/VerbForm=Fin ,/,/PUNCT/2:punct "
            "a/avoir/AUX/5:aux:tense affirmé/affirmer/VERB/0:root mardi/mardi/NOUN/5:obl dans/dans/ADP/8:case "
            "communiqué/communiqué/NOUN/5:obl Kiev/Kiev/PROPN/5:obj"
        )
    )
    assert speech.speaker == 8


def test_a_denied_part_in_an_event_has_the_event_in_scope(spell: Spell) -> None:
    (speech,) = heard(
        spell(
            "Kiev/Kiev/PROPN/2:nsubj nie/nier/VERB/0:root/VerbForm=Fin implication/implication/NOUN/2:obj "
            "dans/dans/ADP/5:case attaque/attaque/NOUN/2:obl"
        )
    )
    assert 4 in speech.scope
