"""Small invented accounts of one bus accident, for the tests of the pairing."""

from __future__ import annotations

from datetime import date

from summarize.ledger import space_of
from summarize.pairing import Paired, copied_claims, paired
from summarize.pairing.mention import Mention
from tests.summarize.articles import WordEncoder, article

DAY = date(2021, 6, 7)
FIRST = "لقي 12 راكبا مصرعهم في انقلاب حافلة على طريق الساحل. وأصيب 30 راكبا بجروح."
SECOND = "قتل 15 راكبا في انقلاب حافلة على طريق الساحل. وتحتاج القرية إلى 40 شاحنة من المساعدات."


def read(*texts: str, day: date | None = DAY) -> Paired:
    """The mentions and chances of articles with these texts, all of one day."""
    encoder = WordEncoder()
    articles = [article(text, id=str(number), day=day) for number, text in enumerate(texts)]
    space, wire = space_of(articles, encoder)
    return paired(space, encoder, copied_claims(space, wire))


def by_mark(found: Paired) -> dict[tuple[int, str], Mention]:
    """(article, mark as printed) → the mention."""
    return {(one.document, one.claim.text[one.start : one.end]): one for one in found.mentions}
