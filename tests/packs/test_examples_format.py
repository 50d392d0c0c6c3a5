"""The marks in examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.errors import PackError
from selon.packs.examples import parse_example


def test_marks_are_taken_out_of_the_text() -> None:
    example = parse_example("[actor RUS.MIL|L'armée russe] a {visé} [recipient UKR|Kharkiv].")
    assert example.text == "L'armée russe a visé Kharkiv."
    assert example.trigger is not None
    assert example.trigger.text == "visé"
    assert [(p.role, p.value, p.span.text) for p in example.expected] == [
        ("actor", "RUS.MIL", "L'armée russe"),
        ("recipient", "UKR", "Kharkiv"),
    ]


def test_marks_may_lie_in_one_another() -> None:
    example = parse_example("{Tirs} sur [quantity 3|trois [recipient TCD|Tchadiens]].")
    assert [(part.role, part.span.text) for part in example.expected] == [
        ("recipient", "Tchadiens"),
        ("quantity", "trois Tchadiens"),
    ]


def test_a_value_may_be_left_out() -> None:
    (part,) = parse_example("[when|Mardi], ils ont {fui}.").expected
    assert (part.value, part.span.text) == (None, "Mardi")


@pytest.mark.parametrize("value", ["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"])
def test_the_value_after_the_arrow_is_the_factuality(value: str) -> None:
    example = parse_example(f"Ils ont {{fui}}. => {value}")
    assert (example.factuality, example.text) == (value, "Ils ont fui.")


def test_without_an_arrow_an_event_is_certain() -> None:
    assert parse_example("Ils ont {fui}.").factuality == "CT+"


def test_a_counterexample_has_no_trigger() -> None:
    assert parse_example("Le prix a fui.").trigger is None


@pytest.mark.parametrize("wrong", ["Ils ont {fui.", "Ils ont fui}.", "[actor RUS|Moscou a {fui}.", "Moscou] a {fui}."])
def test_marks_that_do_not_close_are_an_error(wrong: str) -> None:
    with pytest.raises(PackError, match="a mark"):
        parse_example(wrong)


@given(st.text(alphabet=st.characters(exclude_characters="[]{}="), max_size=60))
def test_every_span_lies_where_it_says(words: str) -> None:
    example = parse_example(f"{words}[actor RUS|{words}] {{fui}} {words}.")
    spans = [part.span for part in example.expected] + ([example.trigger] if example.trigger else [])
    assert len(spans) == 2
    assert all(example.text[span.start : span.end] == span.text for span in spans)
