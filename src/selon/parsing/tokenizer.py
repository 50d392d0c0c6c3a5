"""spaCy's tokenizer over one spelling of quotes, apostrophes and spaces, with lemmas as norms.

Each character is replaced by exactly one, so that every offset stays what it was.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES, LIST_ICONS
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry
from spacy.vocab import Vocab

from selon.parsing.lexicon import Table, read_table, write_table

# Treebanks write ' and ", news sites ’ and «: the parser is to see only one of them.
ELISION = "'"
_APOSTROPHES = "’‘ʼ`´′＇"
_QUOTES = "«»“”„‟″＂"
_HYPHENS = "‐‑"
_SPACES = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    chr(point) for point in range(0x2000, 0x200B)
)
_SPELLING = (
    dict.fromkeys(map(ord, _APOSTROPHES), "'")
    | dict.fromkeys(map(ord, _QUOTES), '"')
    | dict.fromkeys(map(ord, _HYPHENS), "-")
    | dict.fromkeys(map(ord, _SPACES), " ")
)


def spell(text: str) -> str:
    """The text with one kind of apostrophe, double quote, hyphen and space; as long as before.

    >>> spell("L’armée a tué 12\xa0000 «\xa0soldats\xa0»")
    'L\\'armée a tué 12 000 " soldats "'
    """
    return text.translate(_SPELLING)


class NewsTokenizer:
    """The tokenizer of a language over the common spelling; it gives each word its lemma as its norm."""

    def __init__(self, vocab: Vocab, words: Tokenizer, exceptions: list[str]) -> None:
        self.vocab = vocab
        self.words = words
        for form in exceptions:
            for spelling in {form, form[0].upper() + form[1:]}:
                self.words.add_special_case(spelling, [{"ORTH": spelling}])
        self.norms: Table = {}
        getters: Any = vocab.lex_attr_getters  # type: ignore[attr-defined]
        for name, getter in (("NORM", self._norm), ("PREFIX", _prefix), ("SUFFIX", _suffix)):
            getters[vocab.strings[name]] = getter

    def __call__(self, text: str) -> Doc:
        doc: Doc = self.words(spell(text))
        return doc

    def _norm(self, form: str) -> str:
        lower = form.lower()
        found = self.norms.get(form) or self.norms.get(lower)
        return found[0] if found else lower

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write the word list; the rules of the tokenizer are the language's own."""
        Path(path).mkdir(exist_ok=True)
        write_table(self.norms, Path(path) / "norms.tsv.gz")

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> "NewsTokenizer":
        """Read the word list."""
        self.norms = read_table(Path(path) / "norms.tsv.gz")
        return self

    def to_bytes(self, *, exclude: tuple[str, ...] = ()) -> bytes:
        """Nothing: a pipeline of selon is kept on disk."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: tuple[str, ...] = ()) -> "NewsTokenizer":
        """This tokenizer, unchanged."""
        return self


def _prefix(form: str) -> str:
    return form[:3]


def _suffix(form: str) -> str:
    return form[-3:]


@registry.tokenizers("selon.NewsTokenizer.v1")  # type: ignore[untyped-decorator]
def create_news_tokenizer(exceptions: list[str], clitics: list[str]) -> Callable[[Language], NewsTokenizer]:
    """The factory that a configuration names: words to leave whole, and what to cut off after a hyphen."""

    def create(nlp: Language) -> NewsTokenizer:
        return NewsTokenizer(nlp.vocab, _rules(nlp, clitics), exceptions)

    return create


def _rules(nlp: Language, clitics: list[str]) -> Tokenizer:
    """The language's own prefixes and suffixes; hyphens inside a word cut nothing, as in the UD treebanks."""
    defaults: Any = nlp.Defaults
    tail = rf"(?<=[{ALPHA}])-(?:{'|'.join(clitics)})" if clitics else r"(?!)"
    suffixes = [tail, *(rule for rule in defaults.suffixes if "elle" not in rule), r"(?<=[0-9])[hH]"]
    return Tokenizer(
        nlp.vocab,
        rules={form: parts for form, parts in defaults.tokenizer_exceptions.items() if not re.search(tail + "$", form)},
        prefix_search=compile_prefix_regex(defaults.prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex([*_INFIXES, rf"(?<=[{ALPHA}][{ELISION}])(?=[{ALPHA}])"]).finditer,
        url_match=defaults.url_match,
    )


_INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    r"(?<=[0-9])[+*^](?=[0-9-])",
    r"(?<=[0-9])[hH](?=[0-9])",
    rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])(?:--|—|–|~)(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
]
