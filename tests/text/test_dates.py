"""Dates in text: the examples of the pack, and what must hold of any text."""

import re
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.errors import PackError
from selon.packs.dates import DateRule, load_dates, read_dates
from selon.text.calendar import parse
from selon.text.dates import find_dates

MARK = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
FRENCH = load_dates("fr")
FILE = read_dates("fr")
REFERENCE = date.fromisoformat(FILE.reference)
EXAMPLES = [(rule, example) for rule in FILE.rule for example in rule.examples]
Time = tuple[str | None, str | None]


def read(text: str, reference: date | None = REFERENCE, future: bool = False) -> list[Time]:
    return [(when.start, when.end) for when in find_dates(text, FRENCH, reference, future=future)]


def one(value: str) -> Time:
    start, _, end = value.partition("/")
    return (start or None, (end if "/" in value else start) or None)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_examples_of_the_pack(rule: DateRule, example: str) -> None:
    assert read(MARK.sub(r"\1", example)) == [one(value) for _, value in MARK.findall(example)]


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2012-11-10", "la semaine dernière", "2012-10-29/2012-11-04"),
        ("2012-07-02", "le week-end dernier", "2012-06-30/2012-07-01"),
        ("2012-07-02", "durant le week-end", "2012-06-30/2012-07-01"),
        ("2012-07-06", "ce week-end", "2012-07-07/2012-07-08"),
        ("2018-10-01", "lundi", "2018-10-01"),
        ("2018-10-01", "lundi dernier", "2018-09-24"),
        ("2018-10-01", "samedi", "2018-09-29"),
        ("2018-10-01", "fin août", "2018-08"),
        ("2018-10-01", "en décembre", "2017-12"),
        ("2018-10-01", "en octobre", "2018-10"),
        ("2018-10-01", "en octobre dernier", "2017-10"),
        ("2024-03-01", "le 29 février", "2024-02-29"),
        ("2023-03-01", "le 29 février", "2020-02-29"),
        ("2024-10-20", "du 28 novembre au 3 décembre", "2023-11-28/2023-12-03"),
        ("2024-12-01", "du 28 novembre au 3 décembre", "2024-11-28/2024-12-03"),
        ("2024-01-05", "entre novembre et février 2017", "2016-11/2017-02"),
        ("2024-01-05", "ce mardi 2 janvier", "2024-01-02"),
        ("2024-10-20", "ce mardi 4 juillet", "2023-07-04"),
        ("2024-10-20", "cet hiver", "2024-12/2025-02"),
        ("2024-10-20", "cet été", "2024-06/2024-08"),
        ("2024-01-20", "dans la nuit de dimanche à lundi", "2024-01-14/2024-01-15"),
        ("2024-10-20", "avant le 15 novembre", "/2024-11-14"),
        ("2024-10-20", "pas avant 2026", "2026/"),
        ("2024-10-20", "depuis deux semaines", "2024-10-06/"),
        ("2024-10-20", "il y a un mois", "2024-09"),
        ("2024-03-31", "il y a un mois", "2024-02"),
        ("2024-10-20", "au cours des dix dernières années", "2014/2024"),
        ("2024-10-20", "les 5 et 6 mai", "2024-05-05/2024-05-06"),
        ("2024-10-20", "24/02/2022", "2022-02-24"),
        ("2024-10-20", "24.2.22", "2022-02-24"),
        ("2024-10-20", "le 1er janvier 2000", "2000-01-01"),
        ("2024-10-20", "vingt-cinq mai", "2024-05-25"),
        ("2024-10-20", "dans les années quatre-vingt-dix", "1990/1999"),
        ("2024-10-20", "au XXIe siècle", "2001/2100"),
        ("2024-10-20", "à Noël", "2023-12-25"),
        ("2024-10-20", "aujourd’hui", "2024-10-20"),
    ],
)
def test_values_by_day_of_publication(published: str, text: str, value: str) -> None:
    assert read(f"Ils se sont battus {text}.", date.fromisoformat(published)) == [one(value)]


