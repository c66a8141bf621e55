"""Arabic number words added up to one number: «ثلاثة آلاف وخمسمئة», «مليون و200 ألف», «خمسة وعشرون»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translate.fidelity.figures.arabic_number_words import PERCENT, Word, word_at
from translate.fidelity.figures.numerals import literal_values
from translate.fidelity.words import Token, TokenKind

_BELOW_SCALE = ("hundreds", "hundred", "tens", "ten", "unit", "teen_unit")


@dataclass(slots=True)
class Sum:
    """A number being read: finished scales, the group before the next scale, and what came last."""

    total: float = 0.0
    group: float | None = None
    last: str = ""
    scale: float = float("inf")

    @property
    def value(self) -> float:
        return self.total + (self.group or 0.0)


def read_on(tokens: Sequence[Token], at: int, state: Sum) -> tuple[int, float]:
    """Adds the words from `at` on to `state`; gives the token after the number and the scale that closed it."""
    closing = 1.0 if state.last != "scale" else state.scale
    while at < len(tokens):
        token = tokens[at]
        step = 1
        if token.key == "و" and at + 1 < len(tokens):
            following = tokens[at + 1]
            if following.kind is TokenKind.NUMBER and _add_literal(tokens, at + 1, state):
                at += 2
                continue
            word = word_at(tokens, at + 1)
            conjoined, step = True, 2
        else:
            word = word_at(tokens, at)
            conjoined = word is not None and word.conjoined
        if word is None or token.key in PERCENT or not (word.bare or conjoined or word.definite):
            break
        if token.key == "واحد" and state.last in ("hundred", "hundreds", "scale"):
            conjoined = True  # «مئة وأحد عشر»: «وأحد» folds to «واحد»
        # «بين مليوني وثلاثة ملايين»: the second million closes another number.
        if conjoined and state.last == "scale" and _scale_at(tokens, at + step) >= state.scale:
            break
        if not _take(word, conjoined, state):
            break
        closing = state.scale if state.last == "scale" else (1.0 if closing == 1.0 else closing)
        at += step
    return at, closing


def _add_literal(tokens: Sequence[Token], at: int, state: Sum) -> bool:
    """«مليون و200 ألف»: digits after a scale go on with the number when they fit below it."""
    values = literal_values(tokens[at].key, decimal_point=False)
    if state.last != "scale" or not values or values[0] >= state.scale or values[0] != int(values[0]):
        return False
    following = word_at(tokens, at + 1)
    if following is not None and not following.conjoined and following.classes.get("scale", 0) >= state.scale:
        return False
    if len(tokens[at].key) < 3 and not _scale_follows(tokens, at, state.scale):
        return False
    state.group, state.last = values[0], "literal"
    return True


def _scale_at(tokens: Sequence[Token], at: int) -> float:
    """The scale word at `at` when no «و» joins it, else 0."""
    word = word_at(tokens, at)
    return 0.0 if word is None or word.conjoined else word.classes.get("scale", 0.0)


def _scale_follows(tokens: Sequence[Token], at: int, below: float) -> bool:
    return 0 < _scale_at(tokens, at + 1) < below


def _take(word: Word, conjoined: bool, state: Sum) -> bool:
    classes = word.classes
    if not conjoined:
        return _take_next(classes, state)
    if state.last == "unit" and "tens" in classes and state.group is not None:
        state.group += classes["tens"]
        state.last = "tens"
        return True
    smaller = next((name for name in _BELOW_SCALE if name in classes), "")
    if (
        state.last in ("hundred", "hundreds")
        and smaller
        and classes[smaller] < 100
        and state.group is not None
    ):
        state.group += classes[smaller]
        state.last = smaller
        return True
    if state.last != "scale":
        return False
    if smaller and classes[smaller] < state.scale:
        state.group, state.last = classes[smaller], smaller
        return True
    for name in ("dual_scale", "scale"):
        if name in classes and classes[name] < state.scale:
            state.total += classes[name]
            state.scale = classes[name] / (2 if name == "dual_scale" else 1)
            return True
    return False


def _take_next(classes: dict[str, float], state: Sum) -> bool:
    """A word written after the last one without «و»."""
    if "ten" in classes and state.last in ("unit", "teen_unit") and state.group is not None:
        state.group += 10
        state.last = "teen"
        return True
    if (
        "hundred" in classes
        and state.last in ("unit", "literal")
        and state.group is not None
        and 2 < state.group < 10
    ):
        state.group *= 100
        state.last = "hundred"
        return True
    if "scale" in classes:
        scale = classes["scale"]
        if state.group is not None and state.last != "teen_unit" and (scale < state.scale):
            state.total += state.group * scale
            state.group, state.last, state.scale = None, "scale", scale
            return True
        if state.group is None and state.last == "scale" and scale > state.scale:
            state.total *= scale
            state.scale = scale
            return True
    return False
