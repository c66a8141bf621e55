"""Weights: models of the OPUS-MT and M2M-100 kinds as CTranslate2 specifications, filled with NumPy alone.

In: a folder of safetensors or of Marian's own weights. Out: a specification with its weights, without a vocabulary.
"""

from translate.models.weights.checkpoint import Checkpoint
from translate.models.weights.marian import is_marian_folder, specify_marian
from translate.models.weights.sizes import Sizes
from translate.models.weights.transformer import TYPES, specify_checkpoint

__all__ = [
    "TYPES",
    "Checkpoint",
    "Sizes",
    "is_marian_folder",
    "specify_checkpoint",
    "specify_marian",
]
