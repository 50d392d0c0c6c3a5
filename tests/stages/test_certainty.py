"""How sure a text is of what it tells."""

from collections.abc import Callable

import pytest

from selon.model import Document, Draft, Reading, Sentence
from selon.packs.load import load_pack
from selon.stages.certainty import assess

Spell = Callable[..., Sentence]
PACK = load_pack("fr")

# An analysis, the trigger's index, and the FactBank value.
VALUES = [
    ("Kiev/Kiev/PROPN/2:nsubj tire/tirer/VERB/0:root/VerbForm=Fin,Mood=Ind", 1, "CT+"),
    ("Kiev/Kiev/PROPN/2:nsubj tirerait/tirer/VERB/0:root/VerbForm=Fin,Mood=Cnd", 1, "PR+"),
    ("Kiev/Kiev/PROPN/2:nsubj tirera/tirer/VERB/0:root/VerbForm=Fin,Tense=Fut", 1, "PR+"),
    (
        "Kiev/Kiev/PROPN/4:nsubj ne/ne/ADV/4:advmod/Polarity=Neg a/avoir/AUX/4:aux:tense "
        "tiré/tirer/VERB/0:root/VerbForm=Part pas/pas/ADV/4:advmod/Polarity=Neg",
        3,
        "CT-",
    ),
    ("Kiev/Kiev/PROPN/2:nsubj tire/tirer/VERB/0:root/VerbForm=Fin peut-être/peut-être/ADV/2:advmod", 1, "PS+"),
    ("Kiev/Kiev/PROPN/2:nsubj tire/tirer/VERB/0:root/VerbForm=Fin probablement/probablement/ADV/2:advmod", 1, "PR+"),
    (
        "Kiev/Kiev/PROPN/2:nsubj risque/risquer/VERB/0:root/VerbForm=Fin de/de/ADP/4:mark "
        "tirer/tirer/VERB/2:xcomp/VerbForm=Inf",
        3,
        "PS+",
    ),
    (
        "Si/si/SCONJ/3:mark Kiev/Kiev/PROPN/3:nsubj tire/tirer/VERB/5:advcl/VerbForm=Fin ,/,/PUNCT/3:punct "
        "partons/partir/VERB/0:root/VerbForm=Fin",
        2,
        "Uu",
    ),
    (
        "Ils/lui/PRON/2:nsubj viennent/venir/VERB/0:root/VerbForm=Fin pour/pour/ADP/4:mark "
        "tirer/tirer/VERB/2:advcl/VerbForm=Inf",
        3,
        "Uu",
    ),
    (
        "Kiev/Kiev/PROPN/2:nsubj dément/démentir/VERB/0:root/VerbForm=Fin avoir/avoir/AUX/4:aux:tense "
        "tiré/tirer/VERB/2:xcomp/VerbForm=Part",
        3,
        "CT-",
    ),
    (
        "Kiev/Kiev/PROPN/2:nsubj confirme/confirmer/VERB/0:root/VerbForm=Fin avoir/avoir/AUX/4:aux:tense "
        "tiré/tirer/VERB/2:xcomp/VerbForm=Part",
        3,
        "CT+",
    ),
]


def assessed(sentence: Sentence, head: int) -> Draft:
    draft = Draft(
        sentence=0, head=head, words=(head,), event="ASSAULT", mode=None, rule="rule", part="verb", anchor=head
    )
    document = Document(id="d", text=sentence.text, language="fr")
    (found,) = assess(Reading(document=document, sentences=(sentence,), drafts=(draft,)), PACK).drafts
    return found


@pytest.mark.parametrize(("analysis", "head", "value"), VALUES)
def test_a_draft_is_as_sure_as_its_clause_and_those_above(spell: Spell, analysis: str, head: int, value: str) -> None:
    assert assessed(spell(analysis), head).factuality == value


def test_a_question_leaves_open_what_it_asks(spell: Spell) -> None:
    analysis = "Kiev/Kiev/PROPN/2:nsubj tire/tirer/VERB/0:root/VerbForm=Fin ?/?/PUNCT/2:punct"
    assert assessed(spell(analysis), 1).factuality == "Uu"


def test_the_words_that_decided_are_kept(spell: Spell) -> None:
    draft = assessed(spell("Kiev/Kiev/PROPN/2:nsubj tire/tirer/VERB/0:root peut-être/peut-être/ADV/2:advmod"), 1)
    assert [cue.text for cue in draft.cues] == ["peut-être"]
    assert [reason.part for reason in draft.reasons] == ["factuality"]


def test_a_word_of_saying_behind_an_event_lowers_no_certainty(spell: Spell) -> None:
    analysis = (
        "Kiev/Kiev/PROPN/2:nsubj tire/tirer/VERB/0:root/VerbForm=Fin ,/,/PUNCT/2:punct "
        "a/avoir/AUX/5:aux:tense/VerbForm=Fin annoncé/annoncer/VERB/2:parataxis Riga/Riga/PROPN/5:obj"
    )
    assert assessed(spell(analysis), 1).factuality == "CT+"


def test_nobody_as_the_subject_of_a_saying_denies_what_is_said(spell: Spell) -> None:
    analysis = (
        "Rien/rien/PRON/3:nsubj ne/ne/ADV/3:advmod indique/indiquer/VERB/0:root/VerbForm=Fin que/que/SCONJ/6:mark "
        "Kiev/Kiev/PROPN/6:nsubj tire/tirer/VERB/3:ccomp/VerbForm=Fin"
    )
    assert assessed(spell(analysis), 5).factuality == "CT-"
