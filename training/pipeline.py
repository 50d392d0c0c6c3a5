"""Build a pipeline and train its parts: the parser, then the parser with our own trees, then the names."""

import random
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import load_model_from_config
from thinc.api import Adam, Config, fix_random_seed

from selon.packs.files import load
from selon.parsing.forms import Forms, WordForms
from selon.parsing.tokenizer import NewsTokenizer
from training import tables
from training.corpus import SEED, Corpus, fixed_examples, name_examples, tree_examples
from training.learning import Scores, learn
from training.names import named_example
from training.recipe import HERE, Recipe, read_pools


def blank(recipe: Recipe) -> Language:
    """The untrained pipeline of `training/<language>.cfg`, with its word lists."""
    fix_random_seed(SEED)
    nlp = load_model_from_config(Config().from_disk(HERE / f"{recipe.language}.cfg"), auto_fill=True)
    tokenizer, forms = nlp.tokenizer, nlp.get_pipe("word_forms")
    assert isinstance(tokenizer, NewsTokenizer)
    assert isinstance(forms, WordForms)
    tokenizer.norms = tables.norms(recipe.language)
    forms.verbs = tables.verbs(recipe.language, load(f"{recipe.language}/morphology.toml", Forms))
    return nlp


def train_parser(recipe: Recipe, corpus: Corpus, best: Path) -> Language:
    """Tagger, parser and lemmatizer, trained on the treebanks of others."""
    if finished(best):
        return spacy.load(best)
    nlp = blank(recipe)
    examples = tree_examples(nlp, corpus.train)
    first = examples(random.Random(SEED))
    optimizer = nlp.initialize(lambda: first)
    learn(nlp, optimizer, examples, fixed_examples(nlp, corpus.dev), _trees_worth, recipe.parser, best, SEED)
    return _finish(best)


def tune_parser(nlp: Language, recipe: Recipe, corpus: Corpus, best: Path) -> Language:
    """The same, trained on with our own treebank among the others."""
    if finished(best):
        return spacy.load(best)
    fix_random_seed(SEED)
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    # spaCy does not write this table to disk: without it every lemma would be learnt as the last label.
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
    examples = tree_examples(nlp, [*corpus.train, *corpus.own])
    dev = fixed_examples(nlp, corpus.dev)
    learn(nlp, nlp.resume_training(), examples, dev, _trees_worth, recipe.tuning, best, SEED + 1)
    return _finish(best)


def train_names(nlp: Language, recipe: Recipe, corpus: Corpus, best: Path) -> Language:
    """Names, with features of their own; all else stays as it is."""
    config = Config().from_disk(HERE / f"{recipe.language}.names.cfg")
    ner: Any = nlp.add_pipe("ner", config=config["ner"])
    if not finished(best):
        _learn_names(nlp, ner, recipe, corpus, best)
    kept = spacy.load(best, exclude=[name for name in nlp.pipe_names if name != "ner"])
    best_ner: Any = kept.get_pipe("ner")
    ner.from_bytes(best_ner.to_bytes())
    return nlp


def _learn_names(nlp: Language, ner: Any, recipe: Recipe, corpus: Corpus, best: Path) -> None:
    fix_random_seed(SEED)
    examples = name_examples(nlp, corpus.names["train"], read_pools(recipe.language))
    first = examples(random.Random(SEED))
    ner.initialize(lambda: first, nlp=nlp)
    with nlp.select_pipes(enable="ner"):
        dev = [named_example(nlp, text) for text in corpus.names["dev"]]
        learn(nlp, Adam(L2=0.01, grad_clip=1.0), examples, dev, _names_worth, recipe.names, best, SEED)
    (best / "finished").touch()


def finished(best: Path) -> bool:
    """Whether this stage was trained to its end before: it is not trained again."""
    return (best / "finished").is_file()


def _finish(best: Path) -> Language:
    (best / "finished").touch()
    return spacy.load(best)


def _trees_worth(scores: Scores) -> float:
    return scores["dep_las"] + scores["pos_acc"]


def _names_worth(scores: Scores) -> float:
    return scores["ents_f"]
