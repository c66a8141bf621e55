"""BLEU and chrF of the embedded model on FLORES-101 dev, and its speed.

python -m bench.embedded_flores --limit 200 [--adapter DIR | --few-shot] [--beam 1 4] [--json]
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tests.shared_data import SHARED
from translate.embedded import Decoding, Gloss, Hint, Vocabulary, build, default_adapter, glosses_for
from translate.ladder import known


@dataclass(frozen=True, slots=True)
class Result:
    system: str
    decoding: Decoding
    sentences: int
    bleu: float
    bleu_interval: float
    chrf: float
    chrf_interval: float
    per_second: float
    figures_kept: float  # share of sentences that pass the number and date gates
    names_kept: float  # share of sentences that pass the name gate


class Translator:
    """The built folder driven directly, without the product's gates and retries."""

    def __init__(self, directory: Path, threads: int, *, glossed: bool = True) -> None:
        from ctranslate2 import Generator

        self.vocabulary = Vocabulary.load(directory)
        self.glossed = glossed
        self.generator = Generator(str(directory), compute_type="int8", intra_threads=threads)

    def translate(
        self, texts: Sequence[str], decoding: Decoding, batch_tokens: int = 1024, *, tell_names: bool = False
    ) -> list[str]:
        told = [known(text) if tell_names else () for text in texts]
        prompts = [
            self.vocabulary.encode(text, hints, self._glosses(text, hints))
            for text, hints in zip(texts, told, strict=True)
        ]
        static = self.vocabulary.static_tokens
        order = sorted(range(len(texts)), key=lambda i: len(prompts[i]))
        result = [""] * len(texts)
        start = 0
        while start < len(order):
            end = start + 1
            while end < len(order) and (end - start + 1) * len(prompts[order[end]]) <= batch_tokens:
                end += 1
            chosen = order[start:end]
            longest = max(len(prompts[i]) for i in chosen)
            whole = {"static_prompt": static} if len(static) > 1 else {}
            outputs = self.generator.generate_batch(
                [prompts[i] if whole else [*static, *prompts[i]] for i in chosen],
                **whole,
                beam_size=decoding.beam_size,
                length_penalty=decoding.length_penalty,
                repetition_penalty=decoding.repetition_penalty,
                max_length=min(decoding.max_new_tokens, int(decoding.max_ratio * longest) + 20),
                sampling_topk=1,
                include_prompt_in_result=False,
                end_token=list(self.vocabulary.end),
            )
            for i, output in zip(chosen, outputs, strict=True):
                result[i] = self.vocabulary.decode(output.sequences_ids[0])
            start = end
        return result

    def _glosses(self, text: str, hints: Sequence[Hint]) -> list[Gloss]:
        takes = self.glossed and self.vocabulary.takes_glosses
        return [gloss for _, gloss in sorted(glosses_for(text, hints))] if takes else []


def measure(
    name: str,
    translator: Translator,
    decoding: Decoding,
    source: Sequence[str],
    reference: Sequence[str],
    *,
    tell_names: bool = False,
) -> tuple[Result, list[str]]:
    from sacrebleu.metrics import BLEU, CHRF

    translator.translate(source[:2], decoding)
    started = time.perf_counter()
    hypotheses = translator.translate(source, decoding, tell_names=tell_names)
    seconds = time.perf_counter() - started
    bleu = BLEU().corpus_score(hypotheses, [reference], n_bootstrap=300)
    chrf = CHRF().corpus_score(hypotheses, [reference], n_bootstrap=300)
    result = Result(
        name,
        decoding,
        len(source),
        round(float(bleu.score), 2),
        round(float(bleu._ci), 2),
        round(float(chrf.score), 2),
        round(float(chrf._ci), 2),
        round(len(source) / seconds, 2),
        *gates(source, hypotheses),
    )
    return result, hypotheses


def gates(source: Sequence[str], hypotheses: Sequence[str]) -> tuple[float, float]:
    """Shares of sentences without a number or date flag, and without a name flag."""
    from translate.fidelity.gates import Checker
    from translate.records import FlagKind

    checker = Checker(None)
    kinds = [
        {flag.kind for flag in checker.check(*pair).flags} for pair in zip(source, hypotheses, strict=True)
    ]
    figures = sum(not found & {FlagKind.NUMBER, FlagKind.DATE} for found in kinds)
    names = sum(FlagKind.NAME not in found for found in kinds)
    return round(figures / len(kinds), 3), round(names / len(kinds), 3)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--limit", type=int, default=997)
    parser.add_argument("--skip", type=int, default=0, help="leave out the first sentences")
    parser.add_argument("--adapter", type=Path, default=default_adapter(), help="default: the shipped one")
    parser.add_argument("--few-shot", action="store_true", help="the base without an adapter")
    parser.add_argument("--beam", type=int, nargs="+", default=[1, 4])
    parser.add_argument("--length-penalty", type=float, nargs="+", default=[1.0])
    parser.add_argument("--repetition-penalty", type=float, nargs="+", default=[1.0])
    parser.add_argument("--tell-names", action="store_true", help="tell the model known names and figures")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save", type=Path, help="folder for the hypotheses, one file a setting")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    folder = SHARED / "data" / "flores101-dev"
    last = options.skip + options.limit
    source = (folder / "flores-dev.ar").read_text("utf-8").splitlines()[options.skip : last]
    reference = (folder / "flores-dev.en").read_text("utf-8").splitlines()[options.skip : last]
    adapter = None if options.few_shot else options.adapter
    with tempfile.TemporaryDirectory() as temporary:
        started = time.perf_counter()
        built = build(Path(temporary) / "model", adapter=adapter, progress=lambda _: None)
        print(f"built in {time.perf_counter() - started:.0f} s", flush=True)
        translator = Translator(built.directory, options.threads)
        default = translator.vocabulary.decoding
        for beam in options.beam:
            for length_penalty in options.length_penalty:
                for repetition_penalty in options.repetition_penalty:
                    decoding = replace(
                        default,
                        beam_size=beam,
                        length_penalty=length_penalty,
                        repetition_penalty=repetition_penalty,
                    )
                    result, hypotheses = measure(
                        built.description["name"],
                        translator,
                        decoding,
                        source,
                        reference,
                        tell_names=options.tell_names,
                    )
                    print(json.dumps(asdict(result)) if options.json else _row(result), flush=True)
                    if options.save:
                        options.save.mkdir(parents=True, exist_ok=True)
                        file = (
                            options.save
                            / f"beam{beam}-length{length_penalty}-repetition{repetition_penalty}.txt"
                        )
                        file.write_text("\n".join(hypotheses) + "\n", "utf-8")


def _row(result: Result) -> str:
    decoding = result.decoding
    return (
        f"{result.system:22} beam {decoding.beam_size} length {decoding.length_penalty} "
        f"repetition {decoding.repetition_penalty} n {result.sentences}: "
        f"BLEU {result.bleu:.1f} ± {result.bleu_interval:.1f}  "
        f"chrF {result.chrf:.1f} ± {result.chrf_interval:.1f}  "
        f"{result.per_second:.2f} segments/s  "
        f"figures {result.figures_kept:.0%}  names {result.names_kept:.0%}"
    )


if __name__ == "__main__":
    main()
