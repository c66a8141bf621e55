"""What `mujaz translate --lines` takes beside the model itself: python -m bench.speed.throughput [--model opus-mt-ar-en]

A random model of the real shape decodes FLORES-101 dev (beside the checkout); every output is forced to 1.1 tokens a
source token, as no random model ends by itself. The checks read what opus-mt wrote for these sentences (stored with
them), so that they meet English of the usual faults. All ways take the same sentences in turn, round for round, and
each round gives a ratio to raw CTranslate2 with Mujaz's own settings.

raw          CTranslate2 on tokenised, length-sorted batches of the same budget, best hypothesis, no text made of it
raw, 2x1     the same, two batches at a time with half the threads each
unchecked    mujaz translate --lines --unchecked --no-memory
checked      mujaz translate --lines --retries 0 --no-memory
one by one   CTranslate2, a call for each sentence, as programs do that translate a sentence a call
transformers generate() in float32 on batches of 16 of like length (of the first quarter of the sentences)
bfloat16     the same in bfloat16
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any

from bench.speed.random_models import DATA, SHAPES, random_marian
from translate.datafiles import Chosen
from translate.engines import DecodeOptions, Hypothesis, LoadedEngine, OnBatch, Runtime, Seq2SeqEngine
from translate.models import load_subwords

RESULTS = Path(__file__).parents[1] / "results"
_CHOSEN = Chosen(__package__, "throughput")
BUDGET = DecodeOptions().max_batch_tokens


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
        """The command in this process: its start is not measured here."""
        import translate.engines
        from mujaz.cli.app import main as mujaz

        translate.engines.resolve_engine = lambda *_, **__: LoadedEngine(self.engine, "the bench's")
        # The command frees its engine at the end; the next round needs it.
        self.engine.close = lambda: None  # type: ignore[method-assign]
        written = sum(forced([self.coder.encode(text)]) for text in texts)
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
        return written


def _options(batch: Sequence[Sequence[str]]) -> dict[str, Any]:
    return {
        "beam_size": DecodeOptions().beam,
        "max_decoding_length": forced(batch),
        "max_input_length": 0,
        "return_scores": False,
    }


def measure(way: Callable[[Sequence[str]], int], texts: Sequence[str]) -> dict[str, float]:
    """Wall and processor seconds a segment, and tokens a second."""
    wall, spent = time.perf_counter(), time.process_time()
    written = way(texts)
    wall, spent = time.perf_counter() - wall, time.process_time() - spent
    return {"wall": wall / len(texts), "cpu": spent / len(texts), "tokens_a_second": written / wall}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", choices=SHAPES, default="opus-mt-ar-en")
    parser.add_argument("--segments", type=int, default=64, help="in each round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=min(os.cpu_count() or 1, 8))
    parser.add_argument("--ways", nargs="+", default=[], help="only these, besides raw")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "mujaz-bench")
    parser.add_argument(
        "--warm", type=int, default=100, help="sentences whose words the encoder has read before"
    )
    parser.add_argument(
        "--name", help="results go to bench/results/throughput-NAME.json; the model's where not said"
    )
    asked = parser.parse_args()
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"throughput-{asked.name or asked.model}.json"
    report: dict[str, Any] = {}
    # Written after each round, so that a bench that is stopped leaves what it has.
    for rows in rounds(asked):
        report = {
            "model": asked.model,
            "segments": asked.segments,
            "warm": asked.warm,
            "threads": asked.threads,
            "output_tokens_a_source_token": _CHOSEN("output"),
            "cores": os.cpu_count(),
            "versions": {
                name: metadata.version(name) for name in ("ctranslate2", "transformers", "torch", "numpy")
            },
            "rounds": rows,
            "ratio_to_raw": ratios(rows),
        }
        path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    for name, some in report["ratio_to_raw"].items():
        shown = "  ".join(
            f"{by} {statistics.median(values):.3f} ({min(values):.3f}–{max(values):.3f})"
            for by, values in some.items()
        )
        print(f"{name:13} {shown}")


Rows = dict[str, list[dict[str, float]]]


def ratios(rows: Rows) -> dict[str, dict[str, list[float]]]:
    """Of each way and round, raw CTranslate2's seconds a segment over the way's: 1 is as fast as raw."""
    return {
        name: {
            by: [round(raw[by] / one[by], 3) for raw, one in zip(rows["raw"], some, strict=True)]
            for by in ("wall", "cpu")
        }
        for name, some in rows.items()
    }


def rounds(asked: argparse.Namespace) -> Iterator[Rows]:
    """All measurements so far, after each round."""
    from mujaz.translation import line_document
    from translate.encoder import default_encoder
    from translate.fidelity.gates import senses
    from translate.models import convert
    from translate.segments import prepare

    flores = DATA / "flores101-dev"
    arabic = (flores / "flores-dev.ar").read_text("utf-8").splitlines()
    english = (flores / "flores-dev.opusmt.en").read_text("utf-8").splitlines()
    told = {prepare(a): e for a, e in zip(arabic, english, strict=True)}
    folder = random_marian(asked.cache / asked.model, SHAPES[asked.model])
    converted = asked.cache / f"{asked.model}-int8"
    if not (converted / "model.bin").is_file():
        converted.mkdir(exist_ok=True)
        convert(folder, converted, weights="int8", on_progress=lambda _: None)
    ways = Ways(folder, converted, asked.threads, told)
    table: dict[str, Callable[[Sequence[str]], int]] = {
        "raw": ways.raw,
        "raw, 2x1": partial(ways.raw, translator=ways.apart),
        "unchecked": ways.unchecked,
        "checked": ways.checked,
        "one by one": ways.one_by_one,
        "transformers": ways.transformers,
        "bfloat16": partial(ways.transformers, kind="bfloat16"),
    }
    chosen = ["raw", *(name for name in table if name != "raw" and (not asked.ways or name in asked.ways))]
    # What was stored is known of whole lines.
    order = [i for i, line in enumerate(arabic) if len(line_document(i, line).segments) == 1]
    random.Random(20240229).shuffle(order)
    warm, order = order[: asked.warm], order[asked.warm :]
    if "checked" in chosen:
        senses([(arabic[i], english[i]) for i in warm], default_encoder())
    rows: Rows = {name: [] for name in chosen}
    for number in range(asked.rounds):
        texts = [arabic[i] for i in order[number * asked.segments : (number + 1) * asked.segments]]
        # Every other round backwards, so that a machine that grows busier favours nobody.
        for name in chosen[:: 1 if number % 2 == 0 else -1]:
            taken = texts[: max(1, len(texts) // 4)] if name in ("transformers", "bfloat16") else texts
            rows[name].append(measure(table[name], taken))
            last = rows[name][-1]
            print(f"{name:13}{1000 * last['wall']:8.1f} ms{1000 * last['cpu']:8.1f} ms cpu", flush=True)
        yield rows


if __name__ == "__main__":
    main()
