"""TranslatedBy: what translated the articles of a brief or a comparison."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedBy:
    """The model, why it was taken, what a reader should know of it, and the signature of its translations; "" where none did."""

    model: str = ""
    model_reason: str = ""
    model_warning: str = ""
    signature: str = ""
