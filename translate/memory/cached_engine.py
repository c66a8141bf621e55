"""An engine behind the translation memory: each answer is asked for once and kept the moment it is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from translate.engines import DecodeOptions, Engine, Hypothesis
from translate.memory.batches import plan_batches
from translate.memory.database import TranslationMemory
from translate.normalise import NORMALISER_VERSION
from translate.segments import prepare

Hints = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """One text for the engine, normalised, with the spellings its translation should use."""

    text: str
    hints: Hints = ()


def decode_signature(engine: Engine, options: DecodeOptions, hints: Hints = ()) -> str:
    """All that an answer depends on besides the source, in one line, as sacrebleu's signatures are.

    The batch budget is left out: it decides speed, not output.
    """
    fields = [
        engine.signature,
        f"beam:{options.beam}",
        f"lp:{options.length_penalty:g}",
        f"rp:{options.repetition_penalty:g}",
        f"nbest:{options.num_hypotheses}",
        f"norm:{NORMALISER_VERSION}",
    ]
    if hints:
        fields.append("hints:" + ";".join(f"{source}={target}" for source, target in hints))
    return "|".join(fields)


class CachedEngine:
    """Answers requests from the memory where it can, from the engine otherwise.

    `computed` and `remembered` count answers of the two kinds.
    """

    def __init__(self, engine: Engine, memory: TranslationMemory) -> None:
        self.engine = engine
        self.computed = 0
        self.remembered = 0
        self._memory = memory

    def like(self, engine: Engine) -> CachedEngine:
        """Another engine on the same memory."""
        return CachedEngine(engine, self._memory)

    def answers(
        self,
        requests: Sequence[Request],
        options: DecodeOptions,
        *,
        alone: bool = False,
        on_answer: Callable[[], None] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Candidates for each request, best first, in order; `alone` gives each text a batch of its own.

        `on_answer` is called once for each distinct request.

        Raises:
            ModelError: the engine cannot run. What it has answered is kept.
        """
        known: dict[Request, tuple[Hypothesis, ...]] = {}
        distinct = tuple(dict.fromkeys(requests))
        self._recall(distinct, options, known, on_answer)
        # Planned over all requests, known or not, so that a run that was interrupted meets the batches of an
        # uninterrupted one: an int8 model's output can depend on what shares its batch.
        for batch in self._batches(distinct, options, alone):
            missing = [request for request in batch if request not in known]
            # Another process may have answered since.
            self._recall(missing, options, known, on_answer)
            missing = [request for request in missing if request not in known]
            if missing:
                self._ask(missing, options, known, on_answer)
        return [known[request] for request in requests]

    def renderings(self, term: str) -> tuple[str, ...]:
        """How the engine writes a term by itself, the likeliest first; empty if it is too long."""
        text = prepare(term)
        if self.engine.count_tokens([text])[0] > self.engine.max_source_tokens:
            return ()
        options = replace(self.engine.defaults, num_hypotheses=max(1, self.engine.defaults.beam))
        (answer,) = self.answers([Request(text)], options)
        return tuple(dict.fromkeys(hypothesis.text for hypothesis in answer))

    def _batches(
        self, requests: Sequence[Request], options: DecodeOptions, alone: bool
    ) -> list[tuple[Request, ...]]:
        if alone:
            return [(request,) for request in requests]
        texts = [request.text for request in requests]
        lengths = self.engine.count_tokens(texts) if texts else []
        plan = plan_batches(texts, lengths, max_tokens=options.max_batch_tokens)
        return [tuple(requests[position] for position in batch) for batch in plan]

    def _recall(
        self,
        requests: Sequence[Request],
        options: DecodeOptions,
        known: dict[Request, tuple[Hypothesis, ...]],
        on_answer: Callable[[], None] | None,
    ) -> None:
        for hints in dict.fromkeys(request.hints for request in requests):
            signature = decode_signature(self.engine, options, hints)
            found = self._memory.find((r.text for r in requests if r.hints == hints), signature)
            known.update((Request(text, hints), answer) for text, answer in found.items())
            self.remembered += len(found)
            if on_answer:
                for _ in found:
                    on_answer()

    def _ask(
        self,
        batch: Sequence[Request],
        options: DecodeOptions,
        known: dict[Request, tuple[Hypothesis, ...]],
        on_answer: Callable[[], None] | None,
    ) -> None:
        def keep(answers: Mapping[int, Sequence[Hypothesis]]) -> None:
            new = [batch[position] for position in answers]
            keys = [(request.text, decode_signature(self.engine, options, request.hints)) for request in new]
            # What another process stored first is the answer here too, as it is for every later run.
            known.update(
                zip(new, self._memory.store(dict(zip(keys, answers.values(), strict=True))), strict=True)
            )
            self.computed += len(new)
            if on_answer:
                for _ in new:
                    on_answer()

        hints = tuple(request.hints for request in batch) if any(r.hints for r in batch) else ()
        self.engine.translate(
            [request.text for request in batch], replace(options, hints=hints), on_batch=keep
        )
