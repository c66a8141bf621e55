"""Candidate translations, judged by the gates and ranked."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from translate.datafiles import Chosen
from translate.engines import Hypothesis
from translate.ladder.postedit import Edited, post_edit
from translate.ladder.qualifier_repair import put_qualifiers_back
from translate.records import Flag, FlagKind
from translate.segments import join

_CHOSEN = Chosen(__package__, "candidates")
# By the name of the `FlagKind`.
_SEVERITY = Chosen(__package__, "severity")


class Assessment(Protocol):
    """What the gates found."""

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What is wrong."""

    @property
    def quality(self) -> float:
        """0–1."""


class Gates(Protocol):
    """`translate.fidelity.gates.check.Checker`, as far as the driver needs it."""

    def check_all(
        self, pairs: Sequence[tuple[str, str]], *, anchors: Sequence[date | None] | None = None
    ) -> Sequence[Assessment]:
        """One assessment for each (Arabic, English)."""


class Unchecked:
    """Gates that look at nothing and let everything pass; for those who want the translation alone."""

    def check_all(
        self, pairs: Sequence[tuple[str, str]], *, anchors: Sequence[date | None] | None = None
    ) -> Sequence[Assessment]:
        """See `Gates`; of several candidates the engine's own order counts."""
        return [_PASSED] * len(pairs)


@dataclass(frozen=True, slots=True)
class _Passed:
    flags: tuple[Flag, ...] = ()
    quality: float = 0.0


_PASSED = _Passed()


class Terms(Protocol):
    """`translate.glossary.applying.Glossary`, as far as the driver needs it."""

    @property
    def spellings(self) -> frozenset[str]:
        """Every word of the English side, as written."""

    def told(self, alone: Callable[[str], Sequence[str]]) -> Terms:
        """The same terms, with a way to learn how the engine writes a term that stands alone."""

    def hints(self, source: str) -> tuple[tuple[str, str], ...]:
        """(Arabic as written, English) of the terms in a text."""

    def enforce(self, source: str, target: str, flags: Sequence[Flag] = ()) -> Enforced:
        """The target with the glossary's terms."""


@dataclass(frozen=True, slots=True)
class Enforced:
    """A translation after the glossary: the text, what was forced, and what could not be."""

    text: str
    edits: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """One distinct text of a run; the anchor is the article's date, against which «أمس» is read."""

    text: str
    anchor: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """English for a unit, straight from an engine, with the signature of how it was made.

    `likelihood` is the engine's log-probability per token, nan where it gives none.
    """

    unit: Unit
    text: str
    signature: str
    truncated: bool = False
    likelihood: float = float("nan")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft after post-edit and glossary, with the verdict on it.

    `found` are the gates' flags, `raised` the driver's own: a length cap reached, a term that could not be
    placed. `as_drafted` says whether it had no flag before the glossary touched it.
    """

    text: str
    found: tuple[Flag, ...]
    quality: float
    signature: str
    edits: tuple[str, ...] = ()
    raised: tuple[Flag, ...] = ()
    as_drafted: bool = True
    likelihood: float = float("nan")

    @property
    def flags(self) -> tuple[Flag, ...]:
        """All findings, each once."""
        known = {(flag.kind, flag.source_text) for flag in self.found}
        return self.found + tuple(flag for flag in self.raised if (flag.kind, flag.source_text) not in known)

    @property
    def passes(self) -> bool:
        """Whether no gate found anything."""
        return not self.flags

    @property
    def rank(self) -> tuple[bool, float, float]:
        """Greater is better: text at all, then the lightest findings, then quality."""
        return bool(self.text), -self.severity, self.quality

    @property
    def severity(self) -> float:
        """The weight of all findings."""
        return sum(_SEVERITY(flag.kind.name.lower()) for flag in self.flags)

    @property
    def merit(self) -> float:
        """What the engine, the gates and the quality say of it together; for choosing among a weak engine's."""
        likelihood = 0.0 if math.isnan(self.likelihood) else self.likelihood
        return likelihood + self.quality - _CHOSEN("merit_of_severity") * self.severity


