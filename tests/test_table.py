"""A table has one claim a line where there is room, and folds inside its columns where there is not."""

import io

import pytest
from rich.console import Console

from selon.model import Claim, Document, Entity, Quantity, Reading, Reason, Span
from selon.render import csv_rows
from selon.table import table
from selon.words import quantity_words

TEXT = "L'armée malienne a abattu une trentaine d'assaillants."
TRIGGER = Span(start=19, end=25, text="abattu")
CLAIM = Claim(
    id="1", event="ASSAULT", mode="firearms", trigger=TRIGGER, evidence=Span(start=0, end=len(TEXT), text=TEXT),
    actors=(Entity(name="Malian army", code="MLI.MIL"),), recipients=(Entity(name="attackers", code="MLI.REB"),),
    reasons=(Reason(part="event", rule="frames/assault.toml#shoot", cues=(TRIGGER,)),),
)  # fmt: skip
READING = Reading(document=Document(id="essai", text=TEXT, language="fr"), claims=(CLAIM,))


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_LANGUAGE", "en")


def shown(width: int, terminal: bool = True, sentences: bool = False, explain: bool = False) -> list[str]:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, color_system=None)
    console.print(table(READING, sentences, explain, console), soft_wrap=True)
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 130, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, shown(width, sentences=True))) <= width


def test_a_pipe_gets_one_claim_a_line_whatever_its_width() -> None:
    lines = shown(40, terminal=False)
    assert len(lines) == 3
    assert lines[2].split() == [
        "ASSAULT/firearms",
        "abattu",
        "Malian",
        "army",
        "[MLI.MIL]",
        "attackers",
        "[MLI.REB]",
        "CT+",
    ]


def test_the_sentence_and_the_reasons_come_on_demand() -> None:
    assert TEXT not in "".join(shown(200))
    assert any(TEXT in line for line in shown(200, sentences=True))
    assert any("frames/assault.toml#shoot" in line and "abattu" in line for line in shown(200, explain=True))


def test_empty_columns_are_left_out() -> None:
    assert "where" not in shown(200)[1]


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(unit="soldat", value=12000, approx=True, span=TRIGGER), "~12000 soldat"),
        (Quantity(unit="personne", low=17, role="killed", span=TRIGGER), "17– personne killed"),
        (Quantity(unit="euro", value=2.5e9, currency="EUR", span=TRIGGER), "2500000000 EUR"),
        (Quantity(unit="km", value=1.5, span=TRIGGER), "1.5 km"),
    ],
)
def test_quantities_in_words(quantity: Quantity, words: str) -> None:
    assert quantity_words(quantity) == words


def test_a_cell_that_a_spreadsheet_would_run_is_guarded() -> None:
    document = Document(id="=1+1", text=TEXT, language="fr")
    assert csv_rows(Reading(document=document, claims=(CLAIM,))).startswith("'=1+1,")
