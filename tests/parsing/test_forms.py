"""What the form of a word decides by rule: conditionals, futures, lemmas."""

import pytest

from selon.packs.files import load
from selon.parsing.forms import Forms, WordForms, future_stems
from selon.parsing.lexicon import read_table, write_table
from selon.parsing.loader import packaged

FORMS = load("fr/morphology.toml", Forms)
RULES = [*FORMS.stems, *FORMS.irregular, *FORMS.opening]


def test_there_are_rules():
    assert len(RULES) > 40
    assert {"Cnd", "Ind"} == {tense.features["Mood"] for tense in FORMS.tenses}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_each_stem_makes_its_example(rule):
    infinitive, form = rule.example.split()
    assert infinitive.endswith(rule.infinitive)
    assert form in {stem + "ait" for stem in future_stems(infinitive, FORMS)}


@pytest.mark.parametrize(
    ("form", "infinitive", "mood"),
    [
        ("aurait", "avoir", "Cnd"),
        ("seraient", "être", "Cnd"),
        ("démentirait", "démentir", "Cnd"),
        ("montrait", "montrer", None),
        ("tirait", "tirer", None),
        ("entrerait", "entrer", "Cnd"),
        ("livrera", "livrer", "Ind"),
        ("montra", "montrer", None),
        ("courait", "courir", None),
        ("courrait", "courir", "Cnd"),
    ],
)
def test_the_mood_follows_from_the_stem(form, infinitive, mood):
    rules = WordForms("forms", FORMS)
    rules.verbs = {form: (infinitive,)}
    tense = rules.tense(form)
    assert (tense.features["Mood"] if tense else None) == mood


def test_a_form_that_no_list_knows_is_left_to_the_tagger():
    assert WordForms("forms", FORMS).tense("aurait") is None


def test_a_word_list_comes_back_as_written(tmp_path):
    table = {"suis": ("être", "suivre"), "œuvre": ("œuvrer",)}
    write_table(table, tmp_path / "verbs.tsv.gz")
    assert read_table(tmp_path / "verbs.tsv.gz") == table


def test_the_packaged_list_knows_verbs_that_treebanks_lack():
    place = packaged("fr")
    if place is None:
        pytest.skip("the French pipeline is not there: run make train LANGUAGE=fr")
    verbs = read_table(place / "word_forms" / "verbs.tsv.gz")
    assert verbs["dément"] == ("démentir",)
    assert verbs["bombarderaient"] == ("bombarder",)
