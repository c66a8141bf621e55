"""ModelView: the translation model as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.records import TranslatedBy


@dataclass(frozen=True, slots=True)
class ModelView:
    """The translation model; a `warning` is shown before anything else."""

    name: str
    reason: str = ""
    warning: str = ""
    signature: str = ""

    @classmethod
    def of(cls, report: TranslatedBy) -> ModelView:
        return cls(report.model, report.model_reason, report.model_warning, report.signature)

    @property
    def alarm(self) -> str:
        """The warning as a sentence."""
        text = self.warning.strip()
        return f"{text[:1].upper()}{text[1:]}{'' if text[-1:] in ('', '.', '!', '?') else '.'}"
