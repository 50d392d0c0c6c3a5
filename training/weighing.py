"""Learn which reports give claims, which triggers tell of an event and which drafts are claims, from coded reports.

    python -m training.weighing --language fr --data ../shared/data --gold ../shared/gold/dev.fr.jsonl

Three logistic regressions over binary traits (selon.syntax.traits). The last one sees how likely the second finds the
trigger, so it learns on chances that were given to reports out of sight: five folds, by report. The same folds choose
penalty and threshold. What is held back (training.coded, and the ids in tests/baseline.json) is never read. The marked
examples of the pack are cases too, for most frames stand in no coded report.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from bench.examples import PUBLISHED, frame_cases
from selon.model import Document, Draft, Reading, Span
from selon.packs.examples import parse_example
from selon.packs.load import Pack, load_pack
from selon.packs.weights import FILE, FOLDER, Linear, Weights
from selon.parsing import Parser
from selon.pipeline import STAGES, Stage
from selon.stages.annotate import annotate
from selon.stages.claims import compose, finished
from selon.stages.gate import survey
from selon.stages.segment import segment
from selon.stages.weighing import weigh
from selon.syntax.scenes import Scene
from selon.syntax.traits import claim_traits, topic_traits, traits
from selon.syntax.trees import Tree
from training.coded import adjudicated, coded_news, held_back, own_reports

ROOT = Path(__file__).parents[1]
FOLDS = 5
LEAST = 2
"""A trait that stands on fewer cases is not learned."""
SMALL = 0.02
"""A weight that is smaller is left out of the file."""
OPEN = 0.2
"""From which chance on a trigger is left to the second look: fewer cost claims, more cost time."""
PENALTIES = (6.0,)
THRESHOLDS = tuple(step / 100 for step in range(15, 66, 5))
KEPT = 0.8
"""The share of the claims of coded news that lies in the reports that are read whole."""
DENSE = 600
"""A report with at least one claim in so many characters, and two in all, is worth reading whole."""
ADJUDICATED = 2.0
"""How much a case of the adjudicated set counts for: two coders and a judge stand behind it."""
NOTHING = Linear(threshold=0.0, bias=0.0, weights={})
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A report that is parsed, with its coded claims and what each case of it counts for."""

    reading: Reading
    claims: Sequence[dict[str, Any]]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A marked example that is parsed: the claim that it gives, or the type that it must not give."""

    reading: Reading
    event: str
    trigger: Span | None


Material = Coded | Marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something to judge: the report it is of, the word for which it competes, its traits, and whether it is right."""

    report: str
    word: tuple[int, int]
    traits: tuple[str, ...]
    right: bool
    weight: float
    coded: bool = True
    """Whether it is of a report: marked examples teach, but nothing is measured on them."""


def main() -> None:
    """Learn, print what the folds gave, and put the weights beside the language's pipeline."""
    parser = argparse.ArgumentParser(prog="python -m training.weighing", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--language", required=True)
    parser.add_argument("--data", required=True, type=Path, help="the directory that has news/")
    parser.add_argument("--gold", required=True, type=Path, help="the adjudicated set, JSON Lines")
    given = parser.parse_args()
    pack = replace(load_pack(given.language), weights=None)
    parser_of_texts = Parser(given.language)
    coded = read_coded(given.language, given.data, given.gold, pack, parser_of_texts)
    marked = read_marked(given.language, pack, parser_of_texts)
    print(f"{len(coded)} coded reports, {len(marked)} marked examples")
    weights = learn(coded, marked, pack)
    path = Path(str(FOLDER.joinpath(given.language, FILE)))
    path.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=0) + b"\n")
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


def read_coded(language: str, data: Path, gold: Path, pack: Pack, parser: Parser) -> list[Coded]:
    """Every coded report that is not held back, parsed."""
    held = set(json.loads((ROOT / "tests" / "baseline.json").read_text())[language]["gold"]["held_back"])
    soft = [record for record in (*own_reports(language), *coded_news(language, data)) if not held_back(record["id"])]
    firm = [record for record in adjudicated(gold) if record["id"] not in held]
    weighted = [*((record, 1.0) for record in soft), *((record, ADJUDICATED) for record in firm)]
    return [
        Coded(reading=_parsed(r["id"], r["text"], r["published"], pack, parser), claims=r["claims"], weight=w)
        for r, w in weighted
    ]


def read_marked(language: str, pack: Pack, parser: Parser) -> list[Marked]:
    """Every example and counterexample of the pack's frames, parsed."""
    found = []
    for place, event, marked, wanted in frame_cases(language):
        example = parse_example(marked)
        reading = _parsed(f"example {place} {example.text}", example.text, PUBLISHED, pack, parser)
        found.append(Marked(reading=reading, event=event, trigger=example.trigger if wanted else None))
    return found


