"""CTranslate2 against transformers: the same tokens greedily, and beams that end no worse.

The models are tiny, with vocabularies of real SentencePiece. Four of them have been taught a little, so that
sentences differ and end; the others are compared by the log-probability of given sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.translate.conftest import Pair
from tests.translate.engines.sentences import sentence_pairs
from translate.engines.base import DecodeOptions
from translate.engines.prompted import PromptedEngine
from translate.engines.runtime import Runtime, open_generator, open_translator
from translate.models.original import load_original
from translate.models.selftest import deviation, read_probes, write_probes

TAUGHT = ["marian", "m2m100", "t5", "gemma3"]
SCORED = [
    "marian with one vocabulary",
    "nllb",
    "gemma3 unscaled",
    "gemma3 with vision",
    "gemma3 with vision, tied",
    "qwen2",
]

# Not among the sentences the models were taught on.
TEXTS = [arabic for arabic, _ in sentence_pairs(120, seed=9)]
CAP = 64
# Two ways of adding up the same float32 numbers differ by less, a token.
EQUAL = 1e-4


def decoded(pair: Pair, options: DecodeOptions, *, cap: int = CAP) -> tuple[list[list[str]], list[list[str]]]:
    """The best candidate's tokens for every text: CTranslate2's and transformers'."""
    engine = pair.engine
    if isinstance(engine, PromptedEngine):
        sources = [engine.frame.item(text, ()) for text in TEXTS]
    else:
        sources = [engine.coder.encode(text) for text in TEXTS]
    ours = [candidates[0][0] for candidates in engine.decode(sources, options, cap=cap)]
    theirs = [candidates[0] for candidates in pair.reference.decode(TEXTS, options, cap=cap)]
    return ours, theirs


@pytest.mark.parametrize("name", TAUGHT)
def test_greedy_tokens_are_equal(name: str, parity: Callable[[str], Pair]) -> None:
    ours, theirs = decoded(parity(name), DecodeOptions(beam=1))
    assert len(ours) >= 100
    assert ours == theirs


@pytest.mark.parametrize("name", TAUGHT)
def test_the_cap_cuts_at_the_same_token(name: str, parity: Callable[[str], Pair]) -> None:
    ours, theirs = decoded(parity(name), DecodeOptions(beam=1), cap=5)
    assert {len(tokens) for tokens in ours} == {5}
    assert ours == theirs


@pytest.mark.parametrize("name", TAUGHT)
def test_the_sentences_differ_and_end(name: str, parity: Callable[[str], Pair]) -> None:
    """Otherwise the test above would hold for any model that says one thing."""
    pair = parity(name)
    found = [candidates[0] for candidates in pair.engine.translate(TEXTS, DecodeOptions(beam=1))]
    assert len({hypothesis.text for hypothesis in found}) > 30
    assert sum(not hypothesis.truncated for hypothesis in found) > 100


@pytest.mark.parametrize("name", TAUGHT)
def test_beams_are_equal_or_score_no_worse(name: str, parity: Callable[[str], Pair]) -> None:
    pair = parity(name)
    ours, theirs = decoded(pair, DecodeOptions(beam=4))
    worse = []
    for text, mine, reference in zip(TEXTS, ours, theirs, strict=True):
        if mine != reference:
            lost = pair.reference.log_probability(text, reference) - pair.reference.log_probability(
                text, mine
            )
            if lost > EQUAL:
                worse.append((lost, text, " ".join(mine), " ".join(reference)))
    assert worse == []


@pytest.mark.parametrize("name", TAUGHT)
def test_scores_are_log_probabilities_a_token(name: str, parity: Callable[[str], Pair]) -> None:
    pair = parity(name)
    for penalty in (1.0, 0.6):
        options = DecodeOptions(beam=4, length_penalty=penalty)
        ours = pair.engine.translate(TEXTS[:12], options)
        for text, candidates in zip(TEXTS[:12], ours, strict=True):
            tokens = _tokens(pair, text, options)
            # Marian's <pad>, which CTranslate2 leaves out of its softmax, takes a little of transformers'.
            assert candidates[0].score == pytest.approx(
                pair.reference.log_probability(text, tokens), abs=2e-3
            )


@pytest.mark.parametrize("name", TAUGHT)
def test_float32_does_not_depend_on_the_batch(name: str, parity: Callable[[str], Pair]) -> None:
    engine = parity(name).engine
    alone = [engine.translate([text])[0][0].text for text in TEXTS[:20]]
    together = [candidates[0].text for candidates in engine.translate(TEXTS[:20])]
    assert alone == together


@pytest.mark.parametrize("name", [*TAUGHT, *SCORED])
def test_given_sentences_have_equal_log_probability(
    name: str, parity: Callable[[str], Pair], tiny: Callable[[str], Path], tmp_path: Path
) -> None:
    """Holds for every part of the network and for its vocabulary, whatever the weights are."""
    folder = parity(name).folder
    opener = open_generator if isinstance(parity(name).engine, PromptedEngine) else open_translator
    handle = opener(folder, Runtime(compute_type="float32"))
    # Scored by transformers: the probes that a conversion without torch keeps are CTranslate2's own.
    write_probes(tmp_path, load_original(tiny(name), dtype="float32"))
    probes = read_probes(tmp_path)
    assert len(probes) >= 4
    assert deviation(handle, probes) < (2e-3 if name.startswith("marian") else EQUAL)


def _tokens(pair: Pair, text: str, options: DecodeOptions) -> list[str]:
    engine = pair.engine
    source = engine.frame.item(text, ()) if isinstance(engine, PromptedEngine) else engine.coder.encode(text)
    return engine.decode([source], options, cap=CAP)[0][0][0]
