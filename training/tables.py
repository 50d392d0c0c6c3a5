"""The word lists of a pipeline, from spacy-lookups-data (MIT): norms, and the infinitives of verb forms."""

import gzip
import json
from importlib.resources import files
from typing import Any

from selon.parsing.forms import Forms, future_stems

Rows = dict[str, tuple[str, ...]]


def norms(language: str) -> Rows:
    """The usual lemma of each word form."""
    return {form: _all(lemmas)[:1] for form, lemmas in _read(language, "lookup").items() if form}


def verbs(language: str, forms: Forms) -> Rows:
    """The infinitives of each verb form, auxiliaries first, with futures and conditionals that the lists lack."""
    exceptions, index = _read(language, "exc"), _read(language, "index")
    found: Rows = {form: _all(lemmas) for form, lemmas in exceptions["verb"].items()}
    for infinitive in index["verb"]:
        found.setdefault(infinitive, (infinitive,))
    for form, lemmas in exceptions["aux"].items():
        found[form] = tuple(dict.fromkeys(_all(lemmas) + found.get(form, ())))
    infinitives = {lemma for lemmas in found.values() for lemma in lemmas}
    for form, (lemma, *_) in norms(language).items():
        if lemma in infinitives:
            found.setdefault(form, (lemma,))
    return _with_futures(found, infinitives, forms)


def _with_futures(table: Rows, infinitives: set[str], forms: Forms) -> Rows:
    endings = [ending for tense in forms.tenses for ending in tense.endings]
    made = {
        stem + ending: (infinitive,)
        for infinitive in sorted(infinitives)
        for stem in future_stems(infinitive, forms)
        for ending in endings
    }
    return made | table


def _all(lemmas: str | list[str]) -> tuple[str, ...]:
    return (lemmas,) if isinstance(lemmas, str) else tuple(lemmas)


def _read(language: str, table: str) -> dict[str, Any]:
    """One table of the wheel as it lies in it: spaCy's own reader keeps hashes in the place of forms."""
    packed = files("spacy_lookups_data") / "data" / f"{language}_lemma_{table}.json.gz"
    found: dict[str, Any] = json.loads(gzip.decompress(packed.read_bytes()))
    return found