def _parsed(name: str, text: str, published: str, pack: Pack, parser: Parser) -> Reading:
    document = Document(id=name, text=text, language=pack.language, published=published)
    reading = survey(segment(Reading(document=document), pack), pack)
    repeated = {again for again, _ in reading.repeats}
    wanted = frozenset(range(len(reading.sentences))) - repeated
    return annotate([reading], [wanted], parser)[0]


def learn(coded: Sequence[Coded], marked: Sequence[Marked], pack: Pack) -> Weights:
    """The weights of all three models."""
    wanted = sum(len(one.claims) for one in coded)
    unstated = sum(claim["event"] != "STATE" for one in coded for claim in one.claims)
    material: list[Material] = [*coded, *marked]
    before = [_read(one, STAGES[: STAGES.index(weigh)], pack) for one in material]
    first = [case for one in before for case in trigger_cases(one, pack)]
    penalty, _ = _tuned("trigger", first, unstated)
    second: list[Case] = []
    for fold in range(FOLDS):
        trigger = _fit([case for case in first if _fold(case.report) != fold], penalty, OPEN)
        blind = replace(pack, weights=Weights(report=NOTHING, trigger=trigger, claim=NOTHING))
        for one in before:
            if _fold(one.reading.document.id) == fold:
                second += claim_cases(_read(one, STAGES[STAGES.index(weigh) : STAGES.index(compose)], blind), pack)
    trigger = _fit(first, penalty, OPEN)
    penalty, threshold = _tuned("claim", second, wanted)
    return Weights(report=_report(coded), trigger=trigger, claim=_fit(second, penalty, threshold))


def trigger_cases(one: Material, pack: Pack) -> Iterator[Case]:
    """The drafts of a report before they are weighed, as cases."""
    scenes: dict[int, Scene] = {}
    for draft, right in _judged(one.reading.drafts, one):
        scene = scenes.setdefault(draft.sentence, Scene(one.reading.sentences[draft.sentence], one.reading, pack))
        around = (*one.reading.topics, *topic_traits(scene.tree.sentence.text, pack, "sentence"))
        yield _case(one, draft, traits(draft, scene, around), right)


def claim_cases(one: Material, pack: Pack) -> Iterator[Case]:
    """The finished drafts of a report, as cases."""
    for draft, right in _judged(finished(one.reading.drafts), one):
        tree = Tree(one.reading.sentences[draft.sentence])
        around = (*one.reading.topics, *topic_traits(tree.sentence.text, pack, "sentence"))
        yield _case(one, draft, claim_traits(draft, tree, around), right)


def _case(one: Material, draft: Draft, found: tuple[str, ...], right: bool) -> Case:
    name, word = one.reading.document.id, (draft.sentence, draft.head)
    weight = one.weight if isinstance(one, Coded) else 1.0
    return Case(report=name, word=word, traits=found, right=right, weight=weight, coded=isinstance(one, Coded))


def _judged(drafts: Iterable[Draft], one: Material) -> Iterator[tuple[Draft, bool]]:
    """The drafts of which it is known whether they are right, and whether they are."""
    return _by_mark(drafts, one) if isinstance(one, Marked) else _by_coding(list(drafts), one)


def _by_mark(drafts: Iterable[Draft], one: Marked) -> Iterator[tuple[Draft, bool]]:
    """On a marked word only its type is right; of an example that must not give a type, a draft of it is wrong."""
    for draft in drafts:
        if one.trigger is None and draft.event == one.event:
            yield draft, False
        elif one.trigger is not None and _on(draft, one.reading, one.trigger.start, one.trigger.end):
            yield draft, draft.event == one.event


def _by_coding(drafts: Sequence[Draft], one: Coded) -> Iterator[tuple[Draft, bool]]:
    """Each draft, and whether a claim of its type stands on its words.

    Left out are those in whose sentence a claim of their type stands on a word that is no candidate: nobody can tell
    whether they are wrong or only name the same thing by another word.
    """
    told = {id(draft): _claims_on(draft, one) for draft in drafts}
    found = {number for numbers in told.values() for number in numbers}
    for draft in drafts:
        sentence = one.reading.sentences[draft.sentence]
        astray = any(
            claim["event"] == draft.event
            and number not in found
            and sentence.start <= claim["trigger"]["start"] < sentence.end
            for number, claim in enumerate(one.claims)
        )
        if told[id(draft)] or not astray:
            yield draft, bool(told[id(draft)])


def _claims_on(draft: Draft, one: Coded) -> set[int]:
    return {
        number
        for number, claim in enumerate(one.claims)
        if claim["event"] == draft.event and _on(draft, one.reading, claim["trigger"]["start"], claim["trigger"]["end"])
    }


