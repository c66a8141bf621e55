"""What a model's sentence must pass before it stands in a brief; each refusal is a reason to tell the model."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterator

from summarize.writing.meaning import differences, quoted
from summarize.writing.writer import Draft, Material
from translate.clean import without_controls
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder
from translate.fidelity.gates import Checker

_CHOSEN = Chosen(__package__, "checking")
_MARKUP = re.compile(r"[<>`*_#|{}\[\]\\~^=@!]|://|www\.")
_BRACKETED = re.compile(r"\[[^\]]*\]\(?")
_ENDS = re.compile(r"[.!?][\"'”’)]*\s+(?=[A-Z“\"])")
_TYPOGRAPHY = frozenset("“”‘’–—…")


class Checks:
    """The gates of one brief's sentences. Threads may share it."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self._encoder = encoder
        self._gates = Checker(encoder)
        self._lock = threading.Lock()

    def refusal(self, draft: Draft, material: Material) -> str:
        """Why the draft may not stand, in a few words of ours; "" where it may."""
        with self._lock:
            return next(self._reasons(draft, material), "")

    def _reasons(self, draft: Draft, material: Material) -> Iterator[str]:
        ids = [id for id, _ in material.claims]
        if unknown := set(draft.claims) - set(ids):
            yield f"it cites {quoted(min(unknown))}, which was not given"
        if ids[0] not in draft.claims:
            yield f"it does not rest on {ids[0]}"
        yield from _form(draft.text, material.text)
        yield from differences(draft.text, material.text, material.first)
        yield from self._against_the_arabic(draft.text, material)
        vectors = self._encoder.encode([draft.text, material.text])
        if float(vectors[0] @ vectors[1]) < _CHOSEN("likeness"):
            yield "it seems to say something else than the first claim"

    def _against_the_arabic(self, text: str, material: Material) -> Iterator[str]:
        """What the gates of translations find in the new sentence and did not find in the extractive one."""
        arabic = material.first.text
        new, old = self._gates.check_all([(arabic, text), (arabic, material.text)])
        before = {(flag.kind, flag.source_text, flag.target_text) for flag in old.flags}
        for flag in new.flags:
            if (flag.kind, flag.source_text, flag.target_text) not in before:
                yield f"beside the Arabic, a check finds in it: {flag.kind.value.replace('_', ' ')}"


def _form(text: str, extractive: str) -> Iterator[str]:
    most = min(_CHOSEN("longest"), max(_CHOSEN("short"), _CHOSEN("longer") * len(extractive)))
    if not re.search(r"[A-Za-z]", text):
        yield "there is no text"
    if len(text) > most:
        yield "it is too long"
    if text != without_controls(text) or len(text.splitlines()) > 1:
        yield "it is not one line of plain text"
    if any(not sign.isascii() and sign not in _TYPOGRAPHY and sign not in extractive for sign in text):
        yield "it holds letters or signs that the first claim does not"
    # What the claim has itself, as the brackets of "He [the mayor]", may stay as it is.
    if any(Counter(sign.findall(text)) - Counter(sign.findall(extractive)) for sign in (_MARKUP, _BRACKETED)):
        yield "it holds markup or a link"
    if len(_ENDS.findall(text)) > len(_ENDS.findall(extractive)):
        yield "it is more than one sentence"
