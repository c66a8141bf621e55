"""Self-test: does a converted model compute here what it computed where it came from?

At conversion the probe sentences are scored by transformers and the log-probabilities kept in the folder. At
the first load on a machine CTranslate2 scores the same tokens with the arithmetic it is about to use. Int8 on
some processors returns noise: it is then left for float32, with a warning. What passed is remembered by
model, CTranslate2 version, arithmetic and processor, so later loads are not slowed.
"""

from __future__ import annotations

import hashlib
import json
import math
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from translate.datafiles import table
from translate.errors import ModelError
from translate.models.folders import cache_dir
from translate.models.json_tokenizer import JsonTokenizer
from translate.models.original import Original
from translate.models.subwords import load_subwords

PROBES_FILE = "mujaz-probes.json"

# Mean absolute difference of log-probability per token. Float32 differs in the last digits; honest int8 by
# some hundredths to tenths; broken arithmetic by several units (guessing among 60,000 tokens scores -11).
TOLERANCE_EXACT = 0.05
TOLERANCE_INT8 = 0.75


@dataclass(frozen=True, slots=True)
class Probe:
    """Tokens scored by the reference. `source` is empty for a decoder-only model."""

    source: list[str]
    target: list[str]
    log_probs: list[float]


def probe_pairs() -> list[tuple[str, str]]:
    """The probe sentences, Arabic and English."""
    return [(probe["arabic"], probe["english"]) for probe in table(__package__, "probes.toml")["probe"]]


def write_probes(folder: Path, original: Original) -> None:
    """Scores the probes with a transformers model and writes them into a folder."""
    if original.kind == "seq2seq":
        coder = load_subwords(original.folder, original.family)
        probes = [
            _score_pair(original, coder.encode(arabic), [*coder.target_prefix, *coder.encode_target(english)])
            for arabic, english in probe_pairs()
        ]
    else:
        start = [original.start] if original.start else []
        plain = JsonTokenizer(original.text_tokenizer(), ends=[])
        probes = [
            _score_text(original, [*start, *plain.data(f"{arabic}\n{english}")])
            for arabic, english in probe_pairs()
        ]
    keep_probes(folder, probes)


def keep_probes(folder: Path, probes: Sequence[Probe]) -> None:
    """Writes scored probes into a folder."""
    (folder / PROBES_FILE).write_text(
        json.dumps([asdict(probe) for probe in probes], ensure_ascii=False) + "\n", "utf-8"
    )


def scored_probes(handle: Any, pairs: Sequence[tuple[list[str], list[str]]]) -> list[Probe]:
    """Pairs of source and target tokens as a CTranslate2 model scores them, which should be in float32."""
    # CTranslate2 scores the end token by itself.
    found = handle.score_batch(
        [source for source, _ in pairs], [target[:-1] for _, target in pairs], max_input_length=0
    )
    return [
        Probe(source, target, [float(value) for value in result.log_probs])
        for (source, target), result in zip(pairs, found, strict=True)
    ]


def read_probes(folder: Path) -> list[Probe]:
    """The probes of a folder; none where it was converted elsewhere."""
    path = folder / PROBES_FILE
    if not path.is_file():
        return []
    try:
        return [Probe(**probe) for probe in json.loads(path.read_text("utf-8"))]
    except (ValueError, TypeError) as error:
        raise ModelError(f"{path} is damaged; remove {folder}, it is made again") from error


def deviation(handle: Any, probes: Sequence[Probe]) -> float:
    """Mean absolute difference of log-probability a token between CTranslate2 and the reference.

    A probe of which CTranslate2 returns another number of scores counts as infinitely far.
    """
    if not probes:
        return 0.0
    try:
        found = _scores(handle, probes)
    except (RuntimeError, ValueError):
        # CTranslate2 itself gives up on a model it cannot compute.
        return math.inf
    differences: list[float] = []
    for probe, result in zip(probes, found, strict=True):
        if len(result.log_probs) != len(probe.log_probs):
            return math.inf
        differences += [abs(a - b) for a, b in zip(result.log_probs, probe.log_probs, strict=True)]
    mean = sum(differences) / len(differences)
    return mean if math.isfinite(mean) else math.inf


def _scores(handle: Any, probes: Sequence[Probe]) -> Any:
    if not probes[0].source:
        return handle.score_batch([probe.target for probe in probes], max_input_length=0)
    # CTranslate2 scores the end token by itself.
    return handle.score_batch(
        [probe.source for probe in probes], [probe.target[:-1] for probe in probes], max_input_length=0
    )


def tolerance(compute_type: str) -> float:
    """The deviation allowed under an arithmetic."""
    return TOLERANCE_INT8 if compute_type.startswith(("int8", "int16")) else TOLERANCE_EXACT


def passed_before(digest: str, compute_type: str) -> bool:
    """Whether a model, by its lock's digest, passed here under that arithmetic."""
    path = _record(digest, compute_type)
    return path.is_file()


def remember_pass(digest: str, compute_type: str, *, measured: float) -> None:
    """Remembers that it did. A cache that cannot be written is no reason to stop: the test runs again."""
    path = _record(digest, compute_type)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            json.dumps({"digest": digest, "arithmetic": compute_type, "deviation": measured}) + "\n"
        )
    except OSError:
        return


def _record(digest: str, compute_type: str) -> Path:
    import ctranslate2

    parts = "\0".join((digest, compute_type, ctranslate2.__version__, processor()))
    return cache_dir() / "selftests" / f"{hashlib.sha256(parts.encode()).hexdigest()[:24]}.json"


@cache
def processor() -> str:
    """Model and features of this machine's processor, as far as the platform tells."""
    information = Path("/proc/cpuinfo")
    if information.is_file():
        lines = information.read_text("utf-8", errors="replace").splitlines()
        wanted = ("model name", "flags", "Features", "CPU part")
        return "\n".join(sorted({line for line in lines if line.startswith(wanted)}))
    return f"{platform.machine()} {platform.processor()}"


def _score_pair(original: Original, source: list[str], target: list[str]) -> Probe:
    import torch

    ids = original.ids(target)
    before = [original.config.decoder_start_token_id, *ids[:-1]]
    with torch.no_grad():
        logits = original.model(
            input_ids=torch.tensor([original.ids(source)]), decoder_input_ids=torch.tensor([before])
        ).logits
    return Probe(source, target, _log_probs(logits[0], ids))


def _score_text(original: Original, tokens: list[str]) -> Probe:
    import torch

    ids = original.ids(tokens)
    with torch.no_grad():
        logits = original.model(input_ids=torch.tensor([ids])).logits
    return Probe([], tokens, _log_probs(logits[0, :-1], ids[1:]))


def _log_probs(logits: Any, ids: Sequence[int]) -> list[float]:
    """Log-probability of each id under its row of logits, float32."""
    import torch

    table = torch.log_softmax(logits.float(), dim=-1)
    return [float(table[i, token]) for i, token in enumerate(ids)]
