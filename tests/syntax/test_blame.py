"""Blame in what somebody says of another."""

from collections.abc import Callable

import pytest

from selon.model import Document, Reading, Sentence
from selon.packs.load import load_pack
from selon.stages.mentions import mention
from selon.syntax.blame import blamed, reproaches
from selon.syntax.scenes import Scene

Spell = Callable[..., Sentence]
PACK = load_pack("fr")
PAST = "VerbForm=Part,Tense=Past"
GUILTY = "Oslo/Oslo/PROPN/3:nsubj est/être/AUX/3:cop coupable/coupable/ADJ/0:root"


def scene(sentence: Sentence) -> Scene:
    document = Document(id="d", text=sentence.text, language="fr")
    return Scene(sentence, mention(Reading(document=document, sentences=(sentence,)), PACK), PACK)


@pytest.mark.parametrize(
    ("analysis", "expected"),
    [
        (GUILTY, "Oslo"),
        ("Oslo/Oslo/PROPN/2:nsubj ment/mentir/VERB/0:root", "Oslo"),
        (
            "Riga/Riga/PROPN/3:nsubj:pass est/être/AUX/3:aux:pass "
            f"trahie/trahir/VERB/0:root/{PAST} par/par/ADP/5:case Oslo/Oslo/PROPN/3:obl:agent",
            "Oslo",
        ),
        (
            "Riga/Riga/PROPN/3:nsubj:pass est/être/AUX/3:aux:pass "
            f"trahie/trahir/VERB/0:root/{PAST} par/par/ADP/5:case Oslo/Oslo/PROPN/3:obl",
            "Oslo",
        ),
        (
            "Oslo/Oslo/PROPN/4:nsubj est/être/AUX/4:cop un/un/DET/4:det régime/régime/NOUN/0:root "
            "criminel/criminel/ADJ/4:amod",
            "Oslo",
        ),
        (
            "Il/lui/PRON/3:expl:subj est/être/AUX/3:cop inacceptable/inacceptable/ADJ/0:root qu'/que/SCONJ/6:mark "
            "Oslo/Oslo/PROPN/6:nsubj parte/partir/VERB/3:ccomp",
            "Oslo",
        ),
        (
            "La/le/DET/2:det barque/barque/NOUN/6:nsubj de/de/ADP/4:case Riga/Riga/PROPN/2:nmod est/être/AUX/6:cop "
            "coupable/coupable/ADJ/0:root",
            "Riga",
        ),
        ("Oslo/Oslo/PROPN/2:nsubj évoque/évoquer/VERB/0:root un/un/DET/4:det crime/crime/NOUN/2:obj", None),
        (
            "On/on/PRON/2:nsubj craint/craindre/VERB/0:root une/un/DET/4:det dérive/dérive/NOUN/2:obj "
            "si/si/SCONJ/7:mark Oslo/Oslo/PROPN/7:nsubj part/partir/VERB/4:advcl",
            None,
        ),
        ("Le/le/DET/2:det rocher/rocher/NOUN/4:nsubj est/être/AUX/4:cop dangereux/dangereux/ADJ/0:root", None),
        ("Je/moi/PRON/3:nsubj/Person=1 suis/être/AUX/3:cop coupable/coupable/ADJ/0:root", None),
        ("Oslo/Oslo/PROPN/3:nsubj est/être/AUX/3:cop prudent/prudent/ADJ/0:root", None),
    ],
    ids=[
        "who is called so", "who does harm", "agent", "agent as any complement", "adjective of what he is",
        "whose deed is judged", "owner of what is called so", "a crime of nobody", "a condition", "nobody", "oneself",
        "no reproach",
    ],
)  # fmt: skip
def test_whom_a_reproach_is_for(spell: Spell, analysis: str, expected: str | None) -> None:
    around = scene(spell(analysis))
    found = blamed(around, range(len(around.tree)), None)
    assert (None if found is None else around.tree[found].text) == expected


@pytest.mark.parametrize(
    ("denial", "expected"),
    [("pas/pas/ADV/4:advmod", False), ("jamais/jamais/ADV/4:advmod", False), ("bien/bien/ADV/4:advmod", True)],
    ids=["not", "never", "well"],
)
def test_a_reproach_that_is_denied_is_none(spell: Spell, denial: str, expected: bool) -> None:
    around = scene(spell(f"Oslo/Oslo/PROPN/4:nsubj est/être/AUX/4:cop {denial} coupable/coupable/ADJ/0:root"))
    assert (blamed(around, range(4), None) is not None) is expected
    assert reproaches(around, range(4)) is expected


def test_only_what_is_said_holds_a_reproach(spell: Spell) -> None:
    around = scene(spell(GUILTY))
    assert blamed(around, {0, 1}, None) is None
    assert not reproaches(around, {0, 1})


def test_nobody_reproaches_himself(spell: Spell) -> None:
    around = scene(spell(GUILTY))
    assert blamed(around, {2}, 0) is None


def test_the_first_reproach_of_another_counts(spell: Spell) -> None:
    around = scene(
        spell(
            f"{GUILTY} ,/,/PUNCT/6:punct Riga/Riga/PROPN/6:nsubj ment/mentir/VERB/3:parataxis ,/,/PUNCT/9:punct "
            "Dakar/Dakar/PROPN/9:nsubj trahit/trahir/VERB/3:parataxis"
        )
    )
    assert blamed(around, range(9), None) == 0
    assert blamed(around, range(9), 0) == 4


def test_harm_is_told_without_a_word_of_blame(spell: Spell) -> None:
    around = scene(spell("Oslo/Oslo/PROPN/2:nsubj ment/mentir/VERB/0:root"))
    assert not reproaches(around, range(2))
