"""From CoNLL-U to one surface token per word, with the labels that selon reads."""

import random

import pytest

from training.conllu import cut_at_spaces, read_conllu
from training.harmonise import closed_class_lemmas, harmonise
from training.trees import grouped, text_of, with_new_numbers

SAMPLE = """\
# sent_id = 1
# text = Il a parlé aux 12 000 hommes auquel il tient.
1\tIl\tlui\tPRON\t_\tGender=Masc|Number=Sing|PronType=Prs\t3\tnsubj\t_\t_
2\ta\tavoir\tAUX\t_\tMood=Ind|VerbForm=Fin\t3\taux\t_\t_
3\tparlé\tparler\tVERB\t_\tVerbForm=Part\t0\troot\t_\t_
4-5\taux\t_\t_\t_\t_\t_\t_\t_\t_
4\tà\tà\tADP\t_\t_\t7\tcase\t_\t_
5\tles\tle\tDET\t_\tNumber=Plur\t7\tdet\t_\t_
6\t12 000\t12 000\tNUM\t_\t_\t7\tnummod\t_\t_
7\thommes\thomme\tNOUN\t_\tNumber=Plur\t3\tobl:arg\t_\t_
8-9\tauquel\t_\t_\t_\t_\t_\t_\t_\t_
8\tà\tà\tADP\t_\t_\t9\tcase\t_\t_
9\tlequel\tlequel\tPRON\t_\tPronType=Rel\t11\tobl:arg\t_\t_
10\til\til\tPRON\t_\t_\t11\tnsubj\t_\t_
11\ttient\ttenir\tVERB\t_\tVoice=Act\t7\tacl:relcl\t_\tSpaceAfter=No
12\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

"""


@pytest.fixture
def tree(tmp_path):
    path = tmp_path / "sample.conllu"
    path.write_text(SAMPLE, "utf-8")
    (found,) = read_conllu(path)
    return found


def test_a_contraction_is_one_word_with_the_lemma_of_its_preposition(tree):
    folded = {word.form: word for word in tree}
    assert (folded["aux"].lemma, folded["aux"].pos, folded["aux"].relation) == ("à", "ADP", "case")
    assert (folded["auquel"].lemma, folded["auquel"].pos, folded["auquel"].relation) == ("à", "PRON", "obl:arg")


def test_heads_follow_the_folding(tree):
    heads = {word.form: tree[word.head].form for word in tree}
    assert heads["aux"] == "hommes"
    assert heads["auquel"] == "tient"
    assert heads["parlé"] == "parlé"


def test_a_word_with_a_space_is_cut(tree):
    first, second = [word for word in tree if word.pos == "NUM"]
    assert (first.form, first.relation, second.form, second.relation) == ("12", "nummod", "000", "flat")
    assert tree[second.head] == first


def test_the_text_comes_back(tree):
    assert text_of([tree]) == "Il a parlé aux 12 000 hommes auquel il tient."


def test_labels_and_features_are_evened_out(tree):
    (even,) = harmonise([tree], {("PRON", "il"): "il"})
    words = {word.form: word for word in even}
    assert words["a"].relation == "aux:tense"
    assert words["hommes"].relation == "obl"
    assert words["000"].relation == "flat"
    assert words["Il"].lemma == "il"
    assert words["Il"].features == {"Number": "Sing", "PronType": "Prs"}
    assert words["parlé"].features == {"VerbForm": "Part", "Tense": "Past"}
    assert words["tient"].features == {}


def test_the_usual_lemma_of_a_closed_class_is_found(tree):
    assert closed_class_lemmas([tree])["ADP", "aux"] == "à"


def test_new_numbers_keep_the_tree_sound(tree):
    plain = tuple(word for word in cut_at_spaces(tree))
    counted = [with_new_numbers(plain, random.Random(seed)) for seed in range(40)]
    assert len({text_of([one]) for one in counted}) > 3
    for one in counted:
        heads = [one[word.head].form for word in one if word.form == "hommes"]
        assert heads == ["parlé"]


def test_groups_hold_every_sentence_once(tree):
    trees = [tree] * 100
    groups = list(grouped(trees, random.Random(1)))
    assert sum(len(group) for group in groups) == 100
    assert {1, 9} <= {len(group) for group in groups}
