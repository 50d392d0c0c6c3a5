"""What coded reports say of who is in an event, and of when and where it is."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from selon.model import Document, Draft, Entity, Known, Place, Reading, Sentence, Span, When
from selon.packs.load import load_pack
from training.cases import Coded, circumstance_cases, party_cases

PACK = load_pack("fr")
NORWAY, FINLAND, LATVIA = (
    Entity(name="Norway", code="NOR"), Entity(name="Finland", code="FIN"), Entity(name="Latvia", code="LVA"),
)  # fmt: skip
MEETING = (
    "Oslo/Oslo/PROPN/2:nsubj rencontre/rencontrer/VERB/0:root Helsinki/Helsinki/PROPN/2:obj lundi/lundi/NOUN/2:obl "
    "ou/ou/CCONJ/6:cc mardi/mardi/NOUN/4:conj à/à/ADP/8:case Bergen/Bergen/PROPN/2:obl et/et/CCONJ/10:cc "
    "Turku/Turku/PROPN/8:conj avec/avec/ADP/12:case Riga/Riga/PROPN/2:obl"
)
MONDAY = ("2024-10-14", "2024-10-14")
DAYS = {"lundi": "2024-10-14", "mardi": "2024-10-15"}
TOWNS = {"Bergen": "NOR", "Turku": "FIN"}
STANDING = {"path:nsubj": "Norway", "path:obj": "Finland", "path:obl": "Latvia"}
"""Where each party stands in the sentence."""
Code = Callable[..., Coded]
Judged = dict[str, tuple[bool, bool]]
"""Of each party, whether it is right and whether it is measured on."""


def known(head: int, entity: Entity) -> Known:
    return Known(
        sentence=0, head=head, entity=entity, lemma="x", plural=False, person=False, subject=False, quoted=False,
        gender=None,
    )  # fmt: skip


def draft(event: str, **parties: tuple[Entity, ...]) -> Draft:
    bare = Draft(sentence=0, head=1, words=(1,), event=event, mode=None, rule="r", part="verb", anchor=1)
    return replace(bare, **parties)  # type: ignore[arg-type]


def span(sentence: Sentence, word: str) -> Span:
    start = sentence.text.index(word)
    return Span(start=start, end=start + len(word), text=word)


@pytest.fixture(name="code")
def _code(spell: Callable[[str], Sentence]) -> Code:
    return partial(code_in, spell(MEETING))


def code_in(
    sentence: Sentence, one: Draft, *, actors: tuple[Entity, ...] = (), recipients: tuple[Entity, ...] = (),
    trigger: str = "rencontre", event: str | None = None, when: tuple[str, str] | None = None,
    where: tuple[tuple[str, str], ...] = (),
) -> Coded:  # fmt: skip
    """A report of one sentence and one draft, with one coded claim."""
    at = span(sentence, trigger)
    claim: dict[str, Any] = {
        "event": event or one.event, "trigger": {"start": at.start, "end": at.end, "text": at.text},
        "actors": [{"name": party.name, "code": party.code} for party in actors],
        "recipients": [{"name": party.name, "code": party.code} for party in recipients],
        "when": None if when is None else {"start": when[0], "end": when[1]},
        "where": [{"name": name, "country": country} for name, country in where],
    }  # fmt: skip
    reading = Reading(
        document=Document(id="d", text=sentence.text, language="fr"), sentences=(sentence,), drafts=(one,),
        known=(known(0, NORWAY), known(2, FINLAND), known(11, LATVIA)),
        times=tuple(When(start=day, end=day, span=span(sentence, word)) for word, day in DAYS.items()),
        places=tuple(Place(name=name, country=country, span=span(sentence, name)) for name, country in TOWNS.items()),
    )  # fmt: skip
    return Coded(reading=reading, claims=[claim], weight=3.0)


def judged(one: Coded, role: str) -> Judged:
    return {
        STANDING[next(trait for trait in case.traits if trait in STANDING)]: (case.right, case.counted)
        for case in party_cases(one, role, PACK)
    }


@pytest.mark.parametrize(
    ("actors", "recipients"),
    [((NORWAY,), (FINLAND,)), ((FINLAND,), (NORWAY,)), ((NORWAY, FINLAND), ())],
    ids=["as read", "the other way round", "both on one side"],
)
@pytest.mark.parametrize("event", ["CONSULT", "AGREE", "COOPERATE"])
def test_whoever_shares_in_an_event_of_two_sides_may_fill_the_side_that_is_open(
    code: Code, event: str, actors: tuple[Entity, ...], recipients: tuple[Entity, ...]
) -> None:
    one = code(draft(event, actors=(NORWAY,)), actors=actors, recipients=recipients)
    assert judged(one, "recipient") == {
        "Norway": (False, False), "Finland": (True, True), "Latvia": (False, True),
    }  # fmt: skip


def test_where_neither_side_is_read_either_party_may_fill_it(code: Code) -> None:
    one = code(draft("CONSULT"), actors=(NORWAY,), recipients=(FINLAND,))
    for role in ("actor", "recipient"):
        assert judged(one, role) == {"Norway": (True, True), "Finland": (True, True), "Latvia": (False, True)}


def test_who_is_read_on_the_same_side_is_right_there_and_is_not_measured_on(code: Code) -> None:
    one = code(draft("CONSULT", recipients=(FINLAND,)), actors=(NORWAY,), recipients=(FINLAND,))
    assert judged(one, "recipient") == {
        "Norway": (True, False), "Finland": (True, False), "Latvia": (False, False),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("recipient", {"Norway": (False, False), "Finland": (True, True), "Latvia": (False, True)}),
        ("actor", {"Norway": (True, False), "Finland": (False, False), "Latvia": (False, False)}),
    ],
)
def test_in_an_event_of_one_side_each_role_is_its_own(code: Code, role: str, expected: Judged) -> None:
    one = code(draft("ASSAULT", actors=(NORWAY,)), actors=(NORWAY,), recipients=(FINLAND,))
    assert judged(one, role) == expected


def test_who_is_read_elsewhere_teaches_and_is_not_measured_on(code: Code) -> None:
    one = code(draft("ASSAULT", sources=(FINLAND,)), actors=(NORWAY,), recipients=(FINLAND,))
    assert judged(one, "recipient") == {
        "Norway": (False, True), "Finland": (True, False), "Latvia": (False, True),
    }  # fmt: skip


def test_a_sector_of_a_country_is_its_country(code: Code) -> None:
    army = Entity(name="Finnish army", code="FIN.MIL")
    one = code(draft("ASSAULT", actors=(NORWAY,)), actors=(NORWAY,), recipients=(army,))
    assert judged(one, "recipient")["Finland"] == (True, True)


@pytest.mark.parametrize(("trigger", "event"), [("lundi", None), ("rencontre", "ASSAULT")], ids=["word", "type"])
def test_a_draft_that_no_claim_bears_out_teaches_nothing(code: Code, trigger: str, event: str | None) -> None:
    one = code(draft("CONSULT"), actors=(NORWAY,), trigger=trigger, event=event, when=MONDAY)
    assert list(party_cases(one, "actor", PACK)) == []
    assert circumstance_cases(one, PACK) == {"when": [], "where": []}


def test_cases_are_of_their_report_and_word_and_count_for_as_much_as_it_does(code: Code) -> None:
    one = code(draft("CONSULT"), actors=(NORWAY,), when=MONDAY)
    cases = [
        *party_cases(one, "actor", PACK),
        *(case for found in circumstance_cases(one, PACK).values() for case in found),
    ]
    assert {(case.report, case.word, case.weight) for case in cases} == {("d", (0, 1), 3.0)}
    assert len(cases) == 7


def rights(one: Coded, slot: str) -> list[bool]:
    return [case.right for case in circumstance_cases(one, PACK)[slot]]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (MONDAY, [True, False]),
        (("2024-10-15", "2024-10-15"), [False, True]),
        (("2024-10-16", "2024-10-16"), [False, False]),
        (("2024-10-14", "2024-10-20"), [False, False]),
        (None, [False, False]),
    ],
    ids=["the first", "the second", "another day", "days that begin alike", "no day"],
)
def test_a_time_is_right_where_the_claim_has_the_same_days(
    code: Code, when: tuple[str, str] | None, expected: list[bool]
) -> None:
    assert rights(code(draft("CONSULT"), when=when), "when") == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ((("Bergen", "NOR"),), [True, False]),
        ((("Turku", "FIN"), ("Bergen", "NOR")), [True, True]),
        ((("Bergen", "FIN"),), [False, False]),
        ((("bergen", "NOR"),), [True, False]),
        ((), [False, False]),
    ],
    ids=["one", "both", "another town of that name", "spelt otherwise", "nowhere"],
)
def test_a_place_is_right_where_the_claim_has_one_of_its_name_and_country(
    code: Code, where: tuple[tuple[str, str], ...], expected: list[bool]
) -> None:
    assert rights(code(draft("CONSULT"), where=where), "where") == expected


def test_what_the_rules_gave_a_draft_is_a_trait(code: Code) -> None:
    monday = When(start=MONDAY[0], end=MONDAY[1], span=Span(start=0, end=5, text="lundi"))
    one = code(replace(draft("CONSULT"), when=monday), when=MONDAY)
    given = ["given:True" in case.traits for case in circumstance_cases(one, PACK)["when"]]
    assert given == [True, False]
