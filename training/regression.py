"""Logistic regressions over binary traits: fitted, tuned and measured by five folds of reports."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from selon.packs.weights import Linear

FOLDS = 5
LEAST = 2
"""A trait that stands on fewer cases is not learned."""
SMALL = 0.02
"""A weight that is smaller is left out of the file."""
PENALTY = 6.0
STEPS, RATE = 300, 0.05
FLAT = 0.01
"""What two F1 may differ by and be the same: of such thresholds the more precise one is taken."""
THRESHOLDS = tuple(step / 100 for step in range(15, 66, 5))
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something to judge: the report it is of, the word for which it competes, its traits, and whether it is right."""

    report: str
    word: tuple[int, int]
    traits: tuple[str, ...]
    right: bool
    weight: float
    counted: bool = True
    """Whether it is measured on; a marked example only teaches."""


def best_threshold(cases: Sequence[Case], wanted: int) -> float:
    """The highest threshold whose F1 out of sight is as good as the best, `wanted` being all that there is to find."""
    chances = out_of_sight(cases)
    measured = {threshold: _measured(cases, chances, threshold, wanted) for threshold in THRESHOLDS}
    f1 = {threshold: 2 * p * r / max(p + r, 1e-9) for threshold, (p, r) in measured.items()}
    found = max(threshold for threshold in THRESHOLDS if f1[threshold] >= max(f1.values()) - FLAT)
    precision, recall = measured[found]
    counted = sum(case.counted for case in cases)
    print(f"{counted} cases, {wanted} to find: at {found:.2f} P {precision:.3f} R {recall:.3f} F1 {f1[found]:.3f}")
    return found


def _measured(cases: Sequence[Case], chances: Floats, threshold: float, wanted: int) -> tuple[float, float]:
    """Precision and recall where each word has its likeliest reading."""
    chosen: dict[tuple[str, tuple[int, int]], tuple[float, bool]] = {}
    for case, chance in zip(cases, chances, strict=True):
        if case.counted and chance >= threshold and chance > chosen.get((case.report, case.word), (0.0, False))[0]:
            chosen[case.report, case.word] = (chance, case.right)
    right = sum(right for _, right in chosen.values())
    return right / max(1, len(chosen)), right / wanted


def out_of_sight(cases: Sequence[Case]) -> Floats:
    """The chance of each case by a model that has not seen its report."""
    chances = np.zeros(len(cases))
    for fold in range(FOLDS):
        model = fit([case for case in cases if fold_of(case.report) != fold], 0.5)
        for number, case in enumerate(cases):
            if fold_of(case.report) == fold:
                chances[number] = model.likelihood(case.traits)
    return chances


def fold_of(report: str) -> int:
    """The fold of a report, by hash."""
    return sha256(f"fold {report}".encode()).digest()[0] % FOLDS


def fit(cases: Sequence[Case], threshold: float, penalty: float = PENALTY) -> Linear:
    """A logistic regression with an L2 penalty, by Adam over all cases at once."""
    counts: dict[str, int] = defaultdict(int)
    for case in cases:
        for trait in case.traits:
            counts[trait] += 1
    place = {trait: n for n, trait in enumerate(sorted(trait for trait, count in counts.items() if count >= LEAST))}
    columns = [[place[trait] for trait in case.traits if trait in place] for case in cases]
    index = np.array([column for row in columns for column in row], dtype=np.int64)
    row = np.repeat(np.arange(len(cases)), [len(found) for found in columns])
    right = np.array([case.right for case in cases], dtype=np.float64)
    worth = np.array([case.weight for case in cases])
    weights, mean, square = (np.zeros(len(place) + 1) for _ in range(3))
    for step in range(1, STEPS + 1):
        total = np.bincount(row, weights=weights[index], minlength=len(cases)) + weights[-1]
        error = (1 / (1 + np.exp(-total)) - right) * worth
        slope = np.append(np.bincount(index, weights=error[row], minlength=len(place)), error.sum())
        slope[:-1] += penalty * weights[:-1]
        slope /= len(cases)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    kept = {trait: round(float(weights[n]), 3) for trait, n in place.items() if abs(weights[n]) >= SMALL}
    return Linear(threshold=threshold, bias=round(float(weights[-1]), 3), weights=kept)
