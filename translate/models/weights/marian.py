"""Marian: weights as Marian writes them (.npz and YAML) as a CTranslate2 specification.

CTranslate2's own converter reads them with NumPy alone, no pickle among them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from translate.errors import ModelError

DECODER_FILE = "decoder.yml"


def is_marian_folder(folder: Path) -> bool:
    """Whether a folder holds a model as Marian wrote it."""
    return (folder / DECODER_FILE).is_file() and any(folder.glob("*.npz"))


def specify_marian(folder: Path) -> Any:
    """The CTranslate2 specification of a Marian folder, filled with its weights and with its vocabulary.

    Raises:
        ModelError: `decoder.yml` names a file that is not beside it.
        KeyError, ValueError: the weights are of another kind of model.
    """
    from ctranslate2.converters.marian import MarianConverter

    model, vocabularies = _named_files(folder)
    return MarianConverter(str(model), [str(path) for path in vocabularies])._load()


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
