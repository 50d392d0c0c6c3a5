"""How fast selon reads, beside its own parser alone over the same texts, in one process and one run.

    python -m bench.speed [--data DIR] [--language fr] [--rounds N] [--no-gate-check] [--profile N]

DIR holds news/*.LANGUAGE.jsonl. Both sides use one parser, one batch size and one matrix product; they take turns, so
that a busy machine slows both, and the figure that counts is the ratio of the sums. What the choice of the
sentences that are parsed costs in claims is counted by reading everything again without it.
"""

import argparse
import cProfile
import json
import os
import pstats
import resource
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce
from pathlib import Path
from time import perf_counter

from selon.codec import claim_to_json
from selon.model import Document, Reading
from selon.pipeline import BATCH, STAGES, Reader
from selon.stages.annotate import annotate
from selon.stages.gate import survey
from selon.stages.segment import segment

SHARED = Path(os.environ.get("SELON_SHARED", Path(__file__).parents[2] / "shared"))
WARM = 8
TARGETS = {"ratio": 0.70, "memory": 1024.0, "gate": 1.0}
"""The most that is wanted: ours / parser alone, MB, % of claims."""


def main() -> None:
    """Print the figures; skipped, visibly, where there are no texts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--language", default="fr")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-gate-check", action="store_true")
    parser.add_argument("--profile", type=int, default=0, metavar="N", help="the N dearest functions of our own")
    given = parser.parse_args()
    documents = list(_documents(given.data / "news", given.language))
    if not documents:
        print(f"speed: skipped: no texts at {given.data}/news")
        return
    start = perf_counter()
    reader = Reader(given.language)
    print(f"loading             {perf_counter() - start:8.2f} s")
    compare(reader, documents, given.rounds)
    if not given.no_gate_check:
        gate(reader, documents)
    if given.profile:
        profile(reader, documents, given.profile)


def compare(reader: Reader, documents: Sequence[Document], rounds: int) -> None:
    """Print the time of each side and their ratio, our speed, and our peak memory."""
    texts = [document.text for document in documents]
    words = sum(len(text.split()) for text in texts)
    _ours(reader, documents[:WARM])
    ours = [_ours(reader, documents)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    _bare(reader, texts[:WARM])
    bare = [_bare(reader, texts)]
    for _ in range(rounds - 1):
        ours.append(_ours(reader, documents))
        bare.append(_bare(reader, texts))
    print(f"texts               {len(texts):8}, {words} words; {rounds} rounds in turns, one process")
    print(f"selon               {sum(ours) / rounds:8.2f} s   {_times(ours)}")
    print(f"parser alone        {sum(bare) / rounds:8.2f} s   {_times(bare)}")
    print(f"ratio               {sum(ours) / sum(bare):8.2f}     wanted: at most {TARGETS['ratio']:.2f}")
    print(f"texts a second      {len(texts) * rounds / sum(ours):8.1f}")
    print(f"words a second      {words * rounds / sum(ours):8.0f}")
    print(f"peak memory         {memory:8.0f} MB  wanted: at most {TARGETS['memory']:.0f}")


def gate(reader: Reader, documents: Sequence[Document]) -> None:
    """Print how many sentences are parsed, and how many claims would be others if more were.

    Two choices leave sentences unparsed: the gate (no word that can make a claim) and, before it, relevance (a report
    off every topic). `Reader(gate=False)` turns off the first alone, so the second is turned off here by hand: what it
    leaves out is by the codebook mostly no claim, but most of the time that is saved is saved by it.
    """
    gated = list(reader.read_all(documents))
    relevant = list(Reader(reader.pack.language, reader.parser.name, gate=False).read_all(documents))
    everything = list(_everything(reader, documents))
    print(f"sentences           {sum(len(reading.sentences) for reading in gated):8}")
    for name, others in (("as it is", gated), ("gate off", relevant), ("both off", everything)):
        pairs = list(zip(gated, others, strict=True))
        claims = sum(len(other.claims) for other in others)
        lost = sum((_claims(other) - _claims(own)).total() for own, other in pairs)
        parsed = sum(bool(sentence.tokens) for other in others for sentence in other.sentences)
        share = 100 * lost / max(claims, 1)
        print(f"  {name:18}{parsed:8} parsed, {claims:5} claims, {lost:5} of them lost or changed: {share:.1f} %")
    print(f"                             wanted: at most {TARGETS['gate']:.0f} %")


def _everything(reader: Reader, documents: Sequence[Document]) -> Iterator[Reading]:
    for document in documents:
        reading = survey(segment(Reading(document=document), reader.pack), reader.pack)
        wanted = frozenset(sentence.index for sentence in reading.sentences)
        [parsed] = annotate([reading], [wanted], reader.parser)
        yield reduce(lambda so_far, stage: stage(so_far, reader.pack), STAGES, parsed)


def profile(reader: Reader, documents: Sequence[Document], count: int) -> None:
    """Print where our own time goes."""
    profiler = cProfile.Profile()
    profiler.runcall(_ours, reader, documents)
    statistics = pstats.Stats(profiler)
    statistics.sort_stats("cumtime").print_stats(r"src/selon", count)
    statistics.sort_stats("tottime").print_stats(count)


def _ours(reader: Reader, documents: Sequence[Document]) -> float:
    start = perf_counter()
    for _ in reader.read_all(documents):
        pass
    return perf_counter() - start


def _bare(reader: Reader, texts: Sequence[str]) -> float:
    nlp = reader.parser._nlp
    start = perf_counter()
    with nlp.memory_zone():
        for _ in nlp.pipe(texts, batch_size=BATCH):
            pass
    return perf_counter() - start


def _claims(reading: Reading) -> Counter[str]:
    return Counter(json.dumps(claim_to_json(claim), sort_keys=True) for claim in reading.claims)


def _documents(folder: Path, language: str) -> Iterator[Document]:
    for path in sorted(folder.glob(f"*.{language}.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            yield Document(
                id=record["id"], text=record["text"], language=language, published=record.get("published"),
                title=record.get("title"),
            )  # fmt: skip


def _times(seconds: Sequence[float]) -> str:
    return " ".join(f"{one:.2f}" for one in seconds)


if __name__ == "__main__":
    main()
