"""What choosing among a beam's candidates is worth: first, first that passes, most merit, and the best possible.

    python -m bench.reranking PAIRS [--limit 130] [--skip 0] [--beam 4] [--model embedded]

PAIRS is a file of Arabic, tab, English, or the JSON lines of a training run's `mix/validation.jsonl`, which the
adapter has not seen; sentences of fewer than eight words are left out. The weights of `Candidate.merit` come from there.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from translate.encoder import default_encoder
from translate.engines import resolve_engine
from translate.fidelity.gates import Checker
from translate.ladder import Candidate, Unit, best, drafts_of, judge, preferred
from translate.segments import prepare

LEAST_WORDS = 8


def read(path: Path) -> list[tuple[str, str]]:
    """(Arabic, English) of either form of file."""
    lines = path.read_text("utf-8").splitlines()
    rows = [json.loads(line)[-2:] if line.startswith("[") else line.split("\t")[:2] for line in lines]
    return [(arabic, english) for arabic, english in rows if len(arabic.split()) >= LEAST_WORDS]


def main() -> None:
    """Translates and prints a row for each way to choose."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--limit", type=int, default=130)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--model", default="embedded")
    options = parser.parse_args()
    pairs = read(options.pairs)[options.skip : options.skip + options.limit]
    engine = resolve_engine(options.model, offline=True).engine
    decoding = replace(engine.defaults, beam=options.beam, num_hypotheses=options.beam)
    units = [Unit(arabic) for arabic, _ in pairs]
    texts = [prepare(unit.text) for unit in units]
    started = time.perf_counter()
    answers = engine.translate(texts, decoding)
    drafts = [
        drafts_of(*each, "") for each in zip(units, ([t] for t in texts), ([a] for a in answers), strict=True)
    ]
    print(f"translated in {time.perf_counter() - started:.0f} s", flush=True)
    started = time.perf_counter()
    judged = iter(judge([draft for some in drafts for draft in some], Checker(default_encoder())))
    candidates = [[next(judged) for _ in some] for some in drafts]
    print(f"judged in {time.perf_counter() - started:.0f} s", flush=True)
    report(candidates, [english for _, english in pairs])


def report(candidates: Sequence[Sequence[Candidate]], references: Sequence[str]) -> None:
    """BLEU and chrF of each way to choose."""
    from sacrebleu.metrics import BLEU, CHRF

    chrf = CHRF()

    def closest(some: Sequence[Candidate], reference: str) -> str:
        return max((c.text for c in some), key=lambda text: chrf.sentence_score(text, [reference]).score)

    ways: dict[str, Callable[[Sequence[Candidate]], Candidate]] = {
        "first": lambda some: some[0],
        "first that passes": best,
        "most merit": preferred,
    }
    chosen = {name: [way(some).text for some in candidates] for name, way in ways.items()}
    chosen["nearest to the reference"] = [closest(*each) for each in zip(candidates, references, strict=True)]
    for name, texts in chosen.items():
        bleu, character = (m.corpus_score(texts, [references], n_bootstrap=300) for m in (BLEU(), chrf))
        print(
            f"{name:26} BLEU {bleu.score:5.2f} ± {bleu._ci:.2f}  chrF {character.score:5.2f} ± {character._ci:.2f}  "
            f"n {len(texts)}",
            flush=True,
        )


if __name__ == "__main__":
    main()
