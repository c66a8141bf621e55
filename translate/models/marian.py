"""Marian: weights as Marian writes them (.npz and YAML) into the CTranslate2 folder that the engines run.

CTranslate2's own converter reads them with NumPy alone, no pickle among them; neither torch nor transformers is needed.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
import zlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

from translate.errors import ModelError
from translate.models.description import DESCRIPTION_FILE, Description
from translate.models.selftest import keep_probes, probe_pairs, scored_probes
from translate.models.store import Progress, silent
from translate.models.subwords import END, UNKNOWN, load_subwords

DECODER_FILE = "decoder.yml"
# Marian's positions are computed, CTranslate2 makes 2,048 of them; such models were trained on no more than these.
POSITIONS = 512


def is_marian_folder(folder: Path) -> bool:
    """Whether a folder holds a model as Marian wrote it."""
    return (folder / DECODER_FILE).is_file() and any(folder.glob("*.npz"))


def convert_marian(
    source: Path, target: Path, *, weights: str = "int8", on_progress: Progress = silent
) -> Description:
    """Converts a Marian folder into an existing, empty one, with probes for the self-test.

    The probes are scored by the same weights in float32: they tell whether rounded arithmetic works here.

    Raises:
        ModelError: the files do not fit together or are not of a kind that can be run.
    """
    import ctranslate2
    import yaml

    on_progress(f"converting {source.name} for this machine (once)")
    coder = load_subwords(source, "marian")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".float32-") as exact:
            specification = specify_marian(source)
            specification.optimize(quantization=None)
            specification.save(exact)
            handle = ctranslate2.Translator(exact, device="cpu", compute_type="float32")
            pairs = [
                (coder.encode(arabic), coder.encode_target(english)) for arabic, english in probe_pairs()
            ]
            keep_probes(target, scored_probes(handle, pairs))
            del handle
        specification = specify_marian(source)
        specification.optimize(quantization=weights)
        specification.save(str(target))
    except (
        ValueError, RuntimeError, NotImplementedError, KeyError, AttributeError, TypeError, EOFError,
        zipfile.BadZipFile, zlib.error, yaml.YAMLError,
    ) as error:  # fmt: skip
        raise ModelError(f"{source} cannot be converted: {type(error).__name__}: {error}") from error
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(source / name, target / name)
    description = Description(
        kind="seq2seq",
        family="marian",
        weights=weights,
        positions=POSITIONS,
        ends=(END,),
        start="",
        chat=False,
        converter=f"ctranslate2 {ctranslate2.__version__}, Marian",
    )
    text = json.dumps(asdict(description), ensure_ascii=False, indent=1)
    (target / DESCRIPTION_FILE).write_text(text + "\n", "utf-8")
    return description


def specify_marian(folder: Path) -> Any:
    """The CTranslate2 specification of a Marian folder, filled with its weights.

    Raises:
        ModelError: `decoder.yml` names a file that is not beside it.
        KeyError, ValueError: the weights are of another kind of model.
    """
    from ctranslate2.converters.marian import MarianConverter

    model, vocabularies = _named_files(folder)
    specification = MarianConverter(str(model), [str(path) for path in vocabularies])._load()
    config = specification.config
    # As in models converted from transformers, the coder writes the end of the source itself.
    config.add_source_eos = False
    config.eos_token = END
    config.unk_token = UNKNOWN
    config.decoder_start_token = END
    specification.validate()
    return specification


def _named_files(folder: Path) -> tuple[Path, list[Path]]:
    import yaml

    path = folder / DECODER_FILE
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
        names = [str(data["models"][0]), *(str(name) for name in data["vocabs"])]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, IndexError, TypeError) as error:
        raise ModelError(f"cannot read {path}: {error!r}; pull the model again") from error
    for name in names:
        if "/" in name or "\\" in name or not (folder / name).is_file():
            raise ModelError(f"{path} names {name!r}, which is not beside it; pull the model again")
    return folder / names[0], [folder / name for name in names[1:]]
