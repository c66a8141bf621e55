"""A dropped clause is found; a translation that is merely brief is not read stretch by stretch, which costs most."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from translate.encoder import Vectors, default_encoder
from translate.fidelity.gates import Checker
from translate.records import FlagKind

SOURCE = "قال وزير النقل إن الجسر الجديد سيفتح أمام السيارات يوم الأحد المقبل بعد انتهاء أعمال الصيانة التي استمرت ثلاثة أشهر."
BRIEF = (
    "The transport minister said the new bridge opens to cars next Sunday, after three months of maintenance."
)
SHORTENED = "The transport minister said the new bridge will open to cars next Sunday."


class Counting:
    """The encoder, with a count of the longer texts it is given."""

    def __init__(self) -> None:
        self.longer = 0

    def encode(self, texts: Sequence[str], *, mask_numbers: bool = False) -> Vectors:
        self.longer += sum(len(text.split()) > 3 for text in texts)
        return default_encoder().encode(texts, mask_numbers=mask_numbers)


@pytest.mark.parametrize(("target", "flagged", "most"), [(BRIEF, False, 4), (SHORTENED, True, 80)])
def test_stretches_are_read_where_one_may_be_missing(target: str, flagged: bool, most: int) -> None:
    encoder = Counting()
    found = Checker(encoder).check(SOURCE, target)
    assert (FlagKind.TOO_SHORT in {flag.kind for flag in found.flags}) == flagged
    assert encoder.longer <= most
    assert (encoder.longer > 10) == flagged
