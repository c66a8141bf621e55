"""What retries may take: as asked, else as the preset says, and nothing for a weak model unless asked."""

from __future__ import annotations

import pytest

from mujaz.translation import TranslationOptions, _limits
from translate.ladder import NO_RETRIES, RetryLimits
from translate.tuning import Preset, retry_share

BEST = RetryLimits(share=retry_share(Preset.BEST) or 0.0)


@pytest.mark.parametrize(
    ("preset", "asked", "weak", "limits"),
    [
        (None, None, False, RetryLimits()),
        (Preset.BALANCED, None, False, RetryLimits()),
        (Preset.FAST, None, False, NO_RETRIES),
        (Preset.BEST, None, False, BEST),
        (Preset.BEST, None, True, NO_RETRIES),
        (Preset.FAST, 0.5, False, RetryLimits(share=0.5)),
        (Preset.BEST, 0.0, False, NO_RETRIES),
        (None, 0.5, True, RetryLimits(share=0.5)),
    ],
)
def test_what_retries_may_take(
    preset: Preset | None, asked: float | None, weak: bool, limits: RetryLimits
) -> None:
    assert _limits(TranslationOptions(preset=preset, retries=asked), weak=weak) == limits
    assert BEST not in (RetryLimits(), NO_RETRIES)
