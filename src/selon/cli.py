"""The command line."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from importlib.metadata import version
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from selon import render
from selon.codec import check_date, document_from_json, document_to_json
from selon.errors import InputError, SelonError
from selon.evaluate import Record, key_of, score
from selon.intake.files import documents
from selon.intake.records import records
from selon.messages import say
from selon.model import Document, Reading, Rejection
from selon.table import table

# The pipeline is imported where it is used: it takes two seconds, and --help is to come at once.

app = typer.Typer(
    help=say("about"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How claims are printed."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"


READ_EXAMPLES = f"""{say("examples")}\n
[dim]selon read report.txt --published 2024-10-20\n
selon read reports.jsonl --format csv > claims.csv\n
cat report.txt | selon read - --explain[/dim]"""
EVALUATE_EXAMPLES = f"""{say("examples")}\n
[dim]selon evaluate gold.jsonl\n
selon evaluate gold.jsonl claims.jsonl --by-type --errors 20[/dim]"""


@app.callback(invoke_without_command=True)
def selon(show_version: Annotated[bool, typer.Option("--version", help=say("version"))] = False) -> None:
    """Take the options that stand before a command."""
    if show_version:
        print(f"selon {version('selon')}")
        raise typer.Exit


selon.__doc__ = None  # else it would stand in --help in the place of the app's own text


@app.command(help=say("read"), epilog=READ_EXAMPLES)
def read(
    paths: Annotated[list[str], typer.Argument(help=say("paths"), show_default=False, metavar="PATH…")],
    published: Annotated[str | None, typer.Option(help=say("published"), metavar="DATE")] = None,
    language: Annotated[str, typer.Option(help=say("language"), metavar="CODE")] = "fr",
    format: Annotated[Format, typer.Option(help=say("format"))] = Format.table,
    explain: Annotated[bool, typer.Option("--explain", help=say("explain"))] = False,
    sentences: Annotated[bool, typer.Option("--sentences", help=say("sentences"))] = False,
    pipeline: Annotated[str | None, typer.Option(help=say("pipeline"), metavar="NAME")] = None,
) -> None:
    day = check_date(published) if published else None
    counts = Counts()
    _known(language)
    output, progress = Console(), _progress(format)
    printer = PRINTERS[format](output, sentences, explain)
    with progress:
        task = progress.add_task(say("reading"), total=None)
        for reading in _read_all(counts.accepted(documents(paths, language, day)), pipeline):
            counts.claims += len(reading.claims)
            printer.show(reading)
            progress.update(task, description=say("progress", documents=counts.documents, claims=counts.claims))
    printer.close()
    counts.report()


@app.command(help=say("evaluate"), epilog=EVALUATE_EXAMPLES)
def evaluate(
    gold: Annotated[str, typer.Argument(help=say("gold"), show_default=False, metavar="GOLD.jsonl")],
    predicted: Annotated[
        str | None, typer.Argument(help=say("predicted"), show_default=False, metavar="[PREDICTED.jsonl]")
    ] = None,
    by_type: Annotated[bool, typer.Option("--by-type", help=say("by_type"))] = False,
    errors: Annotated[int, typer.Option(help=say("errors"), metavar="N")] = 0,
    pipeline: Annotated[str | None, typer.Option(help=say("pipeline"), metavar="NAME")] = None,
) -> None:
    theirs = list(records(gold))
    if not theirs:
        raise InputError(say("no_gold", gold=gold))
    ours = list(records(predicted)) if predicted else _read_again(theirs, pipeline)
    if predicted and {key_of(one) for one in theirs}.isdisjoint(key_of(one) for one in ours):
        raise InputError(say("nothing_in_common", gold=gold, predicted=predicted))
    found = score(theirs, ours)
    print(render.scores(found, by_type))
    for miss in found.misses[:errors]:
        print(render.miss(miss))


class Counts:
    """How many documents and claims went by; rejections are told on standard error as they come."""

    def __init__(self) -> None:
        self.documents = self.claims = self.rejected = self.undated = 0

    def accepted(self, found: Iterable[Document | Rejection]) -> Iterator[Document]:
        """The documents among what was found in a language that can be read."""
        for one in found:
            if isinstance(one, Document) and (reason := _unknown(one.language)):
                one = Rejection(document=one.id, stage="language", reason=reason)
            if isinstance(one, Rejection):
                self.rejected += 1
                print(say("rejected", document=one.document, reason=one.reason), file=sys.stderr)
            else:
                self.documents += 1
                self.undated += one.published is None
                yield one

    def report(self) -> None:
        """Sum up on standard error; end with status 2 where nothing could be read."""
        if self.documents == 0:
            print(say("nothing"), file=sys.stderr)
            raise typer.Exit(2)
        if self.undated:
            print(say("undated", count=self.undated, documents=self.documents), file=sys.stderr)
        if self.documents + self.rejected > 1:
            values = {"documents": self.documents, "claims": self.claims, "rejected": self.rejected}
            print(say("summary", **values), file=sys.stderr)


class Tables:
    """Prints tables, an empty line between two documents."""

    def __init__(self, console: Console, sentences: bool, explain: bool) -> None:
        self.console, self.sentences, self.explain, self.many = console, sentences, explain, False

    def show(self, reading: Reading) -> None:
        """Print the claims of a document."""
        if self.many:
            self.console.print()
        self.many = True
        self.console.print(table(reading, self.sentences, self.explain, self.console), soft_wrap=True)

    def close(self) -> None:
        """Nothing is left to print."""


class Lines:
    """Prints text for programs: what opens, a part for each document, what closes."""

    def __init__(self, part: Callable[[Reading], str], opens: str = "", between: str = "", closes: str = "") -> None:
        self.part, self.opens, self.between, self.closes, self.many = part, opens, between, closes, False

    def show(self, reading: Reading) -> None:
        """Print the claims of a document."""
        sys.stdout.write((self.between if self.many else self.opens) + self.part(reading))
        self.many = True

    def close(self) -> None:
        """Print what closes the whole."""
        sys.stdout.write(self.closes if self.many else "")


def _jsonl(explain: bool, end: str = "") -> Callable[[Reading], str]:
    return lambda reading: render.jsonl(reading.document, reading.claims, explain) + end


PRINTERS: dict[Format, Callable[[Console, bool, bool], Tables | Lines]] = {
    Format.table: Tables,
    Format.jsonl: lambda _, sentences, explain: Lines(_jsonl(explain, "\n")),
    Format.json: lambda _, sentences, explain: Lines(_jsonl(explain), "[", ",\n", "]\n"),
    Format.csv: lambda _, sentences, explain: Lines(render.csv_rows, render.csv_header()),
}


def _read_all(accepted: Iterator[Document], pipeline: str | None) -> Iterator[Reading]:
    """The readings of documents, in order; the pipeline is loaded for the first one of a language."""
    from itertools import chain, groupby

    from selon.pipeline import Reader

    first = next(accepted, None)
    if first is None:
        return
    for language, own in groupby(chain([first], accepted), key=lambda document: document.language):
        yield from Reader(language, pipeline).read_all(own)


def _read_again(gold: Sequence[Record], pipeline: str | None) -> Iterator[Record]:
    """Our own claims for the texts of a gold file."""
    for reading in _read_all(
        (document_from_json(record, _known(record.get("language", "fr")), None) for record in gold), pipeline
    ):
        yield document_to_json(reading.document, reading.claims)


def _unknown(language: str) -> str | None:
    """What is to be said of a language that has no pack."""
    from selon.packs.load import languages

    known = languages()
    return None if language in known else say("unknown_language", language=language, languages=", ".join(known))


def _known(language: str) -> str:
    if reason := _unknown(language):
        raise InputError(reason)
    return language


def _progress(format: Format) -> Progress:
    """What is told of the work while it goes on: never in a pipe, nor where it would run into the output."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    shown = sys.stderr.isatty() and not sys.stdout.isatty()
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=not shown)


def main() -> None:
    """Run the command line; an error of selon's own is one line and exit status 2."""
    try:
        app()
    except SelonError as error:
        print(f"selon: {error}", file=sys.stderr)
        sys.exit(2)
