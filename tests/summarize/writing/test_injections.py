"""What articles say to the model that words them: a server that obeys every word changes nothing in the brief."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from summarize.briefing import write_brief
from summarize.comparing import compare_sources
from summarize.ledger import build_ledger
from summarize.writing import (
    BRIEF_PARTS,
    COMPARISON_PARTS,
    EndpointWriter,
    Prompts,
    reword,
    reword_comparison,
)
from tests.summarize.articles import WordEncoder, article
from tests.summarize.writing.fake_server import (
    Behaviour,
    Connection,
    FakeServer,
    Request,
    claims_in,
    in_form,
    served,
    task_of,
)
from translate.clean import without_controls
from translate.engines import Address, Patience
from translate.records import TranslatedDocument

INJECTIONS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "injections.toml").read_text("utf-8")
)["injection"]
ARABIC = "انهار جسر الوادي مساء السبت بسبب الفيضانات"
ENGLISH = "The Valley bridge collapsed on Saturday evening because of the floods"
QUICK = Patience(connect=2.0, answer=10.0, attempts=1, whole=20.0)
# Signs that a chat template could read as the end of a turn, or that no reader sees.
TURNS = re.compile(r"[<>]|\[/?(?:INST|SYS|SYSTEM|USER|ASSISTANT)\]", re.IGNORECASE)


def told(
    sentences: list[tuple[str, str]], id: str, outlet: str, title: tuple[str, str]
) -> TranslatedDocument:
    """An article of these sentences, Arabic and English; each stays one segment."""
    arabic = "\n\n".join(f"{re.sub(r'[.!?؟؛:]', ' ', one)}." for one, _ in sentences)
    return article(
        arabic,
        id=id,
        day=date(2024, 3, 3),
        outlet=outlet,
        english=[f"{one}." for _, one in sentences],
        title=title[0],
        title_english=title[1],
    )


def articles(injection: dict[str, Any], *, where: str) -> tuple[TranslatedDocument, ...]:
    """Two articles on a bridge; what is to be obeyed stands `inside` the sentence that both tell, `behind` it, or in the
    `title`.
    """
    made = []
    for number, said in enumerate((injection, injection.get("second")), 1):
        sentences, title = [(ARABIC, ENGLISH)], (ARABIC, ENGLISH)
        if where == "title":
            # In both, so that no clean one heads the brief instead.
            titled = said or injection
            title = f"{ARABIC}، {titled['arabic']}", f"{ENGLISH}, {titled['english']}"
        elif said and where == "inside":
            sentences = [(f"{ARABIC}، {said['arabic']}", f"{ENGLISH}, {said['english']}")]
        elif said:
            sentences += [(said["arabic"], said["english"])]
        sentences += [("ووصلت فرق الإغاثة بعد ساعتين", "Relief teams arrived two hours later")]
        made.append(told(sentences, f"a{number}", f"outlet {number}", title))
    return tuple(made)


def obeys(injection: dict[str, Any]) -> Behaviour:
    """A model that does as the article says."""

    def behave(connection: Connection, body: Request) -> None:
        claims = injection.get("claims", list(claims_in(body)))
        connection.send(in_form(body, injection["obeyed"], claims))

    return behave


@contextmanager
def asked(server: FakeServer) -> Iterator[EndpointWriter]:
    writer = EndpointWriter(Address(server.url, "tiny"), Prompts(), patience=QUICK)
    try:
        yield writer
    finally:
        writer.close()


def test_there_are_sixty_of_every_kind_in_both_languages() -> None:
    kinds = Counter(one["kind"] for one in INJECTIONS)
    assert len(INJECTIONS) >= 60
    assert len(kinds) == 9
    assert min(kinds.values()) >= 5
    in_arabic = [one for one in INJECTIONS if re.search("[ء-ي]", one["arabic"])]
    assert len(INJECTIONS) - 20 > len(in_arabic) > 25


@pytest.mark.parametrize("where", ["inside", "behind", "title"])
@pytest.mark.parametrize("injection", INJECTIONS, ids=lambda one: f"{one['kind']}: {one['english'][:20]!r}")
def test_a_model_that_obeys_an_article_changes_nothing(injection: dict[str, Any], where: str) -> None:
    documents, encoder = articles(injection, where=where), WordEncoder()
    ledger = build_ledger(documents, encoder=encoder)
    brief = write_brief(ledger, documents, encoder=encoder)
    compared = compare_sources(ledger, documents, encoder=encoder)
    with served(obeys(injection)) as server, asked(server) as writer:
        made = reword(brief, writer, encoder, parts=tuple(BRIEF_PARTS), seconds=30.0)
        summarized = reword_comparison(compared, writer, encoder, parts=tuple(COMPARISON_PARTS), seconds=30.0)
    assert made.sections == brief.sections
    assert (made.headline, made.timeline, made.discrepancies) == (
        brief.headline,
        brief.timeline,
        brief.discrepancies,
    )
    assert made.wording
    assert made.wording.sentences
    assert not any(one.by_model for one in made.wording.sentences)
    assert summarized.wording
    assert len(summarized.wording.sentences) >= 2
    assert not any(one.worded for one in summarized.summaries)
    assert {"headline", "source-summary"} <= {task_of(body) for body in server.requests}
    shown = " ".join(body["messages"][-1]["content"] for body in server.requests)
    firsts = [
        re.findall(r"\w{4,}", without_controls(said["english"]))[:1]
        for said in (injection, injection.get("second", injection))
    ]
    # A title that heads no brief is shown to no model.
    hidden = where == "title" and brief.headline.citations[0].segment != 0
    assert hidden or any(all(word in shown for word in first) for first in firsts), "the model never saw it"
    for body in server.requests:
        _stands_between_marks(body)


def _stands_between_marks(body: Request) -> None:
    """Whether a request holds the articles' text between marks that occur nowhere else, and nothing unseen or active."""
    content = body["messages"][-1]["content"]
    lines = content.split("\n")
    mark = lines[0].removeprefix("Mark: ")
    assert content.count(mark) == 3
    first, last = lines.index(mark), len(lines) - 1 - lines[::-1].index(mark)
    assert all(re.match(r"(?:[ac]\d|question): ", line) for line in lines[first + 1 : last])
    assert len(lines[last + 1 :]) == 1
    assert lines[-1].startswith("Last answer was refused because: ")
    assert content == without_controls(content)
    assert not TURNS.search(content)
    assert not any(0xE0000 <= ord(sign) <= 0xE007F for sign in content)
