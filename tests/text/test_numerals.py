"""Numbers as reporting writes them: what is read, with which bounds, and what counts nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.packs.numbers import load_numbers
from selon.text.arithmetic import find_numerals
from selon.text.numerals import Number, find_numbers
from selon.text.units import find_money

LEXICON = load_numbers("fr")


def only(text: str) -> Number:
    (number,) = find_numbers(text, LEXICON.words)
    return number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12000", 12000),
        ("12.000", 12000),
        ("12 000", 12000),
        ("12\u00a0000", 12000),
        ("12\u202f000", 12000),
        ("1,500", 1500),
        ("1.500", 1500),
        ("1 500", 1500),
        ("1,234,567", 1234567),
        ("1.234.567,5", 1234567.5),
        ("3,7", 3.7),
        ("1,5 million", 1_500_000),
        ("2,3 milliards", 2_300_000_000),
        ("dix-sept", 17),
        ("Vingt et un", 21),
        ("soixante et onze", 71),
        ("quatre-vingt-dix-sept", 97),
        ("cent quatre vingts", 180),
        ("septante-deux", 72),
        ("deux cent mille", 200_000),
        ("mille neuf cent quarante", 1940),
        ("trois millions deux cent mille", 3_200_000),
        ("un million et demi", 1_500_000),
        ("3 millions", 3_000_000),
        ("trente mille", 30_000),
        ("un demi-million", 500_000),
    ],
)
def test_every_spelling_gives_its_value(words: str, value: float) -> None:
    number = only(f"{words} hommes")
    assert (number.value, number.low, number.high, number.approx) == (value, None, None, False)
    assert f"{words} hommes"[number.start : number.end] == words


@pytest.mark.parametrize(
    ("words", "value", "low", "high", "approx"),
    [
        ("une dizaine", 10, None, None, True),
        ("une centaine", 100, None, None, True),
        ("un millier", 1000, None, None, True),
        ("une centaine de milliers", 100_000, None, None, True),
        ("des milliers", None, 1000, None, True),
        ("plusieurs centaines", None, 100, None, True),
        ("des dizaines de milliers", None, 10_000, None, True),
        ("plusieurs", None, 2, None, False),
        ("environ 300", 300, None, None, True),
        ("quelque 300", 300, None, None, True),
        ("près de 300", 300, None, None, True),
        ("à peu près trois cents", 300, None, None, True),
        ("plus de 300", None, 300, None, False),
        ("plus d'une centaine", None, 100, None, False),
        ("plus d’un million", None, 1_000_000, None, False),
        ("au moins dix", None, 10, None, False),
        ("pas moins de 40", None, 40, None, False),
        ("moins de 48", None, None, 48, False),
        ("jusqu'à 300 000", None, None, 300_000, False),
        ("de 12 à 15", None, 12, 15, False),
        ("entre 20 et 30", None, 20, 30, False),
        ("12-15", None, 12, 15, False),
        ("12 ou 15", None, 12, 15, False),
        ("deux ou trois", None, 2, 3, False),
        ("de 3 à 4 millions", None, 3_000_000, 4_000_000, False),
        ("dix à quinze mille", None, 10_000, 15_000, False),
        ("200 environ", 200, None, None, True),
        ("200 au moins", None, 200, None, False),
    ],
)
def test_words_around_a_number_bound_it(
    words: str, value: float | None, low: float | None, high: float | None, approx: bool
) -> None:
    text = f"On signale {words} de plus."
    number = only(text)
    assert (number.value, number.low, number.high, number.approx) == (value, low, high, approx)
    assert text[number.start : number.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "un homme et une femme",
        "le 12 octobre",
        "les 14, 15 et 16 juin",
        "à 14h30, puis à 16 h 45",
        "le 17/05/2018",
        "une hausse de 50 %",
        "de 3 à 5 % des voix",
        "dix pour cent des voix",
        "le 3e régiment et la deuxième division",
        "un chasseur F-16, des chars T-72 et le M23",
        "l'article 5 du traité et la résolution 1701",
        "les deux tiers du territoire",
        "à trois reprises",
        "deux fois plus",
        "mis en quarantaine",
    ],
)
def test_what_counts_nothing_is_left_out(text: str) -> None:
    assert find_numbers(text, LEXICON.words) == ()


def test_a_year_is_marked_but_a_grouped_number_is_not() -> None:
    assert [n.year for n in find_numbers("en 2012, contre 2 012 avant", LEXICON.words)] == [True, False]


def test_two_numbers_joined_by_and_stay_two() -> None:
    found = find_numbers("deux cents et trois cents, vingt et trente, 12 et 15", LEXICON.words)
    assert [n.value for n in found] == [200, 300, 20, 30, 12, 15]


def test_a_dash_before_digits_is_no_sign() -> None:
    number = only("- 12 morts")
    assert (number.start, number.value) == (2, 12)


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("140 millions de dollars", 140_000_000, "USD"),
        ("2,5 milliards d’euros", 2_500_000_000, "EUR"),
        ("300 $", 300, "USD"),
        ("£ 15 millions", 15_000_000, "GBP"),
        ("3 Md€", 3_000_000_000, "EUR"),
        ("10.000€", 10_000, "EUR"),
        ("20 millions de francs suisses", 20_000_000, "CHF"),
        ("450 000 yens", 450_000, "JPY"),
        ("100 roubles", 100, "RUB"),
        ("15 euros et 20 centimes", 15.2, "EUR"),
        ("500 francs", 500, None),
    ],
)
def test_money_has_its_currency(text: str, value: float, code: str | None) -> None:
    (money,) = find_money(text, find_numbers(text, LEXICON.words), LEXICON.currencies)
    assert (money.number.value, money.currency.code) == (value, code)
    assert (money.number.start, money.number.end) == (0, len(text))


@pytest.mark.parametrize(
    ("words", "value"),
    [("3/4", 0.75), ("deux tiers", 2 / 3), ("un cinquième", 0.2), ("un sur quatre", 0.25), ("½", 0.5)],
)
def test_fractions_are_numerals_though_they_count_nothing(words: str, value: float) -> None:
    (numeral,) = find_numerals(words, LEXICON.words.arithmetic)
    assert numeral.value == pytest.approx(value)
    assert find_numbers(words, LEXICON.words) == ()


PIECES = ["12", "1,5", "000", "mille", "cent", "un", "et", "de", "à", "entre", "dizaine", "%", "-", "/"]
PIECES += ["^9", "e9", "e400", "0^-1", " ", "’", "İ", "½"]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4)).map("".join))
def test_numbers_lie_in_any_text_in_order_and_finite(text: str) -> None:
    numbers = find_numbers(text, LEXICON.words)
    assert all(0 <= n.start <= n.core < n.end <= len(text) for n in numbers)
    assert all(a.end <= b.core for a, b in pairwise(numbers))
    values = [v for n in numbers for v in (n.value, n.low, n.high) if v is not None]
    assert all(0 <= v < float("inf") for v in values)
    assert all(n.low < n.high for n in numbers if n.low is not None and n.high is not None)
