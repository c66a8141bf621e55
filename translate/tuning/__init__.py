"""How hard a model works for a sentence, and how many it takes at a time.

In: a loaded engine, a preset, a budget of tokens. Out: the engine with the settings these mean for its kind (`tune`, `set_batch`).
"""

from translate.tuning.calibration import calibrate, measured_batch, remember_batch
from translate.tuning.presets import Preset, preset_named, retry_share, set_batch, tune

__all__ = [
    "Preset",
    "calibrate",
    "measured_batch",
    "preset_named",
    "remember_batch",
    "retry_share",
    "set_batch",
    "tune",
]
