"""What a model's sentence must pass before it stands in a brief; each refusal is a reason to tell the model."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterator, Sequence

from summarize.records import Claim
from summarize.writing.cuts import cut_difference
from summarize.writing.meaning import differences, quoted
from summarize.writing.reading import bare
from summarize.writing.writer import Draft, Material
from translate.clean import without_controls
from translate.datafiles import Chosen, entries
from translate.encoder import SentenceEncoder
from translate.fidelity.gates import Checker
from translate.segments import english_titles

_CHOSEN = Chosen(__package__, "checking")
_MARKUP = re.compile(r"[<>`*_#|{}\[\]\\~^=@!]|://|www\.")
_BRACKETED = re.compile(r"\[[^\]]*\]\(?")
_ENDS = re.compile(r"(?<!\w)(?P<word>\w*)(?P<stop>[.!?])(?P<closed>[\"'”’)]*)(?P<space>\s+)(?=[A-Z“\"])")
# A sentence that begins with one of these is the rest of another.
_LEANING = frozenset(("and", "but", "or", "nor", "of", "than", "that", "which", "who", "whom", "whose"))
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

    def cut_refusal(
        self, text: str, told: Sequence[tuple[str, Claim]], *, headline: bool = False
    ) -> tuple[str, int]:
        """Why `text` may not stand as one of the sentences `told` cut short, each with its claim; and which it words.

        The reason is "" where it may; `told` has at least one.
        """
        longest = max((sentence for sentence, _ in told), key=len)
        # First: a text of any length may come, and reading it takes as long as it likes.
        if unfit := next(form(text, longest), ""):
            return unfit, 0
        reason, place = cut_difference(text, told, headline=headline)
        reasons = (*_broken_off(text), *_judging(text), *filter(None, [reason]))
        if found := next(iter(reasons), ""):
            return found, place
        with self._lock:
            return next(self._added(text, *told[place]), ""), place

    def like(self, text: str, other: str, least: float) -> bool:
        """Whether two texts lie at least so near to each other in the encoder's space."""
        with self._lock:
            vectors = self._encoder.encode([text, other])
        return float(vectors[0] @ vectors[1]) >= least

    def _reasons(self, draft: Draft, material: Material) -> Iterator[str]:
        ids = [id for id, _ in material.claims]
        if unknown := unknown_id(draft, ids):
            yield unknown
        if ids[0] not in draft.claims:
            yield f"it does not rest on {ids[0]}"
        yield from form(draft.text, material.text)
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

    def _added(self, text: str, sentence: str, claim: Claim) -> Iterator[str]:
        """What the gates of translations find to be new in a text; what a cut leaves away they are not asked."""
        new, old = self._gates.check_all([(claim.text, text), (claim.text, sentence)])
        before = {(flag.kind, flag.target_text) for flag in old.flags}
        for flag in new.flags:
            if flag.target_text and (flag.kind, flag.target_text) not in before:
                yield f"beside the Arabic, a check finds in it: {flag.kind.value.replace('_', ' ')}"


def unknown_id(draft: Draft, ids: Sequence[str]) -> str:
    """Why a draft may not stand that cites what was not given; "" where it cites what was."""
    unknown = set(draft.claims) - set(ids)
    return f"it cites {quoted(min(unknown))}, which was not given" if unknown else ""


def _broken_off(text: str) -> Iterator[str]:
    """Whether a text ends with a word that wants another ("at", "the"), or begins with one that leans on others ("which")."""
    words = [bare(word) for word in text.rstrip(" .").split()]
    if words[-1:] and words[-1] in entries(__package__, "wanting.txt"):
        yield f"it breaks off behind {quoted(words[-1])}"
    if words[:1] and (words[0] in _LEANING or (words[0] == "according" and "," not in text)):
        yield f"it begins with {quoted(words[0])}"


def _judging(text: str) -> Iterator[str]:
    """The words that judge, which what the brief says of its own may not hold even where an article does."""
    for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text):
        if bare(word) in entries(__package__, "judging.txt"):
            yield f"it judges: {quoted(word)}"


def english_sentences(text: str) -> list[str]:
    """A text's sentences, with the quotation marks that close them; none ends behind "Gen." or an initial before a name."""
    found, start = [], 0
    for end in _ENDS.finditer(text):
        if not _is_abbreviation(end):
            found.append(text[start : end.start("space")])
            start = end.end()
    return [one for one in (*found, text[start:]) if one.strip()]


def _is_abbreviation(end: re.Match[str]) -> bool:
    """Whether the stop is that of "Lt." or "J.": an article or a pronoun behind it says otherwise."""
    word = end["word"]
    short = (len(word) == 1 and word.isupper()) or word in english_titles()
    opened = re.sub(r"\W", "", end.string[end.end() :].split(maxsplit=1)[0]).lower()
    opens = opened in entries(__package__, "sentence_openers.txt")
    return short and end["stop"] == "." and not end["closed"] and not opens


def form(text: str, extractive: str) -> Iterator[str]:
    """Why a text is no one line of plain text of about the extractive one's length, without markup."""
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
    # Stricter than `english_sentences`: what only looks like a second sentence is one where the claim has it too.
    if len(_ENDS.findall(text)) > len(_ENDS.findall(extractive)):
        yield "it is more than one sentence"
