"""Endpoint engine: a model served over the OpenAI-compatible chat interface (vLLM, Ollama, llama-server)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from translate.engines.base import DecodeOptions, Hypothesis, OnBatch
from translate.engines.chat import Address, ChatClient, Patience
from translate.engines.frames import Hints
from translate.engines.prompts import Prompt, inert
from translate.engines.schedule import check_lengths, output_cap
from translate.errors import ModelError

DEFAULTS = DecodeOptions(beam=1)
# Characters of a token, at least, in the vocabularies of served models: a cautious count without theirs.
CHARACTERS_PER_TOKEN = 2


class EndpointEngine:
    """`Engine` over HTTP; `parallel` requests under way at once."""

    def __init__(
        self,
        address: Address,
        prompt: Prompt,
        *,
        name: str = "endpoint",
        max_source_tokens: int = 1024,
        parallel: int = 4,
        patience: Patience | None = None,
    ) -> None:
        if prompt.kind != "chat":
            raise ModelError(f"an endpoint needs a chat prompt, {prompt.name} is a {prompt.kind} one")
        self.name = name
        self.signature = f"{name}:{address.model}|prompt:{prompt.signature}"
        self.defaults = DEFAULTS
        self.prompted = prompt.takes_hints
        self.max_source_tokens = max_source_tokens
        self._address = address
        self._prompt = prompt
        self._parallel = parallel
        self._client = ChatClient(address, patience)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """See `Engine.count_tokens`; an upper estimate, as the server's vocabulary is not known here."""
        return [math.ceil(len(text) / CHARACTERS_PER_TOKEN) for text in texts]

    def translate(
        self,
        texts: Sequence[str],
        options: DecodeOptions | None = None,
        on_batch: OnBatch | None = None,
    ) -> list[list[Hypothesis]]:
        """See `Engine.translate`. Decoding is greedy; `beam` and penalties are the server's affair."""
        options = options or self.defaults
        lengths = self.count_tokens(texts)
        check_lengths(texts, lengths, limit=self.max_source_tokens, name=self.name)
        hints = options.hints or ((),) * len(texts)
        results: list[list[Hypothesis]] = [[] for _ in texts]
        with ThreadPoolExecutor(max_workers=self._parallel) as pool:
            futures = {
                pool.submit(self._one, text, pairs, length): i
                for i, (text, pairs, length) in enumerate(zip(texts, hints, lengths, strict=True))
            }
            try:
                for future in as_completed(futures):
                    i = futures[future]
                    results[i] = [future.result()]
                    if on_batch:
                        on_batch({i: results[i]})
            except BaseException:
                # What is under way ends by itself; what has not begun is not begun.
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return results

    def close(self) -> None:
        """See `Engine.close`."""
        self._client.close()

    def _one(self, text: str, hints: Hints, length: int) -> Hypothesis:
        cap = output_cap(length, limit=4096)
        turns = [*self._prompt.head, ("user", self._prompt.render(inert(text), hints))]
        body = {
            "model": self._address.model,
            "messages": [{"role": role, "content": content} for role, content in turns],
            "temperature": 0,
            "seed": 0,
            "max_tokens": cap,
        }
        choice, usage = self._client.ask(body)
        answer = choice["message"]["content"].strip()
        for stop in self._prompt.stop:
            answer = answer.split(stop, 1)[0]
        return Hypothesis(
            text=answer.strip(),
            truncated=choice.get("finish_reason") == "length",
            source_tokens=length,
            tokens=int(usage.get("completion_tokens") or 0),
        )
