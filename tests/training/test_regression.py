"""Regressions that are measured on reports which they have not seen."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from training import regression
from training.regression import FOLDS, THRESHOLDS, Case, best_threshold, fold_of, out_of_sight

REPORTS = tuple(f"report {number}" for number in range(12))


def case(
    report: str = "r", word: int = 0, traits: tuple[str, ...] = (), *, right: bool = True, counted: bool = True
) -> Case:
    return Case(report=report, word=(0, word), traits=traits, right=right, weight=1.0, counted=counted)


def material() -> list[Case]:
    """Twelve reports in which wars are right and games are wrong."""
    return [
        case(report, word, ("war",) if word % 2 else ("game",), right=bool(word % 2))
        for report in REPORTS
        for word in range(6)
    ]


def chances(cases: Sequence[Case], report: str) -> list[float]:
    return [float(chance) for one, chance in zip(cases, out_of_sight(cases), strict=True) if one.report == report]


def test_the_folds_part_the_reports() -> None:
    folds = {report: fold_of(report) for report in REPORTS}
    assert folds == {report: fold_of(report) for report in REPORTS}
    assert set(folds.values()) == set(range(FOLDS))


@pytest.mark.parametrize("report", REPORTS)
def test_what_a_report_says_of_its_own_cases_never_tells_their_chances(report: str) -> None:
    plain = material()
    turned = [replace(one, right=not one.right) if one.report == report else one for one in plain]
    assert chances(turned, report) == chances(plain, report)


def test_what_a_report_says_tells_the_chances_of_those_in_other_folds() -> None:
    plain, told = material(), REPORTS[0]
    turned = [replace(one, right=not one.right) if one.report == told else one for one in plain]
    other = next(report for report in REPORTS if fold_of(report) != fold_of(told))
    assert chances(turned, other) != chances(plain, other)


def test_a_trait_of_one_report_alone_says_nothing_in_it() -> None:
    cases = [replace(one, traits=("odd", *one.traits)) if one.report == REPORTS[0] else one for one in material()]
    assert chances(cases, REPORTS[0]) == chances(material(), REPORTS[0])


def test_what_was_learned_elsewhere_is_known_in_every_report() -> None:
    cases = material()
    for one, chance in zip(cases, out_of_sight(cases), strict=True):
        assert bool(chance > 0.5) is one.right


@pytest.fixture(name="weighed")
def _weighed(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The chances that the cases get, in their order."""
    given: list[float] = []
    monkeypatch.setattr(regression, "out_of_sight", lambda cases: np.array(given[: len(cases)]))
    return given


DOUBTFUL = [case(word=0), *(case(word=word, right=False) for word in (1, 2, 3)), case(word=4)]


def test_of_thresholds_as_good_the_most_precise_is_taken(weighed: list[float]) -> None:
    weighed.extend([0.62, 0.28])
    assert best_threshold([case(word=0), case(word=1, right=False)], 1) == 0.6


def test_a_threshold_is_no_higher_than_what_is_right(weighed: list[float]) -> None:
    weighed.extend([0.42, 0.31])
    assert best_threshold([case(word=0), case(word=1, right=False)], 1) == 0.4


def test_a_marked_example_counts_for_nothing(weighed: list[float]) -> None:
    weighed.extend([0.42, 0.61])
    assert best_threshold([case(word=0), case(word=1, right=False, counted=False)], 1) == 0.4


def test_each_word_of_a_report_has_its_likeliest_reading_alone(weighed: list[float]) -> None:
    weighed.extend([0.42, 0.61])
    assert best_threshold([case(word=0), case(word=0, right=False)], 1) == max(THRESHOLDS)
    assert best_threshold([case("a"), case("b")], 2) == 0.4


def test_what_is_found_is_told(weighed: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    weighed.extend([0.62, 0.58, 0.2])
    best_threshold([case(word=0), case(word=1, right=False), case(word=2, counted=False)], 2)
    assert "2 cases, 2 to find: at 0.60 P 1.000 R 0.500 F1 0.667" in capsys.readouterr().out
