"""The gates: one call that says what is wrong with a translation and how far to trust it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder, Vectors
from translate.fidelity.gates.coverage import copied
from translate.fidelity.gates.flags import denial_flags, figure_flag, length_flags, unnamed
from translate.fidelity.gates.omission import Omission, omissions
from translate.fidelity.gates.quality import estimate
from translate.fidelity.gates.sense import Sense, lost_words, sense_signals, senses
from translate.fidelity.gates.signals import Evidence, gather
from translate.records import Flag, FlagKind

_CHOSEN = Chosen(__package__, "check")

# Characters of a sentence that is still read; the longest of news have 1,000.
LONGEST = 6000


class Terms(Protocol):
    """A glossary, as far as the gates need it."""

    def hints(self, source: str) -> tuple[tuple[str, str], ...]:
        """(Arabic as written, English) of the terms in a text."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the gates found. `quality` is 0–1, calibrated; `signals` are the measurements behind it, by name."""

    flags: tuple[Flag, ...]
    quality: float
    signals: dict[str, float]

    @property
    def passed(self) -> bool:
        """Whether nothing was found."""
        return not self.flags


class Checker:
    """Compares translations with their sources.

    Without an `encoder` the meaning of the whole is not compared: a sentence of another segment then passes if its
    figures and names do. `glossary` names what an English name may stand for.
    """

    def __init__(self, encoder: SentenceEncoder | None, glossary: Terms | None = None) -> None:
        self._encoder = encoder
        self._glossary = glossary

    def check(self, source: str, target: str, *, anchor: date | None = None) -> Assessment:
        """The `Assessment` of one translation. `anchor` is the article's date; figures are compared as stated."""
        return self.check_all([(source, target)], anchors=[anchor])[0]

    def check_all(
        self,
        pairs: Sequence[tuple[str, str]],
        *,
        anchors: Sequence[date | None] | None = None,
        others: Sequence[str] = (),
    ) -> list[Assessment]:
        """One assessment for each (Arabic, English), in order; the encoder works in batches.

        A translation is also compared with the other pairs' sources and with `others`, more Arabic of the same
        run: one that says what another segment says is flagged. One longer than `LONGEST` is flagged unread.
        """
        if any(_too_long(pair) for pair in pairs):
            short = [pair for pair in pairs if not _too_long(pair)]
            read = iter(self.check_all(short, others=others) if short else ())
            return [_unread(pair) if _too_long(pair) else next(read) for pair in pairs]
        evidence = gather(pairs, self._encoder)
        similarity, nearest = self._similarities(pairs, others)
        omitted = omissions(evidence, similarity.tolist(), self._encoder)
        sensed = senses(pairs, self._encoder)
        return [
            self._assess(item, float(similarity[i]), bool(nearest[i]), omitted[i], sensed[i])
            for i, item in enumerate(evidence)
        ]

    def _similarities(
        self, pairs: Sequence[tuple[str, str]], others: Sequence[str]
    ) -> tuple[Vectors, Sequence[bool]]:
        """Cosine of each pair (nan without an encoder), and whether another source is much nearer."""
        if self._encoder is None:
            return np.full(len(pairs), np.nan, dtype=np.float32), [False] * len(pairs)
        both = self._encoder.encode([source for source, _ in pairs] + [target for _, target in pairs])
        sources, targets = both[: len(pairs)], both[len(pairs) :]
        own = np.einsum("ij,ij->i", sources, targets)
        missing = dict.fromkeys(others).keys() - {source for source, _ in pairs}
        more = self._encoder.encode(sorted(missing))
        long = np.array(
            [len(source.split()) >= _CHOSEN.whole("least_words") for source, _ in pairs], dtype=bool
        )
        return own, _nearer_elsewhere(
            sources, targets, np.where(long, own, 1.0), np.concatenate([sources, more])
        )

    def _assess(
        self, evidence: Evidence, similarity: float, elsewhere: bool, omission: Omission, sense: Sense
    ) -> Assessment:
        flags = tuple(self._flags(evidence, similarity, elsewhere, omission, sense))
        signals = {**_signals(evidence, similarity, omission.risk), **sense_signals(sense)}
        return Assessment(flags, estimate(signals, flags), signals)

    def _flags(
        self, evidence: Evidence, similarity: float, elsewhere: bool, omission: Omission, sense: Sense
    ) -> Iterator[Flag]:
        source, target = evidence.source, evidence.target
        if not target.strip():
            if source.strip():
                yield Flag(FlagKind.EMPTY, "Nothing was translated.", source)
            return
        if copied(source, target):
            yield Flag(FlagKind.UNTRANSLATED, "The Arabic was copied, not translated.", source, target)
            return
        if evidence.arabic:
            yield Flag(
                FlagKind.UNTRANSLATED,
                f"Arabic is left in the English: {evidence.arabic}.",
                "",
                evidence.arabic,
            )
        yield from map(figure_flag, evidence.mismatches)
        yield from self._name_flags(evidence)
        yield from denial_flags(evidence)
        if evidence.repeated:
            yield Flag(
                FlagKind.REPETITION,
                f"The English repeats “{evidence.repeated}”; the Arabic does not.",
                "",
                evidence.repeated,
            )
        if evidence.quotation:
            yield Flag(
                FlagKind.QUOTES,
                "The Arabic quotes somebody; the English has no quotation marks.",
                evidence.quotation,
            )
        for token in evidence.unsupported:
            detail = f"Nothing in the Arabic accounts for “{token.text}”."
            yield Flag(FlagKind.UNSUPPORTED_WORD, detail, "", token.text)
        for words in evidence.invented:
            detail = f"Nothing in the Arabic accounts for “{words}”."
            yield Flag(FlagKind.UNSUPPORTED_WORD, detail, "", words)
        for text in lost_words(sense, self._covered(evidence)):
            yield Flag(FlagKind.LOST_WORD, f"Nothing in the English stands for «{text}».", text)
        yield from length_flags(evidence, omission)
        if elsewhere and not _accounted(evidence):
            detail = "The English says what another sentence of the Arabic says, not this one."
            yield Flag(FlagKind.LOW_SIMILARITY, detail, source, target)
        elif similarity < _floor(source) or _nothing_agrees(evidence, similarity):
            detail = f"The English seems to say something else than the Arabic (likeness {similarity:.2f})."
            yield Flag(FlagKind.LOW_SIMILARITY, detail, source, target)

    def _covered(self, evidence: Evidence) -> set[str]:
        """The Arabic of glossary terms whose English is there."""
        hints = self._glossary.hints(evidence.source) if self._glossary else ()
        return {arabic for arabic, english in hints if english.lower() in evidence.target.lower()}

    def _name_flags(self, evidence: Evidence) -> Iterator[Flag]:
        hints = self._glossary.hints(evidence.source) if self._glossary else ()
        granted = {word.lower() for _, english in hints for word in english.replace("-", " ").split()}
        covered = self._covered(evidence)
        for token in evidence.names:
            if token.key.removesuffix("'s") not in granted:
                detail = f"The English names “{token.text}”; nothing in the Arabic stands for that name."
                yield Flag(FlagKind.NAME, detail, "", token.text)
        for place in evidence.places:
            if not any(place in arabic or arabic in place for arabic in covered):
                yield Flag(FlagKind.NAME, unnamed(place), place)


