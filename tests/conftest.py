"""What tests share: sentences with trees written by hand."""

from collections.abc import Callable

import pytest

from selon.model import Sentence, Token


def spell(analysis: str, index: int = 0, start: int = 0) -> Sentence:
    """The sentence of an analysis, one "form/lemma/POS/head:relation/Feature,Feature" a word; heads count from 1.

    The words stand in the text with one blank between them; the features may be left out.
    """
    tokens: list[Token] = []
    position = start
    for number, word in enumerate(analysis.split()):
        form, lemma, pos, edge, *features = word.split("/")
        head, _, relation = edge.partition(":")
        tokens.append(
            Token(
                index=number, start=position, end=position + len(form), text=form, lemma=lemma, pos=pos,
                features=frozenset(features[0].split(",") if features else ()),
                head=int(head) - 1 if int(head) else number, relation=relation,
            )
        )  # fmt: skip
        position += len(form) + 1
    text = " ".join(token.text for token in tokens)
    return Sentence(index=index, paragraph=0, start=start, end=start + len(text), text=text, tokens=tuple(tokens))


@pytest.fixture(name="spell")
def _spell() -> Callable[..., Sentence]:
    return spell
