"""What a writer is asked for, one text at a time: asked, checked, asked once more with the reason, or left as it was."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from summarize.records import Claim, Place, WordedSentence
from summarize.writing.in_time import done_in_time
from summarize.writing.meaning import quoted
from summarize.writing.prompts import SUPPORT
from summarize.writing.writer import Answer, Draft, Refusal, Tokens, Values, Writer
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "rewriting")
_LATE = "the time for the writer was over"
_NO = "asked for a second opinion, the model does not find it supported"
# As long as the answer of a second opinion may be, in letters.
_OPINION = 120


@dataclass(frozen=True, slots=True)
class Wish:
    """One text to be worded. `values` fill the task's prompt, but for the reason; `text` stands where no answer passes.

    `judged` says in a few words why a draft may not stand, "" where it may; `claims` are what it must rest on, each as it
    is told in English, and `place` the first of them. `mends` puts a draft's text in its final form.
    """

    task: str
    place: Place
    text: str
    values: Values
    claims: Sequence[tuple[str, Claim]]
    judged: Callable[[Draft], str]
    mends: Callable[[str], str] = str
    of: str = ""

    @property
    def kept(self) -> WordedSentence:
        """It, never asked for."""
        return WordedSentence(
            self.place, self.text, self.text, False, (_LATE,), True, task=self.task, of=self.of
        )


@dataclass
class Desk:
    """One brief's writer, and how long and how often in vain it is still asked.

    `second`: a draft that passes stands only where the model, asked once more, says that its claims support it.
    """

    writer: Writer
    seconds: float
    second: bool = False
    _failures: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _tasks: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._until = time.monotonic() + self.seconds

    @property
    def prompts(self) -> tuple[str, ...]:
        """Name, version and hash of every prompt that was used, in the order of the tasks."""
        return tuple(one.signature for one in self.writer.prompts.all if one.name in self._tasks)

    def worded(self, wishes: Sequence[Wish]) -> list[WordedSentence]:
        """What became of each wish within the time; what is under way when it ends is not waited for."""
        most = max(self._until - time.monotonic(), 0.0)
        made = done_in_time(self._one, wishes, parallel=_CHOSEN.whole("parallel"), seconds=most)
        return [done or wish.kept for wish, done in zip(wishes, made, strict=True)]

    def _one(self, wish: Wish) -> WordedSentence:
        """The text in the model's words where one of its answers passes, else as it was."""
        refused: list[str] = []
        text, failed, count = "", False, _Count()
        for _ in range(_CHOSEN.whole("attempts")):
            if failed := bool(over := self._over()):
                refused.append(over)
                break
            reason = {"reason": refused[-1] if refused else "none"}
            answer = self._ask(wish.task, {**wish.values, **reason}, len(wish.text), count)
            failed = isinstance(answer, Refusal) and answer.failed
            if isinstance(answer, Refusal):
                refused.append(answer.reason)
            elif (why := wish.judged(draft := answer.draft)) or (
                why := self._second_opinion(draft, wish, count)
            ):
                refused.append(why)
            else:
                text = wish.mends(draft.text)
            if text or failed:
                break
        return WordedSentence(
            wish.place,
            text or wish.text,
            wish.text,
            bool(text) and text != wish.text,
            tuple(refused),
            failed,
            count.tokens,
            task=wish.task,
            of=wish.of,
            uncounted=count.uncounted,
        )

    def _second_opinion(self, draft: Draft, wish: Wish, count: _Count) -> str:
        """Why a draft does not stand that the model does not clearly call supported; "" where it does or is not asked."""
        if not self.second:
            return ""
        if over := self._over():
            return over
        lines = [
            line
            for number, (english, claim) in enumerate(wish.claims, 1)
            for line in (f"c{number}: {english}", f"c{number} in Arabic: {claim.text}")
        ]
        answer = self._ask(SUPPORT, {"sentence": draft.text, "claims": lines}, _OPINION, count)
        if isinstance(answer, Refusal):
            return f"{_NO}: {answer.reason}"
        if answer.said["supported"] is True:
            return ""
        missing = str(answer.said["missing"])
        return f"{_NO}: {quoted(missing)}" if missing.strip() else _NO

    def _ask(
        self, task: str, values: Mapping[str, str | Sequence[str]], letters: int, count: _Count
    ) -> Answer | Refusal:
        answer = self.writer.ask(task, values, letters, self._until - time.monotonic())
        count.add(answer.tokens)
        failed = isinstance(answer, Refusal) and answer.failed
        with self._lock:
            self._tasks.add(task)
            self._failures = self._failures + 1 if failed else 0
        return answer

    def _over(self) -> str:
        if self._failures >= _CHOSEN.whole("failures"):
            return "the writer failed too often and was asked no more"
        return _LATE if time.monotonic() >= self._until else ""


@dataclass
class _Count:
    """Tokens of the requests for one text, in and out, and how many requests nobody counted."""

    tokens: Tokens = (0, 0)
    uncounted: int = 0

    def add(self, tokens: Tokens | None) -> None:
        """One more request."""
        if tokens is None:
            self.uncounted += 1
        else:
            self.tokens = self.tokens[0] + tokens[0], self.tokens[1] + tokens[1]