@pytest.mark.parametrize(
    "text",
    [
        "Il a attendu 48 heures.",
        "Ils ont marché pendant trois jours.",
        "Le jeune homme de 30 ans est sain et sauf.",
        "Rendez-vous à 9 heures.",
        "Il prie tous les vendredis, chaque mardi et trois fois par semaine.",
        "Il a été blessé à la jambe.",
        "Il y a 2014 soldats.",
        "Ils étaient 2 024 ou 12.024 soldats, soit 2024 %.",
        "Les sept mausolées sont détruits.",
        "La sonde atteint Mars.",
        "Un second soldat est mort.",
        "Elle est partie à la mer.",
        "Au lendemain du scrutin, à la veille des négociations, rien ne change.",
        "Les Jeux d'été et le Printemps arabe l'ont marqué.",
        "Il a parlé le 30 février.",
        "Le 31/02/2020 n'existe pas.",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("mardi", "2024-10-22"), ("le 8 octobre", "2025-10-08"), ("en mai", "2025-05"), ("en octobre", "2024-10")],
)
def test_the_future_turns_dates_ahead(text: str, value: str) -> None:
    assert read(text, future=True) == [one(value)]


def test_a_word_of_expectation_turns_a_date_ahead_within_its_clause() -> None:
    assert read("Un sommet prévu le 8 novembre à Oslo.") == [one("2024-11-08")]
    assert read("Le sommet prévu a échoué. Le 8 novembre fut calme.") == [one("2023-11-08")]


def test_without_a_reference_only_absolute_dates_are_read() -> None:
    assert read("Hier, mardi, la semaine dernière, en mai, il y a deux ans, depuis lundi.", None) == []
    assert read("Le 8 mai 2024, en mars 2023 et au XIXe siècle.", None) == [
        one("2024-05-08"),
        one("2023-03"),
        one("1801/1900"),
    ]


def test_without_a_reference_the_year_and_the_day_come_from_the_text() -> None:
    text = "Le 7 mars 2014, un raid a eu lieu. Le lendemain, rien. Le 12 mars, un autre. Trois jours plus tard, rien."
    assert read(text, None) == [one("2014-03-07"), one("2014-03-08"), one("2014-03-12"), one("2014-03-15")]


def test_a_year_gives_no_day_to_count_from() -> None:
    assert read("Élu en 2010, il tomba deux jours plus tard.") == [one("2010")]


WORDS = [*"0123456789 /-.,'’()", *FRENCH.phrases, *FRENCH.numbers, "14", "2024", "XIXe"]


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_spans_lie_where_they_say_and_values_are_dates(words: list[str]) -> None:
    text, last = " ".join(words), 0
    for when in find_dates(text, FRENCH, REFERENCE):
        assert when.span.start >= last
        assert text[when.span.start : when.span.end] == when.span.text
        assert when.start is not None or when.end is not None
        assert all(side is None or parse(side) is not None for side in (when.start, when.end))
        last = when.span.end


def test_a_rule_without_an_example_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = files("selon").joinpath("data", "fr", "dates.toml").read_text("utf-8")
    for wrong, complaint in (
        ('make = "x"\nmeans = "same"\nforms = ["x=point"]\nexamples = []', "no example"),
        ('make = "x"\nmeans = "guess"\nforms = ["x=point"]\nexamples = ["a"]', "no operation"),
        ('make = "x"\nmeans = "same"\nforms = ["x=pont"]\nexamples = ["a"]', "'pont'"),
        ('make = "x"\nmeens = "same"', "meens"),
    ):
        text = f"{changed}\n[[rule]]\n{wrong}\n"
        monkeypatch.setattr("selon.packs.files._text", lambda path, text=text: text)
        with pytest.raises(PackError, match=complaint):
            read_dates("fr")