def _accounted(evidence: Evidence) -> bool:
    """Whether the words of the two agree so well that it cannot be another sentence."""
    found = evidence.agreement
    return found.known >= _CHOSEN.whole("least_words") and min(found.source, found.target) >= _CHOSEN(
        "agreeing"
    )


def _nothing_agrees(evidence: Evidence, similarity: float) -> bool:
    """Whether no word of either answers one of the other: short texts are near to many as a whole."""
    found = evidence.agreement
    return (
        found.known >= _CHOSEN.whole("few_words")
        and found.source == found.target == 0
        and similarity < _CHOSEN("similarity_without_words")
    )


def _too_long(pair: tuple[str, str]) -> bool:
    return max(map(len, pair)) > LONGEST


def _unread(pair: tuple[str, str]) -> Assessment:
    """For what is no sentence: comparing its names takes time with the square of its length."""
    source, target = pair
    detail = f"More than {LONGEST:,} characters without a break are too long to check."
    return Assessment((Flag(FlagKind.LOW_TRUST, detail, source, target),), 0.0, {})


def measured(checker: Checker, pairs: Sequence[tuple[str, str]]) -> list[dict[str, float]]:
    """The signals of each pair, for fitting."""
    return [assessment.signals for assessment in checker.check_all(pairs)]


def _nearer_elsewhere(sources: Vectors, targets: Vectors, own: Vectors, every: Vectors) -> list[bool]:
    """Whether a translation is much nearer to one of `every` source than to its own, and the two differ."""
    doubtful = np.flatnonzero(own < _CHOSEN("elsewhere_below"))
    found = [False] * len(own)
    for i in doubtful:
        other = every @ targets[i]
        other[every @ sources[i] > _CHOSEN("elsewhere_alike")] = -1.0
        found[i] = bool(other.max() > own[i] + _CHOSEN("elsewhere_margin"))
    return found


def _floor(source: str) -> float:
    """The least similarity of a faithful translation; headings and fragments vary more."""
    short = len(source.split()) < _CHOSEN.whole("short_words")
    return _CHOSEN("short_floor" if short else "similarity_floor")


def _signals(evidence: Evidence, similarity: float, omission: float) -> dict[str, float]:
    mismatches = evidence.mismatches
    return {
        "similarity": similarity,
        "length": evidence.length,
        "source_coverage": evidence.coverage.source,
        "target_coverage": evidence.coverage.target,
        "known_words": float(evidence.coverage.known),
        "gap": float(evidence.coverage.gap),
        "extra": float(evidence.coverage.extra),
        "figures_lost": float(sum(m.lost for m in mismatches)),
        "figures_added": float(sum(not m.lost for m in mismatches)),
        "names_unsupported": float(len(evidence.names)),
        "places_lost": float(len(evidence.places)),
        "denials_lost": float(evidence.denials.lost),
        "repeated": float(bool(evidence.repeated)),
        "arabic_left": float(bool(evidence.arabic)),
        "no_words": float(evidence.no_words),
        "omission": omission,
        "words": float(evidence.shape.words),
        "unknown": evidence.shape.unknown,
        "marks": evidence.shape.marks,
        "word_length": evidence.shape.word_length,
        "capitals": evidence.shape.capitals,
        "english_word_length": evidence.shape.english_word_length,
    }
