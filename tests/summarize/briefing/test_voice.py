"""A sentence keeps who says it, by a name in brackets where the English has a pronoun alone."""

from __future__ import annotations

import pytest

from summarize.briefing.voice import rendered
from summarize.records import Attribution, Claim


def said_by(holder: str, english: str) -> str:
    text = f"وأضاف {holder} أن الطريق مغلق"
    attribution = Attribution(holder, 0, len(text), frame=(0, 10), continued=True)
    return rendered(Claim("1:2", 1, 2, text, english, holder=holder, attributions=(attribution,)))[0]


@pytest.mark.parametrize(
    ("holder", "english", "opening"),
    [
        ("وزارة الصحة", "He added that the road was closed.", "It ["),
        ("بيان التحالف الدولي", "He added that the road was closed.", "It [the statement"),
        ("وزارة الصحة", "And she added that the road was closed.", "And it ["),
        ("وزير الصحة", "He added that the road was closed.", "He ["),
        ("الناطق باسم التحالف", "He added that the road was closed.", "He [the spokesman"),
        ("مصدر في وزارة الصحة", "He added that the road was closed.", "He ["),
        ("وزيرة الصحة", "She added that the road was closed.", "She ["),
        # Who is many is many.
        ("وزارة الصحة", "They added that the road was closed.", "They ["),
    ],
)
def test_a_body_or_a_text_is_it(holder: str, english: str, opening: str) -> None:
    assert said_by(holder, english).startswith(opening)
