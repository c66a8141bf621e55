"""Direct: OPUS-MT and M2M-100 weights into the CTranslate2 folder that the engines run, with NumPy alone.

Neither torch nor transformers is needed, and no pickle is opened: weights are safetensors or Marian's own .npz.
"""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.errors import ModelError
from translate.models.description import Description, copy_tokenizer, keep_description
from translate.models.original import check_weights, kind_and_family, read_config
from translate.models.selftest import keep_probes, probe_pairs, scored_probes
from translate.models.store import Progress, silent
from translate.models.subwords import END, UNKNOWN, load_subwords, vocabulary
from translate.models.weights import TYPES, is_marian_folder, specify_checkpoint, specify_marian

# Marian's positions are computed, CTranslate2 makes 2,048 of them; such models were trained on no more than these.
MARIAN_POSITIONS = 512


@dataclass(frozen=True, slots=True)
class _Specified:
    """A specification with its vocabulary, and what it says of the model: see `Description`."""

    specification: Any
    family: str
    positions: int
    end: str
    weights_of: str


def converts_directly(folder: Path) -> bool:
    """Whether a folder holds weights that NumPy reads."""
    return is_marian_folder(folder) or str(read_config(folder).get("model_type")) in TYPES


def convert_directly(
    source: Path, target: Path, *, weights: str = "int8", on_progress: Progress = silent
) -> Description:
    """Converts such a folder into an existing, empty one, with probes for the self-test.

    The probes are scored by the same weights in float32: they tell whether rounded arithmetic works here.

    Raises:
        ModelError: the files do not fit together or are not of a kind that can be run.
    """
    import ctranslate2
    import yaml

    on_progress(f"converting {source.name} for this machine (once)")
    specify = _of_marian if is_marian_folder(source) else _of_checkpoint
    try:
        _score_exactly(source, target, specify)
        made = specify(source)
        made.specification.validate()
        made.specification.optimize(quantization=weights)
        made.specification.save(str(target))
    except (
        ValueError, RuntimeError, KeyError, AttributeError, TypeError, EOFError,
        zipfile.BadZipFile, zlib.error, yaml.YAMLError,
    ) as error:  # fmt: skip
        raise ModelError(f"{source} cannot be converted: {type(error).__name__}: {error}") from error
    copy_tokenizer(source, target)
    description = Description(
        kind="seq2seq",
        family=made.family,
        weights=weights,
        positions=made.positions,
        ends=(made.end,),
        start="",
        chat=False,
        converter=f"ctranslate2 {ctranslate2.__version__}, {made.weights_of}",
    )
    keep_description(target, description)
    return description


def _score_exactly(source: Path, target: Path, specify: Callable[[Path], _Specified]) -> None:
    """Puts the probes, scored in float32, into `target`."""
    import ctranslate2

    made = specify(source)
    coder = load_subwords(source, made.family)
    pairs = [
        (coder.encode(arabic), [*coder.target_prefix, *coder.encode_target(english)])
        for arabic, english in probe_pairs()
    ]
    with tempfile.TemporaryDirectory(dir=target, prefix=".float32-") as exact:
        made.specification.validate()
        made.specification.optimize(quantization=None)
        made.specification.save(exact)
        # Gigabytes with a large model, which CTranslate2 is about to need.
        del made
        handle = ctranslate2.Translator(exact, device="cpu", compute_type="float32")
        keep_probes(target, scored_probes(handle, pairs))
        del handle


def _of_marian(folder: Path) -> _Specified:
    specification = specify_marian(folder)
    config = specification.config
    # As in models converted from transformers, the coder writes the end of the source itself.
    config.add_source_eos = False
    config.eos_token = END
    config.unk_token = UNKNOWN
    config.decoder_start_token = END
    return _Specified(specification, "marian", MARIAN_POSITIONS, END, "Marian")


def _of_checkpoint(folder: Path) -> _Specified:
    check_weights(folder)
    config = read_config(folder)
    _kind, family = kind_and_family(config, folder)
    specification, sizes = specify_checkpoint(folder, config)
    tokens = vocabulary(folder, family, sizes.rows)
    end, start = tokens[sizes.end], tokens[sizes.start]
    if family == "marian":
        # The row of <pad> is not among the weights: any token will do where the decoder starts from zeros.
        start = END
        tokens.pop()
    specification.register_source_vocabulary(tokens)
    specification.register_target_vocabulary(tokens)
    specification.config.eos_token = END
    specification.config.unk_token = UNKNOWN
    specification.config.decoder_start_token = start
    return _Specified(specification, family, sizes.positions, end, "safetensors")
