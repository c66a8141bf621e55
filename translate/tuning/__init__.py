"""How hard a model works for a sentence, and how many it takes at a time.

In: a loaded engine, a preset, a budget of tokens. Out: the engine with the settings these mean for its kind (`tune`).
"""

from translate.tuning.calibration import calibrate, measured_batch, remember_batch
from translate.tuning.presets import Preset, preset_named, retry_share, tune
from translate.tuning.warming import read_ahead

__all__ = [
    "Preset",
    "calibrate",
    "measured_batch",
    "preset_named",
    "read_ahead",
    "remember_batch",
    "retry_share",
    "tune",
]
