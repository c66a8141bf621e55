"""The ways to translate that `bench.speed.throughput` compares, on a random model of a published shape or the embedded one."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from translate.datafiles import Chosen
from translate.engines import DecodeOptions, Hypothesis, LoadedEngine, OnBatch, Runtime, Seq2SeqEngine
from translate.models import load_subwords

_CHOSEN = Chosen(__package__, "throughput")
BUDGET = DecodeOptions().max_batch_tokens

Way = Callable[[Sequence[str]], int]


class ForcedEngine(Seq2SeqEngine):
    """The real engine; its outputs have the forced length and say what `told` says of their source."""

    told: dict[str, str]

    def decode(
        self, sources: list[list[str]], options: DecodeOptions, *, cap: int
    ) -> list[list[tuple[list[str], float]]]:
        """See `Seq2SeqEngine`."""
        return super().decode(sources, options, cap=forced(sources))

    def translate(
        self, texts: Sequence[str], options: DecodeOptions | None = None, on_batch: OnBatch | None = None
    ) -> list[list[Hypothesis]]:
        """See `Engine`."""
        found = super().translate(texts, options)
        results = [
            [Hypothesis(self.told.get(text, one.text), one.score, False, 1, one.tokens) for one in some]
            for text, some in zip(texts, found, strict=True)
        ]
        if on_batch:
            on_batch(dict(enumerate(results)))
        return results


def forced(sources: Sequence[Sequence[str]]) -> int:
    """The output length of a batch, in tokens."""
    return round(_CHOSEN("output") * sum(map(len, sources)) / len(sources))


def batches(sources: Sequence[list[str]], *, tokens: int = 0, most: int = 0) -> list[list[list[str]]]:
    """Length-sorted batches that hold so many padded tokens, or so many texts, at most."""
    made: list[list[list[str]]] = []
    for source in sorted(sources, key=len, reverse=True):
        if made and (len(made[-1]) < most or len(made[-1][0]) * (len(made[-1]) + 1) <= tokens):
            made[-1].append(source)
        else:
            made.append([source])
    return made


class Ways:
    """The ways to translate, on one model; each takes texts and gives the number of tokens it wrote."""

    def __init__(self, folder: Path, converted: Path, threads: int, told: dict[str, str]) -> None:
        import ctranslate2

        self.coder = load_subwords(folder, "marian")
        settings = Runtime("cpu", "int8", threads).options
        self.translator = ctranslate2.Translator(str(converted), **settings)
        self.apart = ctranslate2.Translator(
            str(converted), **{**settings, "inter_threads": 2, "intra_threads": max(1, threads // 2)}
        )
        self.engine = ForcedEngine(
            name="random", translator=self.translator, coder=self.coder, signature="random|bench"
        )
        self.engine.told = told
        self._folder = folder
        self._model: Any = None

    def raw(self, texts: Sequence[str], translator: Any = None) -> int:
        asked = [
            (translator or self.translator).translate_batch(batch, asynchronous=True, **_options(batch))
            for batch in batches([self.coder.encode(text) for text in texts], tokens=BUDGET)
        ]
        return sum(len(one.result().hypotheses[0]) for batch in asked for one in batch)

    def one_by_one(self, texts: Sequence[str]) -> int:
        written = 0
        for text in texts:
            source = self.coder.encode(text)
            (found,) = self.translator.translate_batch([source], **_options([source]))
            self.coder.decode(found.hypotheses[0])
            written += len(found.hypotheses[0])
        return written

    def unchecked(self, texts: Sequence[str]) -> int:
        return self._lines(texts, "--unchecked")

    def checked(self, texts: Sequence[str]) -> int:
        return self._lines(texts, "--retries", "0")

    def transformers(self, texts: Sequence[str], kind: str = "float32") -> int:
        import torch
        from transformers import MarianMTModel

        if self._model is None:
            self._model = MarianMTModel.from_pretrained(self._folder).eval()
        self._model.to(getattr(torch, kind))
        ids = json.loads((self._folder / "vocab.json").read_text("utf-8"))
        pad, written = self._model.config.pad_token_id, 0
        for batch in batches([self.coder.encode(text) for text in texts], most=16):
            rows = [[ids.get(token, ids["<unk>"]) for token in source] for source in batch]
            width = max(map(len, rows))
            source = torch.tensor([row + [pad] * (width - len(row)) for row in rows])
            length = forced(batch)
            with torch.inference_mode():
                found = self._model.generate(
                    input_ids=source,
                    attention_mask=(source != pad).long(),
                    num_beams=DecodeOptions().beam,
                    min_new_tokens=length,
                    max_new_tokens=length,
                )
            written += (found.shape[1] - 1) * len(batch)
        return written

    def _lines(self, texts: Sequence[str], *options: str) -> int:
        command(LoadedEngine(self.engine, "the bench's"), texts, *options)
        return sum(forced([self.coder.encode(text)]) for text in texts)

    def table(self) -> dict[str, Way]:
        """The ways by name; `raw` is what the others are compared with."""
        return {
            "raw": self.raw,
            "raw, 2x1": partial(self.raw, translator=self.apart),
            "unchecked": self.unchecked,
            "checked": self.checked,
            "one by one": self.one_by_one,
            "transformers": self.transformers,
            "bfloat16": partial(self.transformers, kind="bfloat16"),
        }


class EmbeddedWays:
    """The same on the embedded model, which ends its sentences itself: nothing is forced, and the checks read its own."""

    def __init__(self) -> None:
        from translate.engines import resolve_engine

        self.loaded = resolve_engine("embedded", offline=True)
        self.engine: Any = self.loaded.engine
        # The first call of a model pays for more than its sentence.
        self.engine.translate(["قال"])

    def table(self) -> dict[str, Way]:
        """See `Ways.table`."""
        return {
            "raw": self.raw,
            "unchecked": lambda texts: self._lines(texts, "--unchecked"),
            "checked": lambda texts: self._lines(texts, "--retries", "0"),
            "greedy": lambda texts: self._lines(texts, "--retries", "0", "--preset", "fast"),
            "one by one": self.one_by_one,
        }

    def raw(self, texts: Sequence[str]) -> int:
        """The engine alone, its own batches and limits, with the hints that a weak model is given."""
        from translate.ladder import known

        options = replace(self.engine.defaults, hints=tuple(known(text) for text in texts))
        return sum(some[0].tokens for some in self.engine.translate(texts, options))

    def one_by_one(self, texts: Sequence[str]) -> int:
        """A call for each sentence."""
        return sum(self.raw([text]) for text in texts)

    def _lines(self, texts: Sequence[str], *options: str) -> int:
        kept = self.engine.defaults
        command(self.loaded, texts, *options)
        self.engine.defaults = kept
        # What it wrote is not counted apart; its tokens are about these.
        return sum(self.engine.count_tokens(list(texts)))


def command(loaded: LoadedEngine, texts: Sequence[str], *options: str) -> None:
    """`mujaz translate --lines` in this process, with that engine: its start is not measured here."""
    import translate.engines
    from mujaz.cli.app import main as mujaz

    translate.engines.resolve_engine = lambda *_, **__: loaded
    # The command frees its engine at the end; the next round needs it.
    loaded.engine.close = lambda: None  # type: ignore[method-assign]
    kept = sys.argv, sys.stdin, sys.stdout
    sys.argv = ["mujaz", "translate", "--lines", "--quiet", "--no-memory", *options]
    sys.stdin = io.TextIOWrapper(io.BytesIO("".join(f"{text}\n" for text in texts).encode()))
    sys.stdout = io.TextIOWrapper(io.BytesIO())
    try:
        mujaz()
    except SystemExit as stop:
        if stop.code:
            raise
    finally:
        sys.argv, sys.stdin, sys.stdout = kept


def _options(batch: Sequence[Sequence[str]]) -> dict[str, Any]:
    return {
        "beam_size": DecodeOptions().beam,
        "max_decoding_length": forced(batch),
        "max_input_length": 0,
        "return_scores": False,
    }
