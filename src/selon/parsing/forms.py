"""What a word's form alone decides better than a tagger: conditionals, futures, lemmas of verbs and contractions."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from selon.packs.files import load
from selon.parsing.lexicon import Table, read_table, write_table

_VERBAL = frozenset({"VERB", "AUX"})
_COMPOUND = frozenset({"aux:tense", "aux:pass"})
"""Relations of the auxiliaries that only a verb has."""
_CONTRACTED = frozenset({"ADP", "PRON"})


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Infinitives in `infinitive` have the future stem in `stem`; `example` shows one and a form of it."""

    infinitive: str
    stem: str
    example: str


class Tense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The endings that a stem of the future takes, and the features that they give."""

    endings: list[str]
    features: dict[str, str]


class Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word forms of a language, from its `morphology.toml`."""

    feminine: str = ""
    """What a participle takes in the feminine, by which a form that is a noun too is known for a participle."""
    contractions: dict[str, str] = {}
    tenses: list[Tense] = []
    stems: list[Ending] = []
    irregular: list[Ending] = []
    opening: list[Ending] = []


class WordForms:
    """The component that sets mood, tense and lemma by rule where the word list knows the form."""

    def __init__(self, name: str, forms: Forms) -> None:
        self.name = name
        self.forms = forms
        self.verbs: Table = {}
        """The infinitives of each verb form, the usual one first."""
        self._tenses: dict[str, Tense | None] = {}

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            if token.pos_ not in _VERBAL and self._participle(token):
                token.pos_ = "VERB"
            if token.pos_ in _VERBAL:
                self._set_tense(token)
                self._set_infinitive(token)
            elif token.pos_ in _CONTRACTED:
                lemma = self.forms.contractions.get(token.lower_)
                if lemma is not None:
                    token.lemma_ = lemma
        return doc

    def _participle(self, token: Any) -> bool:
        """Whether a word that a tagger takes for a noun is a verb's: "s'est *félicité*", by the auxiliary below it."""
        return bool(self._infinitives(token)) and any(child.dep_ in _COMPOUND for child in token.children)

    def _infinitives(self, token: Any) -> Sequence[str]:
        return self.verbs.get(token.lower_, ()) or self.verbs.get(token.lower_ + self.forms.feminine, ())

    def tense(self, form: str) -> Tense | None:
        """The tense built on the stem of the future that a verb form shows, if any."""
        if form not in self._tenses:
            self._tenses[form] = self._find_tense(form)
        return self._tenses[form]

    def _find_tense(self, form: str) -> Tense | None:
        infinitives = self.verbs.get(form, ())
        stems = {stem for infinitive in infinitives for stem in future_stems(infinitive, self.forms)}
        for tense in self.forms.tenses:
            if any(form.endswith(ending) and form[: -len(ending)] in stems for ending in tense.endings):
                return tense
        return None

    def _set_tense(self, token: Any) -> None:
        form = token.lower_
        tense = self.tense(form)
        features = token.morph.to_dict()
        if tense is not None:
            wanted = features | tense.features | {"VerbForm": "Fin"}
        elif features.get("Mood") == "Cnd" and form in self.verbs:
            wanted = features | {"Mood": "Ind", "Tense": "Imp"}
        else:
            return
        if wanted != features:
            token.set_morph(wanted)

    def _set_infinitive(self, token: Any) -> None:
        infinitives = self._infinitives(token)
        if infinitives and token.lemma_ not in infinitives:
            token.lemma_ = infinitives[0]

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write the word list; the rules are the package's own data."""
        Path(path).mkdir(exist_ok=True)
        write_table(self.verbs, Path(path) / "verbs.tsv.gz")

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> "WordForms":
        """Read the word list."""
        self.verbs = read_table(Path(path) / "verbs.tsv.gz")
        self._tenses.clear()
        return self


def future_stems(infinitive: str, forms: Forms) -> Iterator[str]:
    """The stems to which a verb's future and conditional endings may be added: the longest rule that fits.

    The opening rules come beside it: "lever" has "lèver", "jeter" has "jetter".
    """
    yield from (rule.stem for rule in forms.irregular if rule.infinitive == infinitive)
    fitting = [rule for rule in forms.stems if infinitive.endswith(rule.infinitive)]
    if fitting:
        longest = max(len(rule.infinitive) for rule in fitting)
        yield from (_changed(infinitive, rule) for rule in fitting if len(rule.infinitive) == longest)
    yield from (_changed(infinitive, rule) for rule in forms.opening if infinitive.endswith(rule.infinitive))


def _changed(infinitive: str, rule: Ending) -> str:
    return infinitive[: -len(rule.infinitive)] + rule.stem


@Language.factory("selon_word_forms", default_config={"language": "fr"})
def create_word_forms(nlp: Language, name: str, language: str) -> Any:
    """The factory that a pipeline's configuration names."""
    return WordForms(name, load(f"{language}/morphology.toml", Forms))
