"""What the parser gives the stages: tokens that lie where they say, in sound trees."""

import pytest

from selon.parsing import Parser
from selon.parsing.loader import packaged

TEXT = (
    "L’armée aurait tué 12\xa0000 rebelles\n\n dans la région.\n"
    "«\xa0Les frappes ont été menées par Moscou\xa0», a-t-il démenti. Il a livré des armes aux rebelles."
)


@pytest.fixture(scope="module")
def parser():
    if packaged("fr") is None:
        pytest.skip("the French pipeline is not there: run make train LANGUAGE=fr")
    return Parser("fr")


@pytest.fixture(scope="module")
def tokens(parser):
    (found,) = parser.parse([TEXT])
    return found


def only(tokens, text):
    (found,) = [token for token in tokens if token.text == text]
    return found


def test_every_token_lies_where_it_says(tokens):
    assert len(tokens) > 30
    assert [token.index for token in tokens] == list(range(len(tokens)))
    assert all(TEXT[token.start : token.end] == token.text for token in tokens)


def test_all_but_white_space_is_covered(tokens):
    assert "".join(token.text for token in tokens) == "".join(TEXT.split())


def test_heads_make_trees_with_one_root_a_sentence(tokens):
    roots = [token for token in tokens if token.head == token.index]
    assert len(roots) == sum(token.sentence_start for token in tokens)
    assert all(token.relation == "root" for token in roots)
    for token in tokens:
        seen = set()
        while token.head != token.index:
            assert token.index not in seen
            seen.add(token.index)
            token = tokens[token.head]


def test_a_passive_shows_in_the_labels(tokens):
    assert only(tokens, "frappes").relation == "nsubj:pass"
    assert only(tokens, "Moscou").relation == "obl:agent"


def test_a_conditional_is_marked(tokens):
    assert "Mood=Cnd" in only(tokens, "aurait").features


def test_lemmas_of_verbs_and_contractions(tokens):
    assert only(tokens, "démenti").lemma == "démentir"
    assert only(tokens, "aux").lemma == "à"


def test_names_have_a_kind(tokens):
    assert only(tokens, "Moscou").entity == "LOC"
    assert only(tokens, "Moscou").entity_start
    assert only(tokens, "région").entity is None


def test_texts_come_back_in_order_and_alike_alone_or_together(parser):
    texts = [f"Le groupe numéro {number} a quitté la ville." for number in range(40)]
    together = list(parser.parse(texts))
    assert together == [tokens for text in texts for tokens in parser.parse([text])]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "«", "\u200b", "A" * 3000])
def test_odd_texts_are_read(parser, text):
    (tokens,) = parser.parse([text])
    assert "".join(token.text for token in tokens) == "".join(text.split())
