"""The risk that a clause of the source is missing from its translation.

When a clause was dropped, the source without that clause is nearer to the translation than the whole source is. So the
encoder reads the source with one stretch left out, for stretches between punctuation marks and connectives and for
even windows. How much nearer the best of them comes, how like the translation the stretches are by themselves, and the
length go into a logistic regression (bench/fidelity/fit.py).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from translate.datafiles import Chosen, table
from translate.encoder import SentenceEncoder, Vectors
from translate.fidelity.gates.signals import Evidence
from translate.fidelity.words import Token, TokenKind

_CHOSEN = Chosen(__package__, "omission")

FEATURES = (
    "length",
    "similarity",
    "best",
    "best_two",
    "mean",
    "above_median",
    "log_tokens",
    "uncovered",
    "uncovered_best",
    "alone",
)
_BREAKS = frozenset('،؛:.,;()«»"-–—')


@dataclass(frozen=True, slots=True)
class Omission:
    """The probability that a clause was dropped, and the likeliest stretch of the source, `source[start:end]`."""

    risk: float
    start: int = 0
    end: int = 0


def omissions(
    evidence: Sequence[Evidence], similarity: Sequence[float], encoder: SentenceEncoder | None
) -> list[Omission]:
    """One `Omission` for each pair and its cosine; a risk is worked out where one that counts is possible.

    That takes some thirty texts encoded a pair, and is most of what the checks cost.
    """
    found = [Omission(0.0)] * len(evidence)
    if encoder is None:
        return found
    limit = table(__package__, "calibration.toml")["omission"]["length_below"]
    short = [
        i
        for i, item in enumerate(evidence)
        if item.length < limit and len(item.tokens) >= _CHOSEN.whole("least_tokens")
    ]
    spans = {i: stretches(evidence[i].tokens) for i in short}
    looked = [i for i in short if known_part(evidence[i], similarity[i], spans[i]) >= _CHOSEN("known_part")]
    texts = {i: variants(evidence[i], spans[i]) for i in looked}
    vectors = encoder.encode([text for i in looked for text in texts[i]])
    at = 0
    for i in looked:
        values, likeliest = features(evidence[i], vectors[at : at + len(texts[i])], spans[i])
        at += len(texts[i])
        start, end = spans[i][likeliest]
        tokens = evidence[i].tokens
        found[i] = Omission(probability(values), tokens[start].start, tokens[end - 1].end)
    return found


def known_part(evidence: Evidence, similarity: float, spans: Sequence[tuple[int, int]]) -> float:
    """The part of the regression that is known before any stretch is read: what it gives where the others are 0."""
    known = {
        "length": evidence.length,
        "similarity": similarity,
        "log_tokens": math.log(len(evidence.tokens)),
        "uncovered": max(_uncovered(evidence, span) for span in spans),
    }
    return _total([known.get(name, 0.0) for name in FEATURES])


def stretches(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Token ranges that may have been dropped: between breaks, and even windows; at least one."""
    count = len(tokens)
    breaks = [0, *(i for i, token in enumerate(tokens) if i and _breaks(token)), count]
    low, high = _CHOSEN("least_share") * count, _CHOSEN("most_share") * count
    least, most = _CHOSEN.whole("least_stretch"), _CHOSEN.whole("most_stretches")
    spans = [
        (start, end)
        for a, start in enumerate(breaks)
        for end in breaks[a + 1 :]
        if low <= end - start <= high and _words(tokens[start:end]) >= least
    ]
    if len(spans) > most:
        # Evenly over all, so that every part of a long sentence has its turn.
        spans = [spans[i * len(spans) // most] for i in range(most)]
    for width in ("short", "long"):
        size, number = (
            max(least, round(count * _CHOSEN(f"{width}_window"))),
            _CHOSEN.whole(f"{width}_windows"),
        )
        spans += [
            (start, start + size)
            for start in (round(i * (count - size) / (number - 1)) for i in range(number))
        ]
    return list(dict.fromkeys(spans))


def _words(tokens: Sequence[Token]) -> int:
    """How many words there are: no mark of a footnote or a list is a clause."""
    return sum(token.kind in (TokenKind.ARABIC, TokenKind.LATIN) for token in tokens)


def _breaks(token: Token) -> bool:
    if token.kind is TokenKind.MARK:
        return token.text in _BREAKS
    if token.kind is not TokenKind.ARABIC:
        return False
    return token.key in _connectives() or (token.key.startswith("و") and len(token.key) > 4)


def _connectives() -> frozenset[str]:
    return frozenset(table(__package__, "connectives.toml")["words"])


def variants(evidence: Evidence, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The texts whose vectors `features` takes: source, translation, the source without each stretch, each alone."""
    tokens, source = evidence.tokens, evidence.source
    alone = [source[tokens[start].start : tokens[end - 1].end] for start, end in spans]
    return [source, evidence.target, *(_without(evidence, span) for span in spans), *alone]


def _without(evidence: Evidence, span: tuple[int, int]) -> str:
    """The source without the tokens of `span`."""
    tokens, (start, end) = evidence.tokens, span
    rest = evidence.source[tokens[end].start :] if end < len(tokens) else ""
    return f"{evidence.source[: tokens[start].start]} {rest}".strip() or evidence.source


def features(
    evidence: Evidence, vectors: Vectors, spans: Sequence[tuple[int, int]]
) -> tuple[tuple[float, ...], int]:
    """`FEATURES` from the vectors of `variants`, and the index of the stretch that is likeliest to be missing."""
    source, target = vectors[0], vectors[1]
    similarity = float(source @ target)
    gains = vectors[2 : 2 + len(spans)] @ target - similarity
    alone = vectors[2 + len(spans) :]
    uncovered = [_uncovered(evidence, span) for span in spans]
    ordered = np.sort(gains)
    likeliest = int(gains.argmax())
    values = (
        evidence.length,
        similarity,
        float(ordered[-1]),
        float(ordered[-2:].mean()),
        float(gains.mean()),
        float(ordered[-1] - np.median(gains)),
        math.log(len(evidence.tokens)),
        max(uncovered),
        uncovered[likeliest],
        float((alone @ target - alone @ source).mean()),
    )
    return values, likeliest


def _uncovered(evidence: Evidence, span: tuple[int, int]) -> float:
    """How much less of the words inside the stretch than outside it the English accounts for."""
    states = evidence.agreement.states
    inside = [state for state in states[span[0] : span[1]] if state is not None]
    outside = [state for state in (*states[: span[0]], *states[span[1] :]) if state is not None]
    unknown = _CHOSEN("unknown_words")
    covered = [(sum(some) + unknown / 2) / (len(some) + unknown) for some in (outside, inside)]
    return covered[0] - covered[1]


def probability(values: Sequence[float]) -> float:
    """The logistic regression of calibration.toml on `FEATURES`."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, _total(values)))))


def _total(values: Sequence[float]) -> float:
    model = table(__package__, "calibration.toml")["omission"]
    return float(model["intercept"] + sum(w * v for w, v in zip(model["weights"], values, strict=True)))
