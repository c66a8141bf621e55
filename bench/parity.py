"""How often CTranslate2's beams end elsewhere than transformers', by patience: python -m bench.parity

Tiny models with real SentencePiece vocabularies, taught for some seconds, on sentences they were not taught;
about two minutes on two cores. Also shows what CTranslate2 does to a Gemma 3 past its sliding window.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.translate.engines import tiny_models
from tests.translate.engines.sentences import sentence_pairs
from translate import datafiles
from translate.engines import (
    DecodeOptions,
    PromptedEngine,
    ReferenceEngine,
    Runtime,
    Seq2SeqEngine,
    converted,
    load_reference,
    loading,
    open_converted,
    open_generator,
    prompt_frame,
)
from translate.models import Entry, Source, read_description

TEXTS = [arabic for arabic, _ in sentence_pairs(120, seed=9)]
CAP = 64
BEAM = DecodeOptions(beam=4)
GREEDY = DecodeOptions(beam=1)
BUILDERS: dict[str, Callable[[Path], Path]] = {
    "marian": tiny_models.marian,
    "m2m100": tiny_models.m2m100,
    "t5": tiny_models.t5,
    "gemma3": tiny_models.gemma3,
}

Engine = Seq2SeqEngine | PromptedEngine


def opened(folder: Path, name: str) -> tuple[Engine, ReferenceEngine]:
    """A model under both engines, float32."""
    entry = Entry(name, "", Source(path=str(folder)), "", True, "", prompt="translate-completion")
    ready = converted(folder, name, digest=name, source="bench", weights="float32")
    engine = open_converted(ready, entry, digest=name).engine
    assert isinstance(engine, Seq2SeqEngine | PromptedEngine)
    return engine, load_reference(folder, entry)


def tokens_of(engine: Engine, texts: list[str], options: DecodeOptions, patience: float) -> list[list[str]]:
    """Best tokens of each text, the search ended by the given patience."""
    if isinstance(engine, PromptedEngine):
        engine._patience = patience
        sources = [engine.frame.item(text, ()) for text in texts]
    else:
        datafiles.table("translate.engines", datafiles.CHOSEN_FILE)["schedule"]["patience"] = patience
        sources = [engine.coder.encode(text) for text in texts]
    return [candidates[0][0] for candidates in engine.decode(sources, options, cap=CAP)]


def compare(name: str, engine: Engine, reference: ReferenceEngine) -> None:
    """Prints a line for greedy decoding and one for each patience."""
    greedy = [candidates[0] for candidates in reference.decode(TEXTS, GREEDY, cap=CAP)]
    ours = tokens_of(engine, TEXTS, GREEDY, 1.0)
    equal = sum(a == b for a, b in zip(ours, greedy, strict=True))
    print(f"{name:8} greedy                equal {equal:3}/{len(TEXTS)}")
    best = [candidates[0] for candidates in reference.decode(TEXTS, BEAM, cap=CAP)]
    for patience in (1.0, 2.0, 3.0, 4.0):
        ours = tokens_of(engine, TEXTS, BEAM, patience)
        differences = [
            reference.log_probability(text, mine) - reference.log_probability(text, theirs)
            for text, mine, theirs in zip(TEXTS, ours, best, strict=True)
            if mine != theirs
        ]
        worse = [-difference for difference in differences if difference < -1e-4]
        print(
            f"{name:8} beam 4, patience {patience:g}    equal {len(TEXTS) - len(differences):3}/{len(TEXTS)}"
            f"   better {len(differences) - len(worse):3}   worse {len(worse):3}"
            f"   largest loss {max(worse, default=0.0):.3f} a token"
        )


def past_the_window(folder: Path) -> None:
    """Greedy tokens of a Gemma 3 whose sliding window is shorter than prompt and answer."""
    entry = Entry("narrow", "", Source(path=str(folder)), "", True, "")
    reference = load_reference(folder, entry)
    ready = converted(folder, "narrow", digest="narrow", source="bench", weights="float32")
    frame = prompt_frame(ready, read_description(ready), entry)
    generator = open_generator(ready, Runtime(compute_type="float32"))
    # Not through `open_converted`: the self-test refuses such a model, and the window would be kept to.
    engine = PromptedEngine(name="narrow", generator=generator, frame=frame, signature="", window=512)
    theirs = [candidates[0] for candidates in reference.decode(TEXTS, GREEDY, cap=CAP)]
    items = [engine.frame.item(text, ()) for text in TEXTS]
    alone = [engine.decode([item], GREEDY, cap=CAP)[0][0][0] for item in items]
    together = [candidates[0][0] for candidates in engine.decode(items, GREEDY, cap=CAP)]
    for label, ours in (("one by one", alone), ("in a batch", together)):
        equal = sum(a == b for a, b in zip(ours, theirs, strict=True))
        print(f"gemma3   past its window, {label}   equal {equal:3}/{len(TEXTS)}")


def main() -> None:
    """Prints the table."""
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    loading.load_prompt = lambda _name: tiny_models.PROMPT
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["MUJAZ_CACHE"] = str(Path(temporary) / "cache")
        for name, build in BUILDERS.items():
            compare(name, *opened(build(Path(temporary) / name), name))
        past_the_window(tiny_models.gemma3(Path(temporary) / "narrow", sliding_window=12))


if __name__ == "__main__":
    main()
