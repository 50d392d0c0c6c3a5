"""The stage that resolves times: the day of publication, date lines, anchors carried on, and tense."""

from types import SimpleNamespace
from typing import Any

import pytest

from selon.model import Document, Reading, Sentence, Token, When
from selon.packs.dates import load_dates
from selon.stages.times import resolve

PACK: Any = SimpleNamespace(dates=load_dates("fr"))
Word = tuple[str, str, str, str, int, str]
"""Text, lemma, part of speech, features, head, relation."""


def tokens(text: str, offset: int, words: tuple[Word, ...]) -> tuple[Token, ...]:
    found, at = [], 0
    for index, (form, lemma, pos, features, head, relation) in enumerate(words):
        at = text.index(form, at)
        place = at + offset
        found.append(
            Token(
                index=index,
                start=place,
                end=place + len(form),
                text=form,
                lemma=lemma,
                pos=pos,
                features=frozenset(features.split("|")),
                head=head,
                relation=relation,
            )
        )
        at += len(form)
    return tuple(found)


def reading(*paragraphs: str, published: str | None = "2024-10-20", words: tuple[Word, ...] = ()) -> Reading:
    """A reading of paragraphs of one sentence each; `words` parse the last of them."""
    text, sentences = "\n".join(paragraphs), []
    start = 0
    for index, paragraph in enumerate(paragraphs):
        own = tokens(paragraph, start, words) if index == len(paragraphs) - 1 else ()
        sentences.append(
            Sentence(index=index, paragraph=index, start=start, end=start + len(paragraph), text=paragraph, tokens=own)
        )
        start += len(paragraph) + 1
    return Reading(document=Document(id="d", text=text, language="fr", published=published), sentences=tuple(sentences))


def times(given: Reading) -> list[tuple[str | None, str | None, str]]:
    found: tuple[When, ...] = resolve(given, PACK).times
    for when in found:
        assert given.document.text[when.span.start : when.span.end] == when.span.text
    return [(when.start, when.end, when.span.text) for when in found]


def day(value: str, words: str) -> tuple[str, str, str]:
    return value, value, words


def test_times_stand_where_the_document_has_them() -> None:
    given = reading("Un raid a eu lieu mardi.", "Il avait été annoncé la semaine dernière.")
    assert times(given) == [day("2024-10-15", "mardi"), ("2024-10-07", "2024-10-13", "la semaine dernière")]


def test_the_day_before_counts_from_the_date_named_last_in_the_document() -> None:
    given = reading("Le camp est tombé le 8 mai 2024.", "La veille, il avait brûlé.", "Le lendemain, il fumait.")
    assert times(given) == [
        day("2024-05-08", "le 8 mai 2024"),
        day("2024-05-07", "La veille"),
        day("2024-05-08", "Le lendemain"),
    ]


def test_the_day_before_counts_from_the_story_and_not_from_its_background() -> None:
    given = reading("Un raid a eu lieu mardi.", "La guerre dure depuis 2012.", "La veille, un pont avait sauté.")
    assert times(given)[-1] == day("2024-10-14", "La veille")


def test_an_hour_is_of_the_latest_day() -> None:
    given = reading("Un raid a eu lieu mardi.", "Un pont a sauté vers 18 heures.")
    assert times(given)[-1] == day("2024-10-15", "vers 18 heures")


def test_after_this_date_keeps_the_precision_of_the_date() -> None:
    given = reading("Ils restent jusqu'en 2012.", "Ils partiront après cette date.")
    assert times(given) == [(None, "2012", "jusqu'en 2012"), ("2013", None, "après cette date")]


@pytest.mark.parametrize(
    "line",
    [
        "22 juin 2012. - Les rebelles avancent.",
        "22 juin 2012 – Les rebelles avancent.",
        "Alep, 22 juin 2012 (AFP) — Les rebelles avancent.",
        "ALEP, le 22 juin 2012 - Les rebelles avancent.",
        "22 juin 2012.",
    ],
)
def test_a_date_line_is_no_time_of_an_event(line: str) -> None:
    assert times(reading("Les rebelles avancent", line, "Ils sont partis lundi.")) == [day("2024-10-14", "lundi")]
    undated = reading("Les rebelles avancent", line, "Ils sont partis lundi.", published=None)
    assert times(undated) == [day("2012-06-18", "lundi")]


