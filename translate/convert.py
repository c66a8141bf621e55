"""Convert: a transformers model folder into the CTranslate2 folder that the engines run.

Weights are read from safetensors only and no code of the model's is run. What CTranslate2's converter does
not read rightly from transformers 5 configurations (rotary bases and scaling, now in `rope_parameters`) is
set here.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from translate.errors import ModelError
from translate.store import Progress, silent

DESCRIPTION_FILE = "mujaz-model.json"
FORMAT = 1

# transformers `model_type` -> how an engine runs it.
SEQ2SEQ_TYPES = {"marian": "marian", "m2m_100": "m2m100", "t5": "t5", "mt5": "t5", "umt5": "t5"}
PROMPTED_TYPES = (
    "gemma",
    "gemma2",
    "gemma3",
    "gemma3_text",
    "llama",
    "mistral",
    "qwen2",
    "qwen3",
)
# Files an engine needs beside the weights.
TOKENIZER_FILES = (
    "source.spm",
    "target.spm",
    "sentencepiece.bpe.model",
    "spiece.model",
    "sentencepiece.model",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "chat_template.jinja",
    "generation_config.json",
)
PICKLES = ("*.bin", "*.pt", "*.pth", "*.pkl", "*.ckpt", "*.h5", "*.ot", "*.msgpack")


@dataclass(frozen=True, slots=True)
class Description:
    """What a converted folder holds. Token limits are 0 where the architecture sets none."""

    kind: str
    family: str
    weights: str
    max_source_tokens: int
    max_target_tokens: int
    ends: tuple[str, ...]
    start: str
    chat: bool
    converter: str
    format: int = FORMAT


def read_description(folder: Path) -> Description:
    """What a converted folder says about itself.

    Raises:
        ModelError: it says nothing, or what this version does not understand.
    """
    path = folder / DESCRIPTION_FILE
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["format"] != FORMAT:
            raise ModelError(
                f"{path} has format {data['format']}, this version reads {FORMAT}; remove {folder}"
            )
        return Description(**{**data, "ends": tuple(data["ends"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"cannot read {path}: {error!r}; remove {folder}, it is made again") from error


def read_config(folder: Path) -> dict[str, Any]:
    """A transformers model folder's `config.json`.

    Raises:
        ModelError: there is none, or it is no JSON object.
    """
    path = folder / "config.json"
    try:
        config = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot read {path}: {error}; it must be a transformers model folder") from error
    if not isinstance(config, dict):
        raise ModelError(f"{path} is not a JSON object; it must be a transformers model's configuration")
    return config


def is_transformers_folder(folder: Path) -> bool:
    """Whether a folder looks like a transformers model."""
    if not (folder / "config.json").is_file() or (folder / "model.bin").is_file():
        return False
    return "model_type" in read_config(folder)


def kind_and_family(config: Mapping[str, Any], folder: Path) -> tuple[str, str]:
    """Engine kind and family of a transformers configuration.

    Raises:
        ModelError: no engine runs this architecture.
    """
    model_type = str(config.get("model_type", ""))
    if model_type in SEQ2SEQ_TYPES:
        family = SEQ2SEQ_TYPES[model_type]
        # NLLB is an M2M-100 with other language marks; only its tokenizer tells them apart.
        tokenizer = folder / "tokenizer_config.json"
        if family == "m2m100" and tokenizer.is_file() and "Nllb" in tokenizer.read_text("utf-8"):
            family = "nllb"
        return "seq2seq", family
    if model_type in PROMPTED_TYPES:
        return "prompted", model_type
    known = ", ".join((*SEQ2SEQ_TYPES, *PROMPTED_TYPES))
    raise ModelError(f"{folder} is a model of type {model_type!r}; engines run: {known}")


def check_weights(folder: Path) -> None:
    """Refuses a folder without safetensors.

    Raises:
        ModelError: there are no weights, or only pickled ones.
    """
    if any(folder.glob("*.safetensors")):
        return
    pickled = sorted(path.name for pattern in PICKLES for path in folder.glob(pattern))
    if pickled:
        raise ModelError(
            f"{folder} holds weights only as {', '.join(pickled)}, a format that can run code when opened; "
            "get a revision with model.safetensors (many hub models have one under a refs/pr/… revision)"
        )
    raise ModelError(f"{folder} holds no model.safetensors; the download is incomplete or it is not a model")


def convert(
    source: Path, target: Path, *, weights: str = "int8", on_progress: Progress = silent
) -> Description:
    """Converts a transformers folder into an existing, empty one; probes for the self-test included.

    Raises:
        ModelError: the model cannot be converted, or torch is not installed.
    """
    config = read_config(source)
    kind, family = kind_and_family(config, source)
    check_weights(source)
    try:
        import torch
        import transformers  # noqa: F401
    except ImportError as error:
        raise ModelError(f"converting {source.name} needs torch; run: pip install 'mujaz[torch]'") from error
    on_progress(f"converting {source.name} for this machine (once)")
    from translate.selftest import write_probes

    try:
        with torch.no_grad():
            model, tokenizer, spec = _load(source)
            description = _describe(kind, family, weights, model.config, tokenizer)
            # Before the specification is filled: CTranslate2's loaders take some models apart.
            write_probes(target, model, tokenizer, kind=kind, family=family, source=source)
            spec = spec()
            spec.validate()
            spec.optimize(quantization=weights)
            spec.save(str(target))
    except (ValueError, RuntimeError, NotImplementedError, KeyError, AttributeError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise ModelError(f"{source} cannot be converted: {type(error).__name__}: {error}") from error
    for name in TOKENIZER_FILES:
        if (source / name).is_file():
            shutil.copyfile(source / name, target / name)
    if kind == "prompted":
        # Older repositories have only a SentencePiece file, from which transformers makes this one.
        tokenizer.backend_tokenizer.save(str(target / "tokenizer.json"))
    (target / DESCRIPTION_FILE).write_text(
        json.dumps(asdict(description), ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    return description


def describe_source(source: Path) -> Description:
    """What a transformers folder would be once converted; its weights are not read."""
    import transformers

    kind, family = kind_and_family(read_config(source), source)
    options = {"local_files_only": True, "trust_remote_code": False}
    config = transformers.AutoConfig.from_pretrained(str(source), **options)
    tokenizer = transformers.AutoTokenizer.from_pretrained(str(source), **options)
    return _describe(kind, family, "float32", config, tokenizer)


def _load(source: Path) -> tuple[Any, Any, Any]:
    """Model, tokenizer, and a function that makes the CTranslate2 specification of them."""
    import transformers
    from ctranslate2.converters import transformers as converters

    options = {"local_files_only": True, "trust_remote_code": False}
    config = transformers.AutoConfig.from_pretrained(str(source), **options)
    loader = converters._MODEL_LOADERS[type(config).__name__]
    model_class = getattr(transformers, loader.architecture_name)
    if hasattr(loader, "get_model_class"):
        model_class = loader.get_model_class(config, model_class)
    kwargs = loader.get_model_kwargs(config) if hasattr(loader, "get_model_kwargs") else {}
    model = model_class.from_pretrained(
        str(source), config=config, dtype=config.dtype, use_safetensors=True, **options, **kwargs
    ).eval()
    tokenizer = transformers.AutoTokenizer.from_pretrained(str(source), **options)

    def specification() -> Any:
        _expose_rope(model.config)
        spec = loader(model, tokenizer)
        _scale_rope(spec, model.config)
        return spec

    return model, tokenizer, specification


def _expose_rope(config: Any) -> None:
    """Puts rotary bases where CTranslate2's converter looks for them: transformers 4 attributes."""
    text = getattr(config, "text_config", config)
    parameters = getattr(text, "rope_parameters", None) or {}
    full = parameters.get("full_attention", parameters)
    sliding = parameters.get("sliding_attention", {})
    if "rope_theta" in full:
        text.rope_theta = full["rope_theta"]
    if "rope_theta" in sliding:
        text.rope_local_base_freq = sliding["rope_theta"]


