"""The word lists that travel with a pipeline: the lemma of a form, and the infinitives of a verb form."""

import gzip
from collections.abc import Mapping
from pathlib import Path

Table = Mapping[str, tuple[str, ...]]


def read_table(path: Path) -> dict[str, tuple[str, ...]]:
    """The table in a gzipped file of lines "form<TAB>value<TAB>value…"."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return {row[0]: tuple(row[1:]) for row in rows}


def write_table(table: Table, path: Path) -> None:
    """Write a table as `read_table` reads it, sorted, the same bytes for the same table."""
    text = "".join("\t".join((form, *values)) + "\n" for form, values in sorted(table.items()))
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