@pytest.mark.parametrize(
    "text", ["Le 22 juin 2012, les rebelles ont avancé.", "L'attaque du 22 juin 2012 – la pire – a échoué."]
)
def test_a_date_that_opens_a_sentence_is_no_date_line(text: str) -> None:
    assert [found[0] for found in times(reading(text))] == ["2012-06-22"]


def test_a_date_line_stands_near_the_head_only() -> None:
    text = ["Ils avancent."] * 6 + ["22 juin 2012 - fin"]
    assert [found[0] for found in times(reading(*text))] == ["2012-06-22"]


LEAVE = "quitteront"
FUTURE_VERB: tuple[Word, ...] = (
    ("Ils", "il", "PRON", "", 1, "nsubj"),
    (LEAVE, "quitter", "VERB", "Tense=Fut", 1, "root"),
    ("Alep", "Alep", "PROPN", "", 1, "obj"),
    ("mardi", "mardi", "NOUN", "", 1, "obl"),
)
GOING_TO: tuple[Word, ...] = (
    ("Ils", "il", "PRON", "", 1, "nsubj"),
    ("vont", "aller", "VERB", "Tense=Pres", 1, "root"),
    ("quitter", "quitter", "VERB", "VerbForm=Inf", 1, "xcomp"),
    ("Alep", "Alep", "PROPN", "", 2, "obj"),
    ("mardi", "mardi", "NOUN", "", 2, "obl"),
)
PASSIVE: tuple[Word, ...] = (
    ("Alep", "Alep", "PROPN", "", 2, "nsubj:pass"),
    ("sera", "être", "AUX", "Tense=Fut", 2, "aux:pass"),
    ("libérée", "libérer", "VERB", "Tense=Past", 2, "root"),
    ("mardi", "mardi", "NOUN", "", 2, "obl"),
)
PAST: tuple[Word, ...] = (
    ("Ils", "il", "PRON", "", 2, "nsubj"),
    ("ont", "avoir", "AUX", "Tense=Pres", 2, "aux"),
    ("dit", "dire", "VERB", "Tense=Past", 2, "root"),
    ("mardi", "mardi", "NOUN", "", 2, "obl"),
    ("qu'", "que", "SCONJ", "", 6, "mark"),
    ("ils", "il", "PRON", "", 6, "nsubj"),
    ("partiront", "partir", "VERB", "Tense=Fut", 2, "ccomp"),
)
SAID: tuple[Word, ...] = (
    ("Ils", "il", "PRON", "", 2, "nsubj"),
    ("ont", "avoir", "AUX", "Tense=Pres", 2, "aux"),
    ("dit", "dire", "VERB", "Tense=Past", 2, "root"),
    ("qu'", "que", "SCONJ", "", 5, "mark"),
    ("ils", "il", "PRON", "", 5, "nsubj"),
    ("partiraient", "partir", "VERB", "Mood=Cnd", 2, "ccomp"),
    ("mardi", "mardi", "NOUN", "", 5, "obl"),
)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Ils ont dit qu'ils partiraient mardi", SAID, "2024-10-22"),
        ("Ils quitteront Alep mardi", FUTURE_VERB, "2024-10-22"),
        ("Ils vont quitter Alep mardi", GOING_TO, "2024-10-22"),
        ("Alep sera libérée mardi", PASSIVE, "2024-10-22"),
        ("Ils ont dit mardi qu'ils partiront", PAST, "2024-10-15"),
    ],
)
def test_the_tense_of_the_governing_verb_decides(text: str, words: tuple[Word, ...], value: str) -> None:
    assert times(reading("Titre", text, words=words)) == [day(value, "mardi")]


def test_an_unparsed_sentence_looks_back() -> None:
    assert times(reading("Ils quitteront Alep mardi.")) == [day("2024-10-15", "mardi")]


def test_a_day_of_publication_that_is_none_leaves_relative_times_out() -> None:
    assert times(reading("Un raid a eu lieu mardi.", published="inconnu")) == []
