"""Learning from coded reports."""

import json
from dataclasses import replace

import pytest

from selon.model import Document, Draft, Reading, Sentence, Span, Token
from training.cases import Coded, Marked, _judged
from training.coded import Coding, held_back, own_reports
from training.regression import Case, fit


def case(traits: tuple[str, ...], right: bool) -> Case:
    return Case(report="r", word=(0, 0), traits=traits, right=right, weight=1.0)


def test_what_goes_with_right_cases_is_likely() -> None:
    cases = [case(("war",), True)] * 20 + [case(("sport",), False)] * 20
    model = fit(cases, 0.5, 1.0)
    assert model.likelihood(("war",)) > 0.8
    assert model.likelihood(("sport",)) < 0.2


def test_learning_twice_gives_the_same_weights() -> None:
    cases = [case(("war", "headline"), True)] * 3 + [case(("sport", "headline"), False)] * 5
    assert fit(cases, 0.3, 4.0) == fit(cases, 0.3, 4.0)


def test_a_trait_seen_once_is_not_learned() -> None:
    assert "odd" not in fit([case(("odd",), True), *[case(("war",), False)] * 3], 0.5, 1.0).weights


def _coded(*claims: tuple[str, int, int]) -> Coded:
    text = "attaque puis accuse"
    tokens = tuple(
        Token(
            index=n, start=start, end=start + len(word), text=word, lemma=word, pos="VERB", features=frozenset(),
            head=0, relation="root",
        )
        for n, (word, start) in enumerate((("attaque", 0), ("puis", 8), ("accuse", 13)))
    )  # fmt: skip
    sentence = Sentence(index=0, paragraph=0, start=0, end=len(text), text=text, tokens=tokens)
    reading = Reading(document=Document(id="d", text=text, language="fr"), sentences=(sentence,))
    found = [{"event": event, "trigger": {"start": start, "end": end}} for event, start, end in claims]
    return Coded(reading=reading, claims=found, weight=1.0)


DRAFT = Draft(sentence=0, head=0, words=(0,), event="ASSAULT", mode=None, rule="r", part="verb", anchor=0)


def test_a_draft_is_right_where_a_claim_of_its_type_stands_on_its_word() -> None:
    other = replace(DRAFT, event="ACCUSE")
    judged = list(_judged([DRAFT, other], _coded(("ASSAULT", 0, 7))))
    assert judged == [(DRAFT, True), (other, False)]


def test_a_draft_beside_an_unfound_claim_of_its_type_is_not_judged() -> None:
    assert list(_judged([DRAFT], _coded(("ASSAULT", 8, 12)))) == []


def test_on_a_marked_word_only_its_type_is_right() -> None:
    marked = Marked(reading=_coded().reading, event="ASSAULT", trigger=Span(start=0, end=7, text="attaque"))
    other = replace(DRAFT, event="ACCUSE")
    elsewhere = replace(DRAFT, head=2, words=(2,))
    assert list(_judged([DRAFT, other, elsewhere], marked)) == [(DRAFT, True), (other, False)]


def test_a_counterexample_is_one_of_its_type_alone() -> None:
    marked = Marked(reading=_coded().reading, event="ASSAULT", trigger=None)
    assert list(_judged([DRAFT, replace(DRAFT, event="ACCUSE")], marked)) == [(DRAFT, False)]


def test_every_own_report_has_its_claims_on_their_words() -> None:
    reports = own_reports("fr")
    assert len(reports) > 100
    for report in reports:
        for claim in report["claims"]:
            trigger = claim["trigger"]
            assert report["text"][trigger["start"] : trigger["end"]] == trigger["text"] != ""
            assert claim["evidence"]["start"] <= trigger["start"] < claim["evidence"]["end"]
    json.dumps(reports)


def test_about_a_third_of_our_reports_is_held_back() -> None:
    reports = own_reports("fr")
    assert 0.2 < sum(held_back(report["id"]) for report in reports) / len(reports) < 0.45


def test_a_passage_that_stands_twice_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not stand once"):
        Coding(event="ASSAULT", factuality="CT+", trigger="tir", at="tir").span("un tir, puis un tir")
