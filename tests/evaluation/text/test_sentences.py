"""Where one sentence ends and the next begins, in English and Arabic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One ended. Two began.", ["One ended.", "Two began."]),
        ("Line one\nline two", ["Line one", "line two"]),
        ("Gen. Adams met Mr. Baker. They left.", ["Gen. Adams met Mr. Baker.", "They left."]),
        ("U.S. officials agreed. J. Smith did not.", ["U.S. officials agreed.", "J. Smith did not."]),
        ("It cost 3.5 million. 12 paid.", ["It cost 3.5 million.", "12 paid."]),
        ('He said: "Go." Then he left.', ['He said: "Go."', "Then he left."]),
        ("Really? Yes! Good…", ["Really?", "Yes!", "Good…"]),
        ("ended at 5 p.m. on Monday.", ["ended at 5 p.m. on Monday."]),
        ("وصل الوفد. ثم غادر.", ["وصل الوفد.", "ثم غادر."]),
        ("هل غادر الوفد؟ لا أحد يعلم.", ["هل غادر الوفد؟", "لا أحد يعلم."]),
        ("قال د. سامر إن الطريق مفتوح. وانتهى.", ["قال د. سامر إن الطريق مفتوح.", "وانتهى."]),
        ("<t> one . two </t> <t> three </t> lost", ["one . two", "three"]),
        ("", []),
        ("   \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text().filter(lambda text: "<t>" not in text))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
