"""A slow, deterministic engine and simple gates: the driver is tested without a model."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from translate.engines.base import DecodeOptions, Hypothesis, OnBatch
from translate.records import Document, Flag, FlagKind, PublishedDate, Segment


@dataclass
class WordEngine:
    """Writes each Arabic word as `w` and its length; `answers` overrides whole texts, for given options.

    Each text it translates is a line of `log` (a file that outlives the process) and of `asked`. `mixing`, it decodes
    a call's texts together, and what it writes depends on how many they are, as int8 does in the last digit.
    """

    answers: Mapping[str, str | Callable[[DecodeOptions], list[str]]] = field(default_factory=dict)
    name: str = "words"
    signature: str = "words|v1"
    max_source_tokens: int = 40
    prompted: bool = False
    defaults: DecodeOptions = field(default_factory=lambda: DecodeOptions(beam=2, max_batch_tokens=30))
    delay: float = 0.0
    mixing: bool = False
    log: Path | None = None
    asked: list[str] = field(default_factory=list)
    batches: list[tuple[str, ...]] = field(default_factory=list)
    options: list[DecodeOptions] = field(default_factory=list)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def translate(
        self,
        texts: Sequence[str],
        options: DecodeOptions | None = None,
        on_batch: OnBatch | None = None,
    ) -> list[list[Hypothesis]]:
        options = options or self.defaults
        self.batches.append(tuple(texts))
        self.options.append(options)
        results: list[list[Hypothesis]] = []
        for i, text in enumerate(texts):
            assert len(text.split()) <= self.max_source_tokens, "the driver let an over-long text through"
            time.sleep(self.delay)
            mark = f" n{len(texts)}" if self.mixing else ""
            found = [f"{each}{mark}" for each in self._candidates(text, options)]
            results.append([Hypothesis(each, -0.5, False, 1, 1) for each in found])
            if not self.mixing:
                if on_batch:
                    on_batch({i: results[-1]})
                # After the report: what the log holds is what the engine had finished and handed over.
                self._note(text, options)
        if self.mixing:
            if on_batch:
                on_batch(dict(enumerate(results)))
            for text in texts:
                self._note(text, options)
        return results

    def close(self) -> None:
        pass

    def _candidates(self, text: str, options: DecodeOptions) -> list[str]:
        answer = self.answers.get(text)
        if callable(answer):
            return answer(options)
        if answer is not None:
            return [answer]
        words = " ".join(f"w{len(word)}" for word in text.split())
        return [f"{words} b{options.beam}." for _ in range(options.num_hypotheses)]

    def _note(self, text: str, options: DecodeOptions) -> None:
        self.asked.append(text)
        if self.log:
            with self.log.open("a", encoding="utf-8") as file:
                file.write(f"{options.beam}\t{options.num_hypotheses}\t{text}\n")
                file.flush()
                os.fsync(file.fileno())


@dataclass(frozen=True)
class Verdict:
    flags: tuple[Flag, ...]
    quality: float


@dataclass
class WordGates:
    """Flags a translation that holds one of `bad`; quality is the share of other words."""

    bad: Mapping[str, FlagKind] = field(default_factory=dict)
    seen: list[tuple[str, str, date | None]] = field(default_factory=list)

    def check_all(
        self, pairs: Sequence[tuple[str, str]], *, anchors: Sequence[date | None] | None = None
    ) -> list[Verdict]:
        days = anchors or [None] * len(pairs)
        self.seen += [(source, target, day) for (source, target), day in zip(pairs, days, strict=True)]
        return [self._verdict(target) for _, target in pairs]

    def _verdict(self, target: str) -> Verdict:
        if not target:
            return Verdict((Flag(FlagKind.EMPTY, "Nothing was written."),), 0.0)
        words = target.split()
        flags = tuple(Flag(kind, f"It says {word}.") for word, kind in self.bad.items() if word in words)
        return Verdict(flags, 1 - sum(word in self.bad for word in words) / len(words))


def document(*sentences: str, id: str = "one", title: str = "", day: date | None = None) -> Document:
    """An article of these sentences, a space between them."""
    segments, start = [], 0
    for index, sentence in enumerate(sentences, start=1):
        segments.append(Segment(index, start, start + len(sentence), sentence))
        start += len(sentence) + 1
    text = " ".join(sentences)
    return Document(
        id=id,
        path=None,
        raw=text,
        text=text,
        title=title,
        published=PublishedDate(day),
        segments=tuple(segments),
    )
