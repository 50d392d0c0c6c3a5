"""Train the pipeline of a language: `python -m training --language fr --data DIRECTORY`."""

from selon.parsing.gemm import use_numpy_gemm  # first: it sets the threads of BLAS before NumPy is loaded

# isort: split
import argparse
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

from spacy.language import Language

import selon
from selon.packs.weights import FILE
from training.card import Figures, card, write_card
from training.corpus import Corpus, Forest, read_corpus
from training.pipeline import train_names, train_parser, tune_parser
from training.recipe import Recipe, read_recipe
from training.scoring import score_names, score_trees, speed

MODELS = Path(selon.__file__).parent / "models"


def main() -> None:
    """Train, measure, write the card, and put the new pipeline in the place of the old one."""
    options = _options()
    use_numpy_gemm()
    recipe = read_recipe(options.language)
    corpus = read_corpus(recipe, options.data)
    scratch = options.scratch or Path(tempfile.mkdtemp(prefix="training-"))
    scratch.mkdir(parents=True, exist_ok=True)
    nlp, figures = train(recipe, corpus, scratch)
    finish(nlp, recipe, corpus, figures, options.output or MODELS / recipe.language)


def train(recipe: Recipe, corpus: Corpus, scratch: Path) -> tuple[Language, Figures]:
    """The trained pipeline, and what was measured on the way."""
    figures = Figures()
    nlp = train_parser(recipe, corpus, scratch / "parser")
    if corpus.own:
        figures.before = {test.source.name: score_trees(nlp, test.trees) for test in corpus.tests}
        nlp = tune_parser(nlp, recipe, corpus, scratch / "tuned")
    nlp = train_names(nlp, recipe, corpus, scratch / "names")
    figures.tests = {test.source.name: _measured(nlp, test) for test in corpus.tests}
    figures.names = {
        name: score_names(nlp, texts) for name, texts in corpus.names.items() if name not in ("train", "dev")
    }
    figures.speed = speed(nlp, [tree for test in corpus.tests for tree in test.trees])
    return nlp, figures


def _measured(nlp: Language, test: Forest) -> tuple[int, dict[str, float], dict[str, float], dict[str, float]]:
    scores, labels = score_trees(nlp, test.trees)
    alone, _ = score_trees(nlp, test.trees, alone=True)
    return len(test.trees), scores, labels, alone


def finish(nlp: Language, recipe: Recipe, corpus: Corpus, figures: Figures, output: Path) -> None:
    """Write pipeline and card beside the old pipeline, then take its place."""
    fresh = output.with_name(f".{output.name}.new")
    old = output.with_name(f".{output.name}.old")
    nlp.meta.update(name="selon", version=version("selon"), description=recipe.title, license="see README.md")
    nlp.to_disk(fresh)
    figures.bytes = sum(file.stat().st_size for file in fresh.rglob("*") if file.is_file())
    text = card(recipe, corpus, figures)
    write_card(text, fresh)
    learned = output / FILE
    if learned.is_file():
        shutil.copy(learned, fresh)  # what was learned over the old pipeline, until `make weigh` learns it anew
    shutil.rmtree(old, ignore_errors=True)
    if output.exists():
        output.rename(old)
    fresh.rename(output)
    shutil.rmtree(old, ignore_errors=True)
    print(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--language", required=True, help='the language of the pipeline, say "fr"')
    parser.add_argument("--data", required=True, type=Path, help="the directory that has treebanks/, ner/ and popcorn/")
    parser.add_argument("--output", type=Path, help="where the pipeline goes; by default src/selon/models/LANGUAGE")
    parser.add_argument(
        "--scratch", type=Path, help="where the best epochs are kept; a stage finished there is not run again"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
