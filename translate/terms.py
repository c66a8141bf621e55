"""Term: an entry of a glossary, and a place where it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One entry. `variants` are other good renderings; `exact` keeps the letter case of `target`."""

    source: str
    target: str
    variants: tuple[str, ...] = ()
    exact: bool = True
    note: str = ""
    place: str = ""

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every English rendering that satisfies the entry."""
        return (self.target, *self.variants)


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text: `text[start:end]`, particles included; `bare` says that none were."""

    term: Term
    start: int
    end: int
    bare: bool
