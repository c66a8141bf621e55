"""Original: a model folder in transformers format, as transformers opens it, and its tokens by id.

Weights are read from safetensors only, and no code of the model's is run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from translate.errors import ModelError
from translate.models.subwords import UNKNOWN, vocabulary

# transformers `model_type` -> how an engine runs it.
SEQ2SEQ_TYPES = {"marian": "marian", "m2m_100": "m2m100", "t5": "t5", "mt5": "t5", "umt5": "t5"}
PROMPTED_TYPES = ("gemma", "gemma2", "gemma3", "gemma3_text", "llama", "mistral", "qwen2", "qwen3")
# Tokens that end a turn in the chat formats of those models, beside the vocabulary's own end token.
TURN_ENDS = ("<end_of_turn>", "<|im_end|>", "<|eot_id|>", "<|endoftext|>", "<|end_of_text|>")
# Formats that can run code when they are opened.
PICKLES = ("*.bin", "*.pt", "*.pth", "*.pkl", "*.ckpt", "*.h5", "*.ot", "*.msgpack")

_SAFE = {"local_files_only": True, "trust_remote_code": False}


@dataclass(frozen=True)
class Original:
    """A transformers model. `tokens[i]` is token i; `model` is None where only the outline was read."""

    folder: Path
    kind: str
    family: str
    config: Any
    tokens: list[str]
    ends: tuple[str, ...]
    start: str
    chat: bool
    tokenizer: Any = None
    model: Any = None

    @cached_property
    def index(self) -> dict[str, int]:
        """Token -> id."""
        return {token: i for i, token in enumerate(self.tokens)}

    @property
    def positions(self) -> int:
        """The longest sequence CTranslate2 runs rightly; 0 where positions are relative.

        A sliding window is such a limit: see `PromptedEngine`.
        """
        text = getattr(self.config, "text_config", self.config)
        most = int(getattr(text, "max_position_embeddings", 0) or 0)
        slides = "sliding_attention" in (getattr(text, "layer_types", None) or ())
        if not slides and str(text.model_type) != "mistral":
            return most
        return min(most, int(getattr(text, "sliding_window", 0) or most))

    def text_tokenizer(self) -> Any:
        """The `tokenizers.Tokenizer` of a prompted model: the one it came with, where there is one.

        transformers 5 may build another from the same file, by the model's type.
        """
        if (self.folder / "tokenizer.json").is_file():
            from tokenizers import Tokenizer

            return Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        return self.tokenizer.backend_tokenizer

    def ids(self, tokens: Sequence[str]) -> list[int]:
        """Ids of tokens; what the vocabulary lacks becomes its unknown token."""
        unknown = self.index.get(UNKNOWN, 0)
        return [self.index.get(token, unknown) for token in tokens]


def read_config(folder: Path) -> dict[str, Any]:
    """A transformers folder's `config.json`.

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


def outline(folder: Path) -> Original:
    """A transformers folder without its weights.

    Raises:
        ModelError: see `kind_and_family`; or a vocabulary is missing or damaged.
    """
    import transformers

    kind, family = kind_and_family(read_config(folder), folder)
    config = transformers.AutoConfig.from_pretrained(str(folder), **_SAFE)
    if kind == "seq2seq":
        tokens = vocabulary(folder, family, config.vocab_size)
        return Original(
            folder=folder,
            kind=kind,
            family=family,
            config=config,
            tokens=tokens,
            ends=(tokens[config.eos_token_id],),
            start="",
            chat=False,
        )
    tokenizer = transformers.AutoTokenizer.from_pretrained(str(folder), **_SAFE)
    known = tokenizer.get_vocab()
    tokens = sorted(known, key=known.__getitem__)
    turn_ends = [token for token in TURN_ENDS if token in known and token != tokenizer.eos_token]
    return Original(
        folder=folder,
        kind=kind,
        family=family,
        config=config,
        tokens=tokens,
        ends=tuple(filter(None, (tokenizer.eos_token, *turn_ends))),
        start=tokenizer.bos_token or "",
        chat=bool(getattr(tokenizer, "chat_template", None)),
        tokenizer=tokenizer,
    )


def load_original(folder: Path, *, dtype: str = "") -> Original:
    """A transformers folder with its weights, in their own precision unless `dtype` names another.

    Raises:
        ModelError: see `outline` and `check_weights`; or torch is not installed.
    """
    check_weights(folder)
    try:
        import torch
        import transformers
    except ImportError as error:
        raise ModelError(f"opening {folder.name} needs torch; run: pip install 'mujaz[torch]'") from error
    original = outline(folder)
    config = original.config
    # Gemma 3's larger models are stored with their vision part.
    conditional = type(config).__name__ == "Gemma3Config"
    cls: Any = transformers.AutoModelForCausalLM
    if original.kind == "seq2seq":
        cls = transformers.AutoModelForSeq2SeqLM
    elif conditional:
        cls = transformers.Gemma3ForConditionalGeneration
    with _without_bars():
        model = cls.from_pretrained(
            str(folder),
            config=config,
            dtype=getattr(torch, dtype) if dtype else config.dtype,
            use_safetensors=True,
            **_SAFE,
        )
    return replace(original, model=model.eval())


@contextmanager
def _without_bars() -> Iterator[None]:
    """Keeps transformers' progress bars out of ours."""
    from transformers.utils import logging

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()
