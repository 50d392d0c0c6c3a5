"""The number files of a pack: they load whole, and what they must not hold is an error."""

from pathlib import Path

import pytest

from selon.errors import PackError
from selon.packs.files import load
from selon.packs.numbers import NumbersFile, load_numbers
from selon.packs.units import UnitsFile

CODE_LENGTH = 3


def test_currencies_have_iso_codes_or_none() -> None:
    codes = {currency.code for currency in load_numbers("fr").currencies.names.values()}
    assert {"EUR", "USD", "GBP", "RUB", "UAH", None} <= codes
    assert all(code is None or (len(code) == CODE_LENGTH and code.isupper()) for code in codes)


def test_no_currency_name_stands_twice() -> None:
    entries = load("fr/units.toml", UnitsFile).currency
    names = [name.lower() for entry in entries for name in (*entry.names, *entry.symbols)]
    assert sorted(set(names)) == sorted(names)


def test_a_word_has_one_role_as_a_noun() -> None:
    nouns = [noun for entry in load("fr/units.toml", UnitsFile).role for noun in entry.nouns]
    assert len(set(nouns)) == len(nouns)


def test_a_misspelt_key_is_an_error_that_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.packs.files.DATA", tmp_path)
    (tmp_path / "numbers.toml").write_text('decimals = ","', "utf-8")
    with pytest.raises(PackError, match=r"numbers\.toml"):
        load("numbers.toml", NumbersFile)


def test_a_language_without_numbers_is_an_error() -> None:
    with pytest.raises(PackError, match=r"xx/numbers\.toml"):
        load_numbers("xx")
