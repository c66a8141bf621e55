"""Building articles, hand-translated or not, for the ledger's tests; and an encoder that needs no model."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from summarize.words.tokens import content, tokenise
from translate.encoder import Vectors
from translate.records import (
    DateSource,
    Document,
    Flag,
    FlagKind,
    Outcome,
    PublishedDate,
    Segment,
    TranslatedDocument,
    TranslatedSegment,
)
from translate.segments.splitting import split

EVENTS = Path(__file__).parent / "events"
NAMES_OF_EVENTS = tuple(sorted(path.stem for path in EVENTS.glob("*.toml")))


class WordEncoder:
    """Bags of content stems, hashed: enough to tell sentences of the same words from others."""

    def encode(self, texts: Sequence[str], *, mask_numbers: bool = False) -> Vectors:
        """See `translate.encoder.SentenceEncoder`."""
        rows = np.zeros((len(texts), 4096), dtype=np.float32)
        for row, text in enumerate(texts):
            plain = re.sub(r"\d+", "#", text) if mask_numbers else text
            for token in content(tokenise(plain)):
                rows[row, sum(ord(c) * 31**i for i, c in enumerate(token.stem)) % 4096] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def article(
    text: str,
    *,
    id: str = "a",
    day: date | None = None,
    title: str = "",
    outlet: str = "",
    english: Sequence[str] | None = None,
    title_english: str = "",
    flagged: Sequence[int] = (),
) -> TranslatedDocument:
    """An article as the driver hands it over; without `english` each sentence stands for its own translation.

    `flagged` are segment numbers whose translation a gate refused.
    """
    text = text.strip()
    segments = split(text)
    published = PublishedDate(day, DateSource.STATED, str(day)) if day else PublishedDate()
    document = Document(id, None, text, text, title, outlet, published, segments=segments)
    doubt = (Flag(FlagKind.NUMBER, "The Arabic has 12, the English 21."),)
    translated = tuple(
        TranslatedSegment(
            segment,
            english[place] if english else segment.text,
            Outcome.FLAGGED if segment.index in flagged else Outcome.OK,
            0.2 if segment.index in flagged else 0.9,
            doubt if segment.index in flagged else (),
        )
        for place, segment in enumerate(segments)
    )
    heading = (
        TranslatedSegment(Segment(0, 0, 0, title), title_english or title, Outcome.OK, 0.9) if title else None
    )
    return TranslatedDocument(document, translated, heading)


@cache
def event(name: str) -> tuple[dict[str, Any], tuple[TranslatedDocument, ...]]:
    """An invented event of `events/`: what is planted in it, and its articles."""
    spec = tomllib.loads((EVENTS / f"{name}.toml").read_text("utf-8"))
    articles = tuple(
        article(a["text"], id=f"{name}-{n}", day=a["date"], title=a["title"], outlet=a["outlet"])
        for n, a in enumerate(spec["article"], 1)
    )
    return spec, articles
