"""The French recipe against the data, where the data is there."""

from pathlib import Path

import pytest

from training.card import Figures, card
from training.corpus import Corpus, Forest, read_corpus
from training.learning import rate
from training.recipe import place, read_pools, read_recipe

DATA = Path(__file__).parents[3] / "shared" / "data"
RECIPE = read_recipe("fr")


@pytest.fixture(scope="module")
def corpus():
    if not DATA.is_dir():
        pytest.skip(f"no treebanks in {DATA}")
    return read_corpus(RECIPE, DATA)


def test_no_test_sentence_is_trained_on(corpus):
    trained = {tuple(word.form for word in tree) for one in [*corpus.train, *corpus.own] for tree in one.trees}
    assert len(trained) > 6000
    for one in corpus.tests:
        shared = sum(tuple(word.form for word in tree) in trained for tree in one.trees if len(tree) > 5)
        assert one.trees
        # Sequoia itself repeats three notices of medicines in train and test.
        assert shared <= (0 if one.source.own else 3), one.source.name


def test_no_file_serves_two_uses():
    paths = [source.path for source in RECIPE.treebanks]
    assert len(paths) == len(set(paths)) > 8
    assert {source.use for source in RECIPE.treebanks} == {"train", "dev", "test"}


def test_only_the_labels_that_are_read_remain(corpus):
    labels = {word.relation for one in [*corpus.train, *corpus.own] for tree in one.trees for word in tree}
    assert {"nsubj:pass", "obl:agent", "aux:pass", "aux:tense", "acl:relcl", "expl:pv", "flat:name"} <= labels
    assert not {"obl:mod", "obl:arg", "nsubj:caus"} & labels


def test_own_treebank_is_beside_the_recipe():
    own = [source for source in RECIPE.treebanks if source.own]
    assert {source.use for source in own} == {"train", "test"}
    assert all(place(source, DATA).parent.name == "treebank" for source in own)


def test_pools_are_sorted_without_duplicates():
    pools = read_pools("fr")
    assert set(pools) == {"PER", "LOC", "ORG"}
    assert all(names == sorted(set(names)) and len(names) > 100 for names in pools.values())


def test_the_rate_rises_then_falls():
    rates = [rate(step, 1000, 0.001) for step in range(1000)]
    assert max(rates) == rates[249] == 0.001
    assert rates == sorted(rates[:250]) + sorted(rates[250:], reverse=True)


def test_the_card_says_what_was_measured():
    scores = dict.fromkeys(("pos_acc", "lemma_acc", "verb_lemma", "dep_uas", "dep_las"), 0.5)
    scores |= {"conditional_p": 1.0, "conditional_r": 0.25, "conditionals": 8.0}
    test = next(source for source in RECIPE.treebanks if source.use == "test")
    figures = Figures(tests={test.name: (7, scores, {"nsubj": 0.815}, scores)}, speed=1234.0, bytes=17_000_000)
    text = card(RECIPE, Corpus([], [], [], [Forest(test, [])], {}), figures)
    assert "17.0 MB; 1,234 words a second" in text
    assert f"| {test.name} | 7 | 50.0 | 50.0 | 50.0 | 50.0 | 50.0 | 100.0 / 25.0 (8) | 50.0 |" in text
    assert "| 81.5 | none |" in text
    assert "GSD was not available" in text
