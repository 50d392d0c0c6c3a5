"""The cues of the packs: they load, say each thing once, and mark their examples."""

from collections import Counter
from collections.abc import Iterable

import pytest

from selon.packs.cues import CertaintyFile, Cues, SupportFile, TopicFile, load_cues
from selon.packs.examples import parse_example
from selon.packs.files import load
from selon.packs.lexicon import load_lexicon

SPEECH = ("ACCUSE", "AGREE", "CONCEDE", "CONSULT", "COOPERATE", "REJECT", "REQUEST", "STATE", "SUPPORT", "THREATEN")


@pytest.fixture(scope="module")
def cues() -> Cues:
    return load_cues("fr")


def twice(words: Iterable[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


@pytest.mark.parametrize(
    ("verb", "stance", "certainty", "polarity"),
    [
        ("annoncer", "report", "CT", "+"),
        ("prétendre", "report", "PR", "+"),
        ("estimer", "assess", "PR", "+"),
        ("craindre", "doubt", "PS", "+"),
        ("démentir", "deny", "CT", "-"),
        ("regretter", "comment", "CT", "+"),
        ("ajouter", "report", "CT", "+"),
    ],
)
def test_a_verb_of_saying_knows_its_stance(cues: Cues, verb: str, stance: str, certainty: str, polarity: str) -> None:
    saying = cues.sayings[verb]
    assert (saying.stance, saying.certainty, saying.polarity) == (stance, certainty, polarity)


def test_a_pronominal_saying_leaves_the_plain_verb_alone(cues: Cues) -> None:
    assert "se demander" in cues.sayings
    assert "demander" not in cues.sayings


def test_an_idiom_of_saying_is_found_by_its_first_word(cues: Cues) -> None:
    assert ("savoir",) in [rest for rest, _ in cues.idioms["faire"]]


def test_no_word_of_saying_stands_in_two_families(cues: Cues) -> None:
    assert twice(word for saying in cues.attribution.saying for word in (*saying.verbs, *saying.nouns)) == []


def test_no_cue_stands_twice_in_one_kind() -> None:
    entries = load("fr/certainty.toml", CertaintyFile).cue
    assert twice(f"{cue.kind} {cue.mood} {key}" for cue in entries for key in (*cue.lemmas, *cue.features)) == []


def test_no_verb_carries_a_noun_in_two_ways_by_the_same_relation() -> None:
    entries = load("fr/support.toml", SupportFile).support
    assert twice(f"{entry.via} {verb}" for entry in entries for verb in entry.verbs) == []


def test_unnamed_sources_have_one_gloss(cues: Cues) -> None:
    assert twice(entry.lemma for entry in cues.attribution.unnamed) == []


def test_every_topic_word_is_a_single_lower_case_form() -> None:
    words = [word for topic in load("fr/topics.toml", TopicFile).topic for word in topic.words]
    assert [word for word in words if not word.isalpha() or word != word.lower()] == []


def test_no_word_is_both_on_and_off_topic() -> None:
    topics = load("fr/topics.toml", TopicFile).topic
    relevant = {word for topic in topics if topic.relevant for word in topic.words}
    assert relevant.isdisjoint(word for topic in topics if not topic.relevant for word in topic.words)


def test_every_topic_has_sixty_words() -> None:
    assert [topic.name for topic in load("fr/topics.toml", TopicFile).topic if len(topic.words) < 60] == []


def test_every_example_of_a_speech_type_marks_a_trigger() -> None:
    files = [file for file in load_lexicon("fr").files if file.event in SPEECH]
    assert len(files) == len(SPEECH)
    texts = [text for file in files for frame in file.frame for text in frame.examples]
    assert [text for text in texts if parse_example(text).trigger is None] == []


def test_every_frame_of_a_speech_type_has_two_examples() -> None:
    files = [file for file in load_lexicon("fr").files if file.event in SPEECH]
    assert [f"{file.event} {frame.id}" for file in files for frame in file.frame if len(frame.examples) < 2] == []


def test_no_frame_lists_a_pattern_twice() -> None:
    frames = [frame for file in load_lexicon("fr").files if file.event in SPEECH for frame in file.frame]
    assert [frame.id for frame in frames if twice((*frame.verbs, *frame.nouns, *frame.adjectives))] == []
