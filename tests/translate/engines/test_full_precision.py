"""An engine with rounded weights can be had in float32 for the retry ladder; one in float32 is already that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.translate.conftest import entry_of
from tests.translate.engines import tiny_models
from translate.engines.loading import load_folder
from translate.ladder.reserve import Rounded


@pytest.mark.parametrize("name", ["marian", "gemma3"])
def test_a_rounded_engine_has_a_float32_copy(
    name: str, untaught: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translate.engines.loading.load_prompt", lambda _name: tiny_models.PROMPT)
    folder = untaught(name)
    engine = load_folder(folder, entry_of(folder)).engine
    assert isinstance(engine, Rounded)
    assert "int8" in engine.signature
    exact = engine.full_precision()
    assert exact is not None
    assert "|float32|" in exact.signature
    assert exact.count_tokens(["أغلق الجسر."]) == engine.count_tokens(["أغلق الجسر."])
    assert exact.translate(["أغلق الجسر."])[0]
    exact.close()
    assert engine.translate(["أغلق الجسر."])[0], "the float32 copy has taken the engine with it"
    engine.close()

    monkeypatch.setenv("MUJAZ_COMPUTE_TYPE", "float32")
    plain = load_folder(folder, entry_of(folder)).engine
    assert isinstance(plain, Rounded)
    assert plain.full_precision() is None
    plain.close()
