"""brief.json as the scores need it: sentences with citations, articles with their English, topics."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.content import Key, Statement, Topic
from evaluation.errors import ScoringError

_NAME = "brief.json"
# The timeline repeats sentences of the other sections.
_REPEATING = frozenset({"timeline"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article (segment 0: the title), its English, whether it is quoted from somebody.

    `attributed`: most of it; None where the brief records no claim of it, as for titles. `partly`: some of it.
    """

    document: int
    segment: int
    text: str
    translation: str
    attributed: bool | None = None
    partly: bool = False

    @property
    def key(self) -> Key:
        """What a citation calls it."""
        return self.document, self.segment


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the brief: its number, file stem, name, and passages in order, the title first."""

    document: int
    id: str
    name: str
    passages: tuple[Passage, ...]

    @property
    def english(self) -> str:
        """Its translation, without the title."""
        return "\n".join(passage.translation for passage in self.passages if passage.segment)


@dataclass(frozen=True, slots=True)
class BriefFile:
    """A brief read back; `statements` are its sentences in order, the headline first."""

    headline: str
    statements: tuple[Statement, ...]
    sections: tuple[str, ...]
    articles: tuple[Article, ...]
    topics: tuple[Topic, ...]
    model: str
    signature: str

    @property
    def text(self) -> str:
        """The sentences after the headline, one a line."""
        return "\n".join(statement.text for statement in self.statements[1:])

    @property
    def passages(self) -> Mapping[Key, Passage]:
        """Every passage by what a citation calls it."""
        return {passage.key: passage for article in self.articles for passage in article.passages}


def read_brief(path: Path) -> BriefFile:
    """Reads brief.json, given itself or its folder.

    Raises ScoringError where there is none, it is none of ours, or it is not in English.
    """
    file = path / _NAME if path.is_dir() else path
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ScoringError(
            f"cannot read {file}: {error.strerror or error}; make it with `mujaz brief … -o {path}`"
        ) from error
    except ValueError as error:
        raise ScoringError(f"{file} is not JSON: {error}") from error
    try:
        # Its English is scored against its Arabic; without a translation there is nothing to score.
        if data.get("language", "en") != "en":
            raise ScoringError(
                f"{file} is in Arabic, with no translation to score; make it without --language ar to score it"
            )
        return _brief(data)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ScoringError(
            f"{file} is not a brief of this version ({type(error).__name__}: {error}); make it anew"
        ) from error


def _brief(data: Mapping[str, Any]) -> BriefFile:
    claims = {(claim["document"], claim["segment"]): claim for claim in data["claims"]}
    articles = tuple(_article(source, claims) for source in data["sources"])
    statements, sections = [_statement(data["headline"])], ["headline"]
    seen = {data["headline"]["text"]}
    for kind, sentence in _sentences(data):
        if sentence["text"] not in seen:
            seen.add(sentence["text"])
            statements.append(_statement(sentence))
            sections.append(kind)
    places = {claim["id"]: (claim["document"], claim["segment"]) for claim in data["claims"]}
    topics = tuple(
        Topic(frozenset(places[claim] for claim in cluster["claims"]), cluster["independent"])
        for cluster in data["clusters"]
    )
    known = {passage.key for article in articles for passage in article.passages}
    for statement in statements:
        unknown = [key for key in statement.citations if key not in known]
        if unknown:
            raise KeyError(f"citation {list(unknown[0])} of nothing")
    return BriefFile(
        data["headline"]["text"],
        tuple(statements),
        tuple(sections),
        articles,
        topics,
        data["model"]["name"],
        data["model"]["signature"],
    )


def _sentences(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for section in data["sections"]:
        if section["kind"] not in _REPEATING:
            for sentence in section["sentences"]:
                yield section["kind"], sentence


def _statement(sentence: Mapping[str, Any]) -> Statement:
    keys = [(citation["document"], citation["segment"]) for citation in sentence["citations"]]
    return Statement(sentence["text"], tuple(dict.fromkeys(keys)))


def _article(source: Mapping[str, Any], claims: Mapping[Key, Mapping[str, Any]]) -> Article:
    number = source["document"]
    title = Passage(number, 0, source["title"], source["title_translation"])
    passages = []
    for segment in source["segments"]:
        claim = claims.get((number, segment["segment"]))
        whole = bool(claim["holder"] or claim["via"]) if claim else None
        part = bool(claim and (whole or claim["attributions"]))
        passages.append(
            Passage(number, segment["segment"], segment["text"], segment["translation"], whole, part)
        )
    return Article(number, source["id"], source["name"], (title, *passages))
