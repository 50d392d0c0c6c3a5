"""The command line."""

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from selon import render
from selon.codec import check_date, document_to_json
from selon.errors import InputError, SelonError
from selon.evaluate import Record, score
from selon.intake.files import documents
from selon.intake.records import records
from selon.messages import say
from selon.model import Document, Reading, Rejection
from selon.packs.load import languages
from selon.pipeline import Reader

app = typer.Typer(help=say("about"), no_args_is_help=True, add_completion=False, rich_markup_mode="rich")


class Format(StrEnum):
    """How claims are printed."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"


READ_EXAMPLES = """[dim]selon read report.txt --published 2024-10-20\n
selon read reports.jsonl --format csv > claims.csv\n
cat report.txt | selon read - --explain[/dim]"""
EVALUATE_EXAMPLES = """[dim]selon evaluate gold.jsonl\n
selon evaluate gold.jsonl claims.jsonl --by-type --errors 20[/dim]"""


@app.command(help=say("read"), epilog=READ_EXAMPLES)
def read(
    paths: Annotated[list[str], typer.Argument(help=say("paths"), show_default=False)],
    published: Annotated[str | None, typer.Option(help=say("published"))] = None,
    language: Annotated[str, typer.Option(help=say("language"))] = "fr",
    format: Annotated[Format, typer.Option(help=say("format"))] = Format.table,
    explain: Annotated[bool, typer.Option("--explain", help=say("explain"))] = False,
    sentences: Annotated[bool, typer.Option("--sentences", help=say("sentences"))] = False,
    pipeline: Annotated[str | None, typer.Option(help=say("pipeline"))] = None,
) -> None:
    day = check_date(published) if published else None
    counts = Counts()
    reader = Reader(_known(language), pipeline)
    with _progress() as progress:
        task = progress.add_task(say("reading"), total=None)
        found = reader.read_all(counts.accepted(documents(paths, language, day)))
        _print(found, format, sentences, explain, counts, lambda: progress.advance(task))
    counts.report()


@app.command(help=say("evaluate"), epilog=EVALUATE_EXAMPLES)
def evaluate(
    gold: Annotated[str, typer.Argument(help=say("gold"), show_default=False)],
    predicted: Annotated[str | None, typer.Argument(help=say("predicted"), show_default=False)] = None,
    by_type: Annotated[bool, typer.Option("--by-type", help=say("by_type"))] = False,
    errors: Annotated[int, typer.Option(help=say("errors"))] = 0,
    pipeline: Annotated[str | None, typer.Option(help=say("pipeline"))] = None,
) -> None:
    theirs = list(records(gold))
    found = score(theirs, records(predicted) if predicted else _read_again(theirs, pipeline))
    print(render.scores(found, by_type))
    for miss in found.misses[:errors]:
        print(render.miss(miss))


class Counts:
    """How many documents and claims went by; rejections are told on standard error as they come."""

    def __init__(self) -> None:
        self.documents = self.claims = self.rejected = 0

    def accepted(self, found: Iterable[Document | Rejection]) -> Iterator[Document]:
        """The documents among what was found in a language that can be read."""
        for one in found:
            if isinstance(one, Document) and one.language not in languages():
                reason = say("unknown_language", language=one.language, languages=", ".join(languages()))
                one = Rejection(document=one.id, stage="language", reason=reason)
            if isinstance(one, Rejection):
                self.rejected += 1
                print(say("rejected", document=one.document, reason=one.reason), file=sys.stderr)
            else:
                self.documents += 1
                yield one

    def report(self) -> None:
        """Sum up on standard error; end with status 2 where nothing could be read."""
        if self.documents == 0:
            print(say("nothing"), file=sys.stderr)
            raise typer.Exit(2)
        if self.documents + self.rejected > 1 or self.rejected:
            values = {"documents": self.documents, "claims": self.claims, "rejected": self.rejected}
            print(say("summary", **values), file=sys.stderr)


def _print(found, format, sentences, explain, counts, step) -> None:  # type: ignore[no-untyped-def]
    """Print readings as they come, in the form asked for."""
    console = Console()
    for number, reading in enumerate(found):
        counts.claims += len(reading.claims)
        match format:
            case Format.table:
                console.print(render.table(reading, sentences, explain, console.width))
            case Format.jsonl:
                sys.stdout.write(render.jsonl(reading.document, reading.claims, explain) + "\n")
            case Format.json:
                sys.stdout.write(("[" if number == 0 else ",") + render.jsonl(reading.document, reading.claims, explain))
            case Format.csv:
                sys.stdout.write(render.csv_rows(reading, header=number == 0))
        step()
    if format is Format.json and counts.documents:
        sys.stdout.write("]\n")


def _read_again(gold: list[Record], pipeline: str | None) -> Iterator[Record]:
    """Our own claims for the texts of a gold file."""
    for language in sorted({str(record["language"]) for record in gold}):
        reader = Reader(_known(language), pipeline)
        own = [r for r in gold if r["language"] == language]
        for reading in reader.read_all(_documents(own)):
            yield document_to_json(reading.document, reading.claims)


def _documents(gold: Iterable[Record]) -> Iterator[Document]:
    for record in gold:
        yield Document(
            id=record["id"], text=record["text"], language=record["language"], published=record.get("published"),
            title=record.get("title"),
        )  # fmt: skip


def _known(language: str) -> str:
    if language not in languages():
        raise InputError(say("unknown_language", language=language, languages=", ".join(languages())))
    return language


def _progress() -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed}"))
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


def main() -> None:
    """Run the command line; an error of selon's own is one line and exit status 2."""
    try:
        app()
    except SelonError as error:
        print(f"selon: {error}", file=sys.stderr)
        sys.exit(2)
