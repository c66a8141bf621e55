"""The records of the claim ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from summarize.records.whole_quotations import whole

Place = tuple[int, int]
"""The two numbers of a citation: of an article and of its segment, both from 1."""


class Certainty(StrEnum):
    """How a source puts a claim."""

    ASSERTS = "asserts"
    ATTRIBUTES = "attributes"
    HEDGES = "hedges"
    DENIES = "denies"


@dataclass(frozen=True, slots=True)
class ClaimFigure:
    """A figure in a claim, `quote == claim.text[start:end]`, the Arabic as printed without its qualifier.

    `qualifier` is one of the English phrases "about", "fewer than", "more than", "at least", "at most",
    "nearly" or ""; `high` closes a range; `kind` is a `translate.fidelity.figures.figure.Kind`. `noun` is what is
    counted and `role` what is done to it, both in English from data files, or "". `part`: it counts some of
    another figure («بينهم ثلاثة أطفال»).
    """

    value: float
    unit: str = ""
    qualifier: str = ""
    quote: str = ""
    high: float | None = None
    start: int = 0
    end: int = 0
    kind: str = "count"
    noun: str = ""
    role: str = ""
    part: bool = False


@dataclass(frozen=True, slots=True)
class ClaimDate:
    """A date in a claim (`claim.text[start:end]`), resolved against its article's date where it could be.

    `of_statement`: the day something was said, not the day something happened.
    """

    value: date | None
    quote: str = ""
    precision: str = "day"
    start: int = 0
    end: int = 0
    of_statement: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """A holder and the stretch `text[start:end]` of a segment it answers for.

    `via` is who relays it (an agency quoting a ministry). `kind` is the verb's class in `attribution.toml`.
    `frame` is the stretch from the holder's first word to the complement's first: when it was said stands
    there.
    `continued` marks a subjectless verb (وأضاف) whose holder was named before.
    """

    holder: str
    start: int
    end: int
    kind: str = "says"
    via: str = ""
    frame: tuple[int, int] = (0, 0)
    continued: bool = False
    feminine: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One segment of one document, with who says it and how surely.

    `document` and `segment` count from 1: they are the two numbers of a citation `[2:14]`.
    `holder` is Arabic as printed, or "" where the outlet speaks itself; `via` who relays the holder's words.
    `attributions` say who answers for which stretch of `text`; `holder` is the one that covers most of it.
    """

    id: str
    document: int
    segment: int
    text: str
    translation: str
    holder: str = ""
    certainty: Certainty = Certainty.ASSERTS
    figures: tuple[ClaimFigure, ...] = ()
    dates: tuple[ClaimDate, ...] = ()
    names: tuple[str, ...] = ()
    quality: float = 1.0
    flags: tuple[str, ...] = ()
    heading: bool = False
    duplicate_of: str = ""
    via: str = ""
    attributions: tuple[Attribution, ...] = ()

    @property
    def place(self) -> Place:
        """The two numbers that cite it."""
        return self.document, self.segment

    @property
    def trusted(self) -> bool:
        """Whether its translation passed every gate."""
        return not self.flags

    @property
    def first_told(self) -> bool:
        """Whether it stands in the article's body and repeats no earlier sentence of that article."""
        return not self.heading and not self.duplicate_of

    def attribution_at(self, position: int) -> Attribution | None:
        """The attribution that covers a position in `text`; the last opened where several do."""
        covering = [a for a in self.attributions if a.start <= position < a.end]
        return covering[-1] if covering else None

    def holder_at(self, position: int) -> str:
        """Who answers for what stands at a position in `text`, "" for the outlet."""
        attribution = self.attribution_at(position)
        return attribution.holder if attribution else ""

    def account(self, value: str, holder: str, *, quote: str | None = None, qualifier: str = "") -> Account:
        """The account it gives of a discrepancy; `quote` is a stretch of `text`, the whole if not given."""
        said = self.text if quote is None else quote
        return Account(self.document, self.segment, said, self.translation, value, qualifier, holder)

    def quote(self, start: int, end: int) -> str:
        """`text[start:end]` as a quotation: see `whole`."""
        return whole(self.text, start, end)


@dataclass(frozen=True, slots=True)
class WireMember:
    """One article's copy of a wire passage; offsets into Document.text."""

    document: int
    segments: tuple[int, ...]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class WireGroup:
    """A passage printed near-identically by several articles; counts once as support.

    `ratio` is 0–1, the share of words the members have in common; `agency` where one is named.
    """

    id: str
    members: tuple[WireMember, ...]
    shared_text: str
    ratio: float
    agency: str = ""

    @property
    def documents(self) -> tuple[int, ...]:
        """The articles that carry it."""
        return tuple(dict.fromkeys(member.document for member in self.members))


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims of several sources about one thing.

    `independent` counts sources after wire copies collapse to one.
    """

    id: str
    claims: tuple[Claim, ...]
    representative: str
    sources: tuple[int, ...]
    independent: int
    centrality: float = 0.0


@dataclass(frozen=True, slots=True)
class Account:
    """One source's version in a discrepancy; `quote` is a verbatim substring of the article."""

    document: int
    segment: int
    quote: str
    translation: str
    value: str = ""
    qualifier: str = ""
    holder: str = ""

    @property
    def place(self) -> Place:
        """(article, segment)."""
        return self.document, self.segment


class Verdict(StrEnum):
    """How two answers to one question stand to each other."""

    CONTRADICTION = "contradiction"
    UPDATE = "time update"
    PRECISION = "different precision"
    UNRESOLVED = "unresolved"
    OVERSTATED = "headline stronger than body"


# Why an update is one whose later account counts those who still are what the earlier ones were: it corrects none of them.
REMAIN = "The later article says how many remain."


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A question that accounts answer differently; `confidence` is the learned chance that it is one
    question, 0 to 1; None for kinds that nothing was learned for. `possible`: less sure than is asked of its kind.
    `extractive`: the question as rules made it, where a model worded `question`; else "".
    """

    id: str
    kind: str
    question: str
    verdict: Verdict
    accounts: tuple[Account, ...]
    explanation: str = ""
    confidence: float | None = None
    possible: bool = False
    extractive: str = ""

    @property
    def is_of_those_left(self) -> bool:
        """Whether the later account counts only those who remain: 36 of 40 injured are still treated."""
        return self.explanation == REMAIN


@dataclass(frozen=True, slots=True)
class Agreement:
    """A figure or a day that accounts of several articles give alike; `confidence` as of a discrepancy.

    `question` is "" where the words do not say plainly what was done to whom; `counted` is what a figure counts or
    measures, "" for days and where it is not known.
    """

    question: str
    value: str
    qualifier: str
    accounts: tuple[Account, ...]
    confidence: float
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything the articles claim, clustered over sources. `possible` may be discrepancies; no brief tells them.

    What an editor dropped no brief tells either: the sentences at `untold` (0 is a title), and those that a rule makes
    from all the sentences of one of `unmade`. They stay as evidence for others.
    """

    claims: tuple[Claim, ...]
    clusters: tuple[Cluster, ...]
    wire_groups: tuple[WireGroup, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    possible: tuple[Discrepancy, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    untold: frozenset[Place] = frozenset()
    unmade: frozenset[frozenset[Place]] = frozenset()
