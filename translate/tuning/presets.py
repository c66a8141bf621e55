"""Presets: fast, balanced and best, and what each means for an engine of each kind."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from translate.datafiles import Chosen
from translate.engines import Engine
from translate.errors import ConfigError

_CHOSEN = Chosen(__package__, "presets")


class Preset(StrEnum):
    """`BALANCED` is every engine as it was measured best for its time; a served model's decoding is its server's affair."""

    FAST = "fast"
    BALANCED = "balanced"
    BEST = "best"


def preset_named(name: str) -> Preset:
    """The preset of that name.

    Raises:
        ConfigError: there is none.
    """
    try:
        return Preset(name)
    except ValueError:
        raise ConfigError(f"--preset {name}: choose from {', '.join(Preset)}") from None


def tune(engine: Engine, preset: Preset) -> None:
    """Gives the engine the beam of the preset; once, before its first sentence.

    The beam stands in the signature of each answer, so that the memory keeps the presets apart.
    """
    defaults = engine.defaults
    beam = defaults.beam
    if preset is Preset.FAST:
        beam = _CHOSEN.whole("fast_beam")
    elif preset is Preset.BEST and beam > 1:
        beam *= _CHOSEN.whole("best_beam_times")
    engine.defaults = replace(defaults, beam=beam)


def set_batch(engine: Engine, tokens: int) -> None:
    """Has the engine take batches of so many tokens; an int8 answer may differ in a last digit with what shares its batch."""
    engine.defaults = replace(engine.defaults, max_batch_tokens=tokens)


def retry_share(preset: Preset) -> float | None:
    """Work that retries may take, in first passes; None where it is what the engine's kind takes."""
    return None if preset is Preset.BALANCED else _CHOSEN(f"{preset}_retries")
