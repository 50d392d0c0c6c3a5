"""What was learned of traits."""

import pytest

from selon.errors import PackError
from selon.packs import weights
from selon.packs.weights import Linear, load_weights


def test_a_trait_raises_or_lowers_the_likelihood() -> None:
    model = Linear(threshold=0.5, bias=0.0, weights={"war": 2.0, "sport": -2.0})
    assert model.likelihood(("sport",)) < model.likelihood(()) == 0.5 < model.likelihood(("war",))


def test_an_unknown_trait_changes_nothing() -> None:
    model = Linear(threshold=0.5, bias=1.0, weights={"war": 2.0})
    assert model.likelihood(("war", "unheard of")) == model.likelihood(("war",))


def test_a_sum_out_of_all_bounds_stays_between_0_and_1() -> None:
    model = Linear(threshold=0.5, bias=0.0, weights={"war": 1e9, "sport": -1e9})
    assert 0 < model.likelihood(("sport",)) < model.likelihood(("war",)) <= 1


def test_a_language_without_weights_has_none() -> None:
    assert load_weights("xx") is None


def test_a_damaged_file_is_named(tmp_path, monkeypatch) -> None:
    (tmp_path / "yy").mkdir()
    (tmp_path / "yy" / weights.FILE).write_text('{"trigger": 1}')
    monkeypatch.setattr(weights, "FOLDER", tmp_path)
    with pytest.raises(PackError, match=r"models/yy/weights\.json"):
        load_weights("yy")