def _scale_rope(spec: Any, config: Any) -> None:
    """Sets the linear scaling of Gemma 3's full-attention layers, which the converter leaves out.

    Raises:
        ModelError: the configuration asks for a scaling that is not known to be converted rightly.
    """
    text = getattr(config, "text_config", config)
    if not str(text.model_type).startswith("gemma3"):
        return
    full = (getattr(text, "rope_parameters", None) or {}).get("full_attention", {})
    kind, factor = full.get("rope_type", "default"), full.get("factor", 1.0)
    if kind == "default" or factor == 1.0:
        return
    if kind != "linear":
        raise ModelError(f"a Gemma 3 model with {kind!r} rotary scaling cannot be converted")
    import numpy as np
    from ctranslate2.specs import attention_spec

    for layer, layer_type in zip(spec.decoder.layer, text.layer_types, strict=True):
        if layer_type == "full_attention":
            layer.self_attention.rotary_scaling_type = np.dtype("int8").type(
                attention_spec.RotaryScalingType.Linear
            )
            layer.self_attention.rotary_scaling_factor = np.dtype("float32").type(factor)


def _describe(kind: str, family: str, weights: str, config: Any, tokenizer: Any) -> Description:
    import ctranslate2
    import transformers

    text = getattr(config, "text_config", config)
    positions = int(getattr(text, "max_position_embeddings", 0) or 0)
    ends = [tokenizer.eos_token]
    chat = bool(getattr(tokenizer, "chat_template", None))
    if kind == "prompted":
        vocabulary = tokenizer.get_vocab()
        turn_ends = ("<end_of_turn>", "<|im_end|>", "<|eot_id|>", "<|endoftext|>", "<|end_of_text|>")
        ends += [token for token in turn_ends if token in vocabulary and token != tokenizer.eos_token]
    return Description(
        kind=kind,
        family=family,
        weights=weights,
        max_source_tokens=positions,
        max_target_tokens=positions,
        ends=tuple(end for end in ends if end),
        start=(tokenizer.bos_token or "") if kind == "prompted" else "",
        chat=chat,
        converter=f"ctranslate2 {ctranslate2.__version__}, transformers {transformers.__version__}",
    )
