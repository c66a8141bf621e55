"""What a preset makes of an engine's settings, and the size of batches that is measured."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.translate.doubles import WordEngine
from translate.engines import DecodeOptions, Hypothesis, OnBatch
from translate.errors import ConfigError
from translate.memory import decode_signature
from translate.tuning import (
    Preset,
    calibrate,
    measured_batch,
    preset_named,
    remember_batch,
    retry_share,
    set_batch,
    tune,
)


@pytest.mark.parametrize(
    ("own", "preset", "beam"),
    [
        (4, "fast", 1),
        (4, "balanced", 4),
        (4, "best", 8),
        (1, "fast", 1),
        (1, "balanced", 1),
        # A model that was measured best without a beam is not given one.
        (1, "best", 1),
    ],
)
def test_the_beam_of_a_preset(own: int, preset: str, beam: int) -> None:
    engine = WordEngine(defaults=DecodeOptions(beam=own, length_penalty=0.8))
    tune(engine, preset_named(preset))
    assert engine.defaults == DecodeOptions(beam=beam, length_penalty=0.8)


def test_presets_never_share_an_answer_in_the_memory() -> None:
    engines = [WordEngine(defaults=DecodeOptions(beam=4)) for _ in Preset]
    for engine, preset in zip(engines, Preset, strict=True):
        tune(engine, preset)
        set_batch(engine, 77)
    assert len({decode_signature(engine, engine.defaults) for engine in engines}) == 3
    assert {engine.defaults.max_batch_tokens for engine in engines} == {77}


def test_balanced_leaves_retries_to_the_kind_of_engine() -> None:
    assert retry_share(Preset.BALANCED) is None
    assert retry_share(Preset.FAST) == 0 < (retry_share(Preset.BEST) or 0)


def test_an_unknown_preset_is_named() -> None:
    with pytest.raises(ConfigError, match="--preset slow: choose from fast, balanced, best"):
        preset_named("slow")


class Timed(WordEngine):
    """Takes the seconds that `seconds(tokens a batch)` says for each sentence, on a clock of its own."""

    def __init__(self, seconds: dict[int, float]) -> None:
        super().__init__(defaults=DecodeOptions(beam=4))
        self.seconds, self.now = seconds, 0.0
        self.sizes: list[int] = []

    def translate(
        self, texts: Sequence[str], options: DecodeOptions | None = None, on_batch: OnBatch | None = None
    ) -> list[list[Hypothesis]]:
        size = (options or self.defaults).max_batch_tokens
        self.sizes.append(size)
        self.now += self.seconds.get(size, 0.0) * len(texts)
        return super().translate(texts, options, on_batch)


@pytest.mark.parametrize(
    ("seconds", "size"),
    [
        ({256: 0.004, 512: 0.003, 1024: 0.002, 2048: 0.0019999, 4096: 0.003}, 1024),
        ({256: 0.002, 512: 0.002, 1024: 0.002, 2048: 0.002, 4096: 0.002}, 256),
        ({256: 0.004, 512: 0.004, 1024: 0.004, 2048: 0.004, 4096: 0.001}, 4096),
        # So slow a model is not kept at it.
        ({256: 1.0, 512: 0.1, 1024: 0.1}, 256),
    ],
)
def test_the_smallest_batch_that_is_about_as_fast_as_any(seconds: dict[int, float], size: int) -> None:
    engine = Timed(seconds)
    assert calibrate(engine, clock=lambda: engine.now) == size


def test_what_was_measured_is_remembered_for_this_model_and_beam(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUJAZ_CACHE", str(tmp_path))
    engine = WordEngine(defaults=DecodeOptions(beam=4))
    assert measured_batch(engine) == 0
    remember_batch(engine, 512)
    assert measured_batch(engine) == 512
    tune(engine, Preset.FAST)
    assert measured_batch(engine) == 0, "greedy, more fits into a batch"
    for path in (tmp_path / "batches").iterdir():
        path.write_text("damaged", encoding="utf-8")
    assert measured_batch(WordEngine(defaults=DecodeOptions(beam=4))) == 0
