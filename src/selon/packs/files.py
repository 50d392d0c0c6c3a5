"""Read the TOML files of a language pack into typed records, with errors that name file and place."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from selon.errors import PackError

T = TypeVar("T")
DATA = files("selon") / "data"


def load(path: str, kind: type[T]) -> T:
    """The file at `path` under data/ (say "fr/numbers.toml") as a `kind`, a msgspec Struct.

    Raises PackError where the file is missing, is not TOML, misspells a key or has a wrong type.
    """
    try:
        return msgspec.convert(tomllib.loads(_text(path)), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise PackError(f"{path}: {error}") from error


@cache
def _text(path: str) -> str:
    try:
        return DATA.joinpath(path).read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PackError(f"{path}: no such file in the pack") from error
