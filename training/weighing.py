"""Learn which reports give claims, which triggers tell of an event, whom drafts leave out and which of them are claims.

    python -m training.weighing --language fr --data ../shared/data --gold ../shared/gold/dev.fr.jsonl

Logistic regressions over binary traits (selon.syntax.traits, selon.syntax.candidates), learned from coded reports. The
last one sees how likely the second finds the trigger and whom the others filled in, so it learns on what was given
to reports out of sight: five folds, by report. The same folds choose the thresholds. What is held back
(training.coded, and the ids in tests/baseline.json) is never read. The marked examples of the pack are cases too, for
most frames stand in no coded report.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path

import msgspec

from bench.examples import PUBLISHED, frame_cases
from selon.model import Document, Reading
from selon.packs.examples import parse_example
from selon.packs.load import Pack, load_pack
from selon.packs.weights import FILE, FOLDER, Linear, Weights
from selon.parsing import Parser
from selon.pipeline import STAGES, Stage
from selon.stages.annotate import annotate
from selon.stages.assignment import assign
from selon.stages.claims import compose
from selon.stages.completion import complete
from selon.stages.gate import survey
from selon.stages.segment import segment
from selon.stages.weighing import weigh
from training.cases import Coded, Marked, Material, circumstance_cases, claim_cases, party_cases, trigger_cases
from training.coded import adjudicated, coded_news, held_back, own_reports
from training.regression import FOLDS, Case, best_threshold, fit, fold_of, out_of_sight

ROOT = Path(__file__).parents[1]
OPEN = 0.2
"""From which chance on a trigger is left to the second look: fewer cost claims, more cost time."""
FILLED = 0.4
"""From which chance on somebody fills a role that is open: between 0.3 and 0.45 most claims come out whole."""
ASSIGNED = 0.4
"""From which chance on an event has a time or a place of its sentence."""
KEPT = 0.8
"""The share of the claims of coded news that lies in the reports that are read whole."""
DENSE = 600
"""A report with at least one claim in so many characters, and two in all, is worth reading whole."""
WEIGHTS = {"own": 1.0, "news": 2.0, "adjudicated": 4.0}
"""How much a case counts for: real news more than our own, what two coders and a judge stand behind most."""
PARTIES = ("actor", "recipient")
"""The roles in which those are filled in whom a sentence leaves out."""
NOTHING = Linear(threshold=1.0, bias=-9.0, weights={})
BLIND = Weights(
    report=NOTHING, trigger=NOTHING, actor=NOTHING, recipient=NOTHING, when=NOTHING, where=NOTHING, claim=NOTHING
)


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
    own = [record for record in own_reports(language) if not held_back(record["id"])]
    news = [record for record in coded_news(language, data) if not held_back(record["id"])]
    firm = [record for record in adjudicated(gold) if record["id"] not in held]
    return [
        Coded(reading=_parsed(r["id"], r["text"], r["published"], pack, parser), claims=r["claims"], weight=w, news=n)
        for records, w, n in (
            (own, WEIGHTS["own"], False),
            (news, WEIGHTS["news"], True),
            (firm, WEIGHTS["adjudicated"], True),
        )
        for r in records
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
    """The weights of all models."""
    material: list[Material] = [*coded, *marked]
    drafted = [_read(one, STAGES[: STAGES.index(weigh)], pack) for one in material]
    triggers = [case for one in drafted for case in trigger_cases(one, pack)]
    weighed: list[Material] = []
    for fold in range(FOLDS):
        blind = replace(pack, weights=msgspec.structs.replace(BLIND, trigger=fit(_others(triggers, fold), OPEN)))
        stages = STAGES[STAGES.index(weigh) : STAGES.index(complete)]
        weighed += [_read(one, stages, blind) for one in drafted if _fold(one) == fold]
    parties = {
        role: [c for one in weighed if isinstance(one, Coded) for c in party_cases(one, role, pack)] for role in PARTIES
    }
    placed: list[Material] = []
    for fold in range(FOLDS):
        filling = {role: fit(_others(cases, fold), FILLED) for role, cases in parties.items()}
        blind = replace(pack, weights=msgspec.structs.replace(BLIND, **filling))
        stages = STAGES[STAGES.index(complete) : STAGES.index(assign)]
        placed += [_read(one, stages, blind) for one in weighed if _fold(one) == fold]
    slots: dict[str, list[Case]] = {"when": [], "where": []}
    for one in placed:
        for slot, cases in (circumstance_cases(one, pack) if isinstance(one, Coded) else {}).items():
            slots[slot] += cases
    claims: list[Case] = []
    for fold in range(FOLDS):
        assigning = {slot: fit(_others(cases, fold), ASSIGNED) for slot, cases in slots.items()}
        blind = replace(pack, weights=msgspec.structs.replace(BLIND, **assigning))
        stages = STAGES[STAGES.index(assign) : STAGES.index(compose)]
        claims += [c for one in placed if _fold(one) == fold for c in claim_cases(_read(one, stages, blind), pack)]
    wanted = sum(len(one.claims) for one in coded)
    return Weights(
        report=_report(coded),
        trigger=fit(triggers, OPEN),
        claim=fit(claims, best_threshold(claims, wanted)),
        **{role: fit(cases, FILLED) for role, cases in parties.items()},
        **{slot: fit(cases, ASSIGNED) for slot, cases in slots.items()},
    )


def _others(cases: Sequence[Case], fold: int) -> list[Case]:
    return [case for case in cases if fold_of(case.report) != fold]


def _fold(one: Material) -> int:
    return fold_of(one.reading.document.id)


def _report(coded: Sequence[Coded]) -> Linear:
    """The model of reports, of real news alone: our own are nearly all worth reading, and hide what is not.

    Its threshold is set so that most claims of real news lie above it.
    """
    news = [one for one in coded if one.news]
    cases = [
        Case(
            report=one.reading.document.id, word=(0, 0), traits=one.reading.topics, weight=1.0,
            right=len(one.claims) > 1 and len(one.claims) * DENSE >= len(one.reading.document.text),
        )
        for one in news
    ]  # fmt: skip
    ranked = sorted(zip(out_of_sight(cases), news, strict=True), key=lambda pair: -pair[0])
    wanted, kept, threshold = KEPT * sum(len(one.claims) for one in news), 0, 0.5
    for chance, one in ranked:
        kept, threshold = kept + len(one.claims), float(chance)
        if kept >= wanted:
            break
    length = sum(len(one.reading.document.text) for chance, one in ranked if chance >= threshold)
    share = length / sum(len(one.reading.document.text) for one in news)
    print(f"report: threshold {threshold:.2f} reads {share:.0%} of coded news whole, with {KEPT:.0%} of its claims")
    return fit(cases, round(threshold, 2))


def _read(one: Material, stages: Sequence[Stage], pack: Pack) -> Material:
    """The material with its reading taken through some stages."""
    return replace(one, reading=reduce(lambda so_far, stage: stage(so_far, pack), stages, one.reading))


if __name__ == "__main__":
    main()