def _on(draft: Draft, reading: Reading, start: int, end: int) -> bool:
    """Whether a draft's words overlap a stretch of the text."""
    tokens = reading.sentences[draft.sentence].tokens
    return any(tokens[word].start < end and start < tokens[word].end for word in draft.words)


def _report(coded: Sequence[Coded]) -> Linear:
    """The model of reports, its threshold set so that most claims of shared news lie above it."""
    cases = [
        Case(
            report=one.reading.document.id, word=(0, 0), traits=one.reading.topics, weight=1.0,
            right=len(one.claims) > 1 and len(one.claims) * DENSE >= len(one.reading.document.text),
        )
        for one in coded
    ]  # fmt: skip
    chances = _out_of_sight(cases, PENALTIES[0])
    ranked = sorted(zip(chances, coded, strict=True), key=lambda pair: -pair[0])
    news = [(chance, one) for chance, one in ranked if one.reading.document.id.startswith(("wikinews", "ntrex"))]
    wanted, kept, threshold = KEPT * sum(len(one.claims) for _, one in news), 0, 0.5
    for chance, one in news:
        kept, threshold = kept + len(one.claims), chance
        if kept >= wanted:
            break
    length = sum(len(one.reading.document.text) for chance, one in news if chance >= threshold)
    share = length / max(1, sum(len(one.reading.document.text) for _, one in news))
    print(f"report: threshold {threshold:.2f} reads {share:.0%} of coded news whole, with {KEPT:.0%} of its claims")
    return _fit(cases, PENALTIES[0], round(float(threshold), 2))


def _tuned(name: str, cases: Sequence[Case], wanted: int) -> tuple[float, float]:
    """The penalty and the threshold that give the best F1 out of sight, `wanted` being all that there is to find."""
    best = (0.0, PENALTIES[0], 0.5)
    counted = [case for case in cases if case.coded]
    print(f"{name}: {len(counted)} cases, {sum(case.right for case in counted)} right, {wanted} to find")
    for penalty in PENALTIES:
        chances = _out_of_sight(cases, penalty)
        for threshold in THRESHOLDS:
            precision, recall = _measured(cases, chances, threshold, wanted)
            f1 = 2 * precision * recall / max(precision + recall, 1e-9)
            if f1 > best[0]:
                best = (f1, penalty, threshold)
                print(f"  penalty {penalty:g} threshold {threshold:.2f}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    return best[1], best[2]


def _measured(cases: Sequence[Case], chances: Floats, threshold: float, wanted: int) -> tuple[float, float]:
    """Precision and recall where each word has its likeliest reading."""
    chosen: dict[tuple[str, tuple[int, int]], tuple[float, bool]] = {}
    for case, chance in zip(cases, chances, strict=True):
        if case.coded and chance >= threshold and chance > chosen.get((case.report, case.word), (0.0, False))[0]:
            chosen[case.report, case.word] = (chance, case.right)
    right = sum(right for _, right in chosen.values())
    return right / max(1, len(chosen)), right / wanted


def _out_of_sight(cases: Sequence[Case], penalty: float) -> Floats:
    """The chance of each case by a model that has not seen its report."""
    chances = np.zeros(len(cases))
    for fold in range(FOLDS):
        model = _fit([case for case in cases if _fold(case.report) != fold], penalty, 0.5)
        for number, case in enumerate(cases):
            if _fold(case.report) == fold:
                chances[number] = model.likelihood(case.traits)
    return chances


def _fold(report: str) -> int:
    return sha256(f"fold {report}".encode()).digest()[0] % FOLDS


def _fit(cases: Sequence[Case], penalty: float, threshold: float, steps: int = 300, rate: float = 0.05) -> Linear:
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
    for step in range(1, steps + 1):
        total = np.bincount(row, weights=weights[index], minlength=len(cases)) + weights[-1]
        error = (1 / (1 + np.exp(-total)) - right) * worth
        slope = np.append(np.bincount(index, weights=error[row], minlength=len(place)), error.sum())
        slope[:-1] += penalty * weights[:-1]
        slope /= len(cases)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    kept = {trait: round(float(weights[n]), 3) for trait, n in place.items() if abs(weights[n]) >= SMALL}
    return Linear(threshold=threshold, bias=round(float(weights[-1]), 3), weights=kept)


def _read(one: Material, stages: Sequence[Stage], pack: Pack) -> Material:
    """The material with its reading taken through some stages."""
    return replace(one, reading=reduce(lambda so_far, stage: stage(so_far, pack), stages, one.reading))


if __name__ == "__main__":
    main()
