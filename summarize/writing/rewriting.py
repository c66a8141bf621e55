"""A brief's sentences reworded one by one; what does not pass stays as it was, with the reason."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from summarize.records import (
    Brief,
    BriefSentence,
    Claim,
    Place,
    Section,
    SectionKind,
    WordedSentence,
    Wording,
)
from summarize.writing.checking import Checks
from summarize.writing.in_time import done_in_time
from summarize.writing.writer import Material, Refusal, Writer
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder

_CHOSEN = Chosen(__package__, "rewriting")
_REWORDED = (
    SectionKind.LEAD,
    SectionKind.AGREED,
    SectionKind.ATTRIBUTED,
    SectionKind.SINGLE,
    SectionKind.BACKGROUND,
)
_LATE = "the time for the writer was over"


def reword(
    brief: Brief,
    writer: Writer,
    encoder: SentenceEncoder,
    *,
    confirmed: Collection[Place] = (),
    seconds: float | None = None,
) -> Brief:
    """The brief with the sentences of its sections worded by `writer` where they pass every check.

    Headline, differences, timeline, what is built by rule, what is unsure and what tells the English that an editor
    `confirmed` stay. `seconds` limits the whole; what is
    under way when it ends is not waited for. Never raises for what a writer answers.
    """
    told = {one.id: {claim.place: claim for claim in one.claims} for one in brief.ledger.clusters}
    asked = {
        sentence: material
        for section in brief.sections
        if section.kind in _REWORDED
        for sentence in section.sentences
        if not set(sentence.worded) & set(confirmed)
        and (material := _material(sentence, told.get(sentence.cluster, {})))
    }
    seconds = _CHOSEN("seconds") if seconds is None else seconds
    desk = _Desk(writer, Checks(encoder), seconds)
    made = done_in_time(
        desk.worded, list(asked.values()), parallel=_CHOSEN.whole("parallel"), seconds=seconds
    )
    worded = {
        sentence: found or _kept(material, _LATE)
        for (sentence, material), found in zip(asked.items(), made, strict=True)
    }
    sections = tuple(
        _placed(section, worded) if section.kind in _REWORDED else section for section in brief.sections
    )
    wording = Wording(writer.model, writer.prompt, tuple(worded.values()))
    return replace(brief, sections=sections, writer=writer.name, wording=wording)


def _placed(section: Section, worded: Mapping[BriefSentence, WordedSentence]) -> Section:
    return replace(
        section,
        sentences=tuple(
            replace(sentence, text=found.text, extractive=sentence.text)
            if (found := worded.get(sentence)) and found.by_model
            else sentence
            for sentence in section.sentences
        ),
    )


def _material(sentence: BriefSentence, claims: Mapping[Place, Claim]) -> Material | None:
    """The claims of its cluster under a sentence, the one it words first; None where no single trusted claim is worded.

    What it cites for a figure alone is of another cluster and words nothing of it.
    """
    if not sentence.cluster:
        return None
    cited = [claims.get((one.document, one.segment)) for one in sentence.citations]
    if cited[0] is None:
        return None
    usable = [one for one in cited if one is not None and one.trusted and one.translation.strip()]
    if usable[:1] != cited[:1]:
        return None
    shown = usable[: _CHOSEN.whole("claims")]
    return Material(sentence.text, tuple((f"c{n}", claim) for n, claim in enumerate(shown, 1)))


def _kept(material: Material, reason: str) -> WordedSentence:
    return WordedSentence(material.first.place, material.text, material.text, False, (reason,), True)


@dataclass
class _Desk:
    """One brief's writer with its checks, and how long and how often in vain it is still asked."""

    writer: Writer
    checks: Checks
    seconds: float

    def __post_init__(self) -> None:
        self._until = time.monotonic() + self.seconds
        self._failures = 0
        self._lock = threading.Lock()

    def worded(self, material: Material) -> WordedSentence:
        """The sentence in the model's words where one of its answers passes, else as it was."""
        refused: list[str] = []
        text, failed, tokens = "", False, (0, 0)
        for _ in range(_CHOSEN.whole("attempts")):
            if failed := bool(over := self._over()):
                refused.append(over)
                break
            answer = self.writer.write(
                material, refused[-1] if refused else "none", self._until - time.monotonic()
            )
            tokens = tokens[0] + answer.tokens[0], tokens[1] + answer.tokens[1]
            failed = isinstance(answer, Refusal) and answer.failed
            self._note(failed)
            if isinstance(answer, Refusal):
                refused.append(answer.reason)
            elif reason := self.checks.refusal(answer, material):
                refused.append(reason)
            else:
                text = answer.text
            if text or failed:
                break
        return WordedSentence(
            material.first.place,
            text or material.text,
            material.text,
            bool(text) and text != material.text,
            tuple(refused),
            failed,
            tokens,
        )

    def _note(self, failed: bool) -> None:
        with self._lock:
            self._failures = self._failures + 1 if failed else 0

    def _over(self) -> str:
        if self._failures >= _CHOSEN.whole("failures"):
            return "the writer failed too often and was asked no more"
        return _LATE if time.monotonic() >= self._until else ""