def best(candidates: Sequence[Candidate]) -> Candidate:
    """The first that passes, for the engine prefers it; if none does, the least bad."""
    passing = (candidate for candidate in candidates if candidate.passes)
    return next(passing, None) or max(candidates, key=lambda candidate: candidate.rank)


def preferred(candidates: Sequence[Candidate]) -> Candidate:
    """For a weak engine, whose own order says little: of those that pass, else of all, the one of most merit."""
    passing = [candidate for candidate in candidates if candidate.passes]
    return max(passing or candidates, key=lambda candidate: (bool(candidate.text), candidate.merit))


def drafts_of(
    unit: Unit, pieces: Sequence[str], answers: Sequence[Sequence[Hypothesis]], signature: str
) -> list[Draft]:
    """The candidates for a unit: all of a whole sentence's, or the best of each piece, joined."""
    if len(pieces) == 1:
        # Two token sequences may spell one text.
        distinct: dict[str, Hypothesis] = {}
        for each in answers[0]:
            distinct.setdefault(each.text, each)
        return [Draft(unit, each.text, signature, each.truncated, each.score) for each in distinct.values()]
    heads = [candidates[0] for candidates in answers if candidates]
    if len(heads) < len(pieces):
        return []
    text = join(pieces, [head.text for head in heads])
    likelihood = sum(head.score for head in heads) / len(heads)
    truncated = any(head.truncated for head in heads)
    return [Draft(unit, text, f"{signature}|pieces:{len(pieces)}", truncated, likelihood)]


def judge(drafts: Sequence[Draft], gates: Gates, terms: Terms | None = None) -> list[Candidate]:
    """Post-edits each draft, forces the glossary's terms on it and puts it before the gates."""
    edited = [_edited(draft) for draft in drafts]
    verdicts = verdicts_on([(d.unit, e.text) for d, e in zip(drafts, edited, strict=True)], gates)
    candidates = [
        Candidate(
            e.text,
            v.flags,
            v.quality,
            draft.signature,
            e.edits,
            _truncation(draft),
            likelihood=draft.likelihood,
        )
        for draft, e, v in zip(drafts, edited, verdicts, strict=True)
    ]
    if terms is None:
        return candidates
    forced = [
        terms.enforce(draft.unit.text, candidate.text, candidate.flags)
        for draft, candidate in zip(drafts, candidates, strict=True)
    ]
    changed = [i for i, result in enumerate(forced) if result.text != candidates[i].text]
    again = verdicts_on([(drafts[i].unit, forced[i].text) for i in changed], gates)
    for i, verdict in zip(changed, again, strict=True):
        passed = candidates[i].passes
        candidates[i] = rewritten(candidates[i], forced[i].text, forced[i].edits, verdict)
        candidates[i] = replace(candidates[i], as_drafted=passed)
    return [
        replace(candidate, raised=candidate.raised + result.flags)
        for candidate, result in zip(candidates, forced, strict=True)
    ]


def rewritten(candidate: Candidate, text: str, edits: tuple[str, ...], verdict: Assessment) -> Candidate:
    """The candidate after a forced edit, with the gates' verdict on its new text."""
    return replace(
        candidate, text=text, found=verdict.flags, quality=verdict.quality, edits=candidate.edits + edits
    )


def verdicts_on(texts: Sequence[tuple[Unit, str]], gates: Gates) -> Sequence[Assessment]:
    """The gates on English for units."""
    if not texts:
        return ()
    return gates.check_all(
        [(unit.text, text) for unit, text in texts], anchors=[unit.anchor for unit, _ in texts]
    )


def _edited(draft: Draft) -> Edited:
    """The draft after post-edit and with its figures' qualifiers."""
    edited = post_edit(draft.text)
    qualified = put_qualifiers_back(draft.unit.text, edited.text)
    return Edited(qualified.text, (*(f"post-edit: {edit}" for edit in edited.edits), *qualified.edits))


def _truncation(draft: Draft) -> tuple[Flag, ...]:
    if not draft.truncated:
        return ()
    return (Flag(FlagKind.TRUNCATED, "The model stopped at its length limit; the end may be missing."),)
