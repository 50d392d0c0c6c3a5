"""The stages in their order: a document goes in, its reading with its claims comes out."""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from itertools import islice

from selon.model import Document, Reading
from selon.packs.load import Pack, load_pack
from selon.parsing import Parser
from selon.stages.annotate import annotate
from selon.stages.assignment import assign
from selon.stages.attribution import attribute
from selon.stages.certainty import assess
from selon.stages.circumstances import place_in_events
from selon.stages.claims import compose
from selon.stages.completion import complete
from selon.stages.continuity import carry
from selon.stages.events import extract
from selon.stages.gate import relevant, select, survey
from selon.stages.mentions import mention
from selon.stages.merging import merge
from selon.stages.places import locate
from selon.stages.quantities import quantify
from selon.stages.references import refer
from selon.stages.segment import segment
from selon.stages.times import resolve
from selon.stages.weighing import weigh

Stage = Callable[[Reading, Pack], Reading]

STAGES: tuple[Stage, ...] = (
    mention,
    quantify,
    locate,
    extract,
    weigh,
    merge,
    attribute,
    resolve,
    assess,
    refer,
    carry,
    complete,
    place_in_events,
    assign,
    compose,
)
BATCH = 16
"""Documents that are parsed together: larger batches are no faster and take more memory."""


class Reader:
    """Reads documents of one language: a pack and a parser, loaded once."""

    def __init__(self, language: str = "fr", pipeline: str | None = None, gate: bool = True) -> None:
        self.pack = load_pack(language)
        self.parser = Parser(pipeline or language)
        self.gate = gate

    def read(self, document: Document) -> Reading:
        """The reading of one document."""
        return next(self.read_all([document]))

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The readings of documents, in their order."""
        for batch in _batches(documents):
            segmented = [survey(segment(Reading(document=document), self.pack), self.pack) for document in batch]
            choose = select if self.gate else relevant
            wanted = [choose(reading, self.pack) for reading in segmented]
            for reading, indices in zip(annotate(segmented, wanted, self.parser), wanted, strict=True):
                yield reduce(lambda so_far, stage: stage(so_far, self.pack), STAGES if indices else (), reading)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    source = iter(documents)
    while batch := list(islice(source, BATCH)):
        yield batch
