"""Whom names, noun phrases and pronouns stand for."""

from collections.abc import Callable

from selon.model import Document, Draft, Party, Reading, Sentence
from selon.packs.load import load_pack
from selon.stages.mentions import mention
from selon.stages.references import refer

Spell = Callable[..., Sentence]
PACK = load_pack("fr")


def codes(role: str, *analyses: tuple[Sentence, int], event: str = "ASSAULT") -> list[str | None]:
    """The codes of a party in a role that stands at a token of the last sentence."""
    sentences = tuple(sentence for sentence, _ in analyses)
    last, head = analyses[-1]
    document = Document(id="d", text=" ".join(sentence.text for sentence in sentences), language="fr")
    party = Party(role=role, sentence=last.index, head=head, relation="nsubj")
    verb = len(last.tokens) - 1
    draft = Draft(
        sentence=last.index, head=verb, words=(verb,), event=event, mode=None, rule="rule", part="verb", anchor=verb,
        parties=(party,),
    )  # fmt: skip
    reading = mention(Reading(document=document, sentences=sentences, drafts=(draft,)), PACK)
    (found,) = refer(reading, PACK).drafts
    filled = {"actor": found.actors, "recipient": found.recipients, "source": found.sources}
    return [entity.code for entity in filled[role]]


def test_a_seat_of_power_is_its_country(spell: Spell) -> None:
    sentence = spell("Moscou/Moscou/PROPN/2:nsubj attaque/attaquer/VERB/0:root")
    assert codes("actor", (sentence, 0)) == ["RUS"]


def test_an_army_with_its_country_has_both(spell: Spell) -> None:
    sentence = spell(
        "L'/le/DET/2:det/Definite=Def armée/armée/NOUN/4:nsubj russe/russe/ADJ/2:amod attaque/attaquer/VERB/0:root"
    )
    assert codes("actor", (sentence, 1)) == ["RUS.MIL"]


def test_a_pronoun_takes_the_subject_of_the_sentence_before(spell: Spell) -> None:
    first = spell("Le/le/DET/2:det président/président/NOUN/4:nsubj russe/russe/ADJ/2:amod parle/parler/VERB/0:root")
    second = spell("Il/lui/PRON/2:nsubj/Number=Sing,Person=3 menace/menacer/VERB/0:root", index=1, start=first.end + 1)
    assert codes("actor", (first, 1), (second, 0)) == ["RUS.GOV"]


def test_an_impersonal_pronoun_is_nobody(spell: Spell) -> None:
    first = spell("Moscou/Moscou/PROPN/2:nsubj parle/parler/VERB/0:root")
    second = spell("cela/cela/PRON/2:nsubj/Number=Sing menace/menacer/VERB/0:root", index=1, start=first.end + 1)
    assert codes("actor", (first, 0), (second, 0)) == []


def test_a_pronoun_without_anybody_before_it_is_nobody(spell: Spell) -> None:
    sentence = spell("Il/lui/PRON/2:nsubj/Number=Sing,Person=3 menace/menacer/VERB/0:root")
    assert codes("actor", (sentence, 0)) == []


def test_a_role_said_again_is_the_one_spoken_of(spell: Spell) -> None:
    first = spell(
        "Les/le/DET/2:det soldats/soldat/NOUN/4:nsubj/Number=Plur turcs/turc/ADJ/2:amod avancent/avancer/VERB/0:root"
    )
    second = spell(
        "Les/le/DET/2:det/Definite=Def soldats/soldat/NOUN/3:nsubj/Number=Plur tirent/tirer/VERB/0:root",
        index=1, start=first.end + 1,
    )  # fmt: skip
    assert codes("actor", (first, 1), (second, 1)) == ["TUR.MIL"]


def test_the_same_party_twice_is_one(spell: Spell) -> None:
    sentence = spell("Moscou/Moscou/PROPN/3:nsubj Russie/Russie/PROPN/3:nsubj attaque/attaquer/VERB/0:root")
    document = Document(id="d", text=sentence.text, language="fr")
    parties = tuple(Party(role="actor", sentence=0, head=head, relation="nsubj") for head in (0, 1, 0))
    draft = Draft(
        sentence=0, head=2, words=(2,), event="ASSAULT", mode=None, rule="rule", part="verb", anchor=2, parties=parties
    )
    (found,) = refer(mention(Reading(document=document, sentences=(sentence,), drafts=(draft,)), PACK), PACK).drafts
    assert [entity.code for entity in found.actors] == ["RUS"]


def test_an_owned_army_is_its_owners(spell: Spell) -> None:
    first = spell("Le/le/DET/2:det président/président/NOUN/4:nsubj serbe/serbe/ADJ/2:amod parle/parler/VERB/0:root")
    second = spell(
        "Son/son/DET/2:det/Poss=Yes armée/armée/NOUN/3:nsubj avance/avancer/VERB/0:root", index=1, start=first.end + 1
    )
    assert codes("actor", (first, 1), (second, 1)) == ["SRB.MIL"]


def test_the_army_of_a_relative_clause_is_that_of_whom_it_is_about(spell: Spell) -> None:
    relative = spell(
        "Le/le/DET/2:det président/président/NOUN/8:nsubj turc/turc/ADJ/2:amod dont/dont/PRON/7:nmod/PronType=Rel "
        "l'/le/DET/6:det armée/armée/NOUN/7:nsubj avance/avancer/VERB/2:acl:relcl parle/parler/VERB/0:root"
    )
    assert codes("actor", (relative, 5)) == ["TUR.MIL"]


def test_both_camps_are_the_two_sides_named_most(spell: Spell) -> None:
    first = spell(
        "Israël/Israël/PROPN/2:nsubj bombarde/bombarder/VERB/0:root le/le/DET/4:det Hamas/Hamas/PROPN/2:obj",
    )
    second = spell(
        "Les/le/DET/3:det/Number=Plur deux/deux/NUM/3:nummod camps/camp/NOUN/4:nsubj/Number=Plur "
        "refusent/refuser/VERB/0:root",
        index=1, start=first.end + 1,
    )  # fmt: skip
    assert codes("actor", (first, 0), (second, 2)) == ["ISR", "REB:Hamas"]


def test_rebels_are_the_group_that_the_report_is_about(spell: Spell) -> None:
    first = spell("Boko/Boko/PROPN/3:nsubj Haram/Haram/PROPN/1:flat attaque/attaquer/VERB/0:root")
    second = spell(
        "Boko/Boko/PROPN/3:nsubj Haram/Haram/PROPN/1:flat tue/tuer/VERB/0:root", index=1, start=first.end + 1
    )
    third = spell(
        "Les/le/DET/2:det/Number=Plur insurgés/insurgé/NOUN/3:nsubj/Number=Plur fuient/fuir/VERB/0:root",
        index=2, start=second.end + 1,
    )  # fmt: skip
    assert codes("actor", (first, 0), (second, 0), (third, 1)) == ["REB:Boko Haram"]
