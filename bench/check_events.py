"""Check the annotated event groups: every quotation verbatim, every index in range, every kind known.

    python -m bench.check_events [FILE.json ...]

The format is described in `bench/data/events/README.md`. Prints one line a fault and exits with 1 if there is one.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data" / "events"
KINDS = {
    "number", "date", "duration", "money", "percent", "place", "name", "party", "status", "attribution", "certainty",
    "cause",
}  # fmt: skip
RELATIONS = {"contradiction", "update", "scope", "precision", "agree", "headline", "unresolved"}
ROLES = {"core", "detail", "reaction", "background"}
ARABIC = re.compile(r"[\u0621-\u064a]")
SHARED_WORDS = 9  # a run of words that two groups may not share: they would be no independent groups


def text_of(article: dict[str, Any], sentence: int) -> str:
    """The Arabic of sentence `sentence`; 0 is the title. Raises IndexError where there is none."""
    if sentence < 0:
        raise IndexError(sentence)
    return str(article["title"][0] if sentence == 0 else article["sentences"][sentence - 1][0])


def plain(value: object) -> str:
    return "".join(c for c in str(value).lower() if c.isalnum())


def faults(group: dict[str, Any], stem: str) -> Iterator[str]:
    """What is wrong with one group, a line each."""
    if group.get("id") != stem:
        yield f"id is {group.get('id')!r}"
    articles, english = group["articles"], bool(group["brief"])
    if not 3 <= len(articles) <= 5:
        yield f"{len(articles)} articles (3 to 5 wanted)"
    for n, article in enumerate(articles, 1):
        yield from (f"article {n}: {fault}" for fault in article_faults(article, english=english))
    for question in group["questions"]:
        yield from (
            f"question {question.get('q')!r}: {fault}"
            for fault in question_faults(question, articles, english=english)
        )
    differing = sum(q["relation"] != "agree" for q in group["questions"])
    if not (4 if english else 2) <= differing <= 9:
        yield f"{differing} differences (4 to 8 wanted, 2 without English)"
    if len(group["questions"]) - differing < 2:
        yield "fewer than two agreeing questions"
    if not 3 <= len(group["traps"]) <= 7:
        yield f"{len(group['traps'])} traps (3 to 6 wanted)"
    for copy in group["wire"]:
        a, b = copy["articles"]
        for i, j in copy["sentences"]:
            ratio = difflib.SequenceMatcher(
                None, text_of(articles[a - 1], i).split(), text_of(articles[b - 1], j).split()
            ).ratio()
            if ratio < 0.6:
                yield f"wire {a}:{i} {b}:{j} share only {ratio:.2f} of their words"
    for swap in group["framing"]:
        for number, words in zip(swap["articles"], swap["words"], strict=True):
            article = articles[number - 1]
            if not any(words in text_of(article, i) for i in range(len(article["sentences"]) + 1)):
                yield f"framing: {words!r} is not in article {number}"
    words = len(group["brief"].split())
    if english and not 70 <= words <= 200:
        yield f"brief has {words} words (80 to 180 wanted)"
    if ARABIC.search(group["brief"]):
        yield "Arabic in the brief"


def article_faults(article: dict[str, Any], *, english: bool) -> Iterator[str]:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", article["date"]):
        yield f"date {article['date']!r}"
    if not 5 <= len(article["sentences"]) <= 15:
        yield f"{len(article['sentences'])} sentences (6 to 14 wanted)"
    roles = article.get("roles", [])
    if english and (len(roles) != len(article["sentences"]) or set(roles) - ROLES):
        yield "roles: one of core, detail, reaction, background for each sentence"
    for n, pair in enumerate([article["title"], *article["sentences"]]):
        if (
            len(pair) != 2
            or not ARABIC.search(pair[0])
            or ARABIC.search(pair[1])
            or bool(pair[1].strip()) != english
        ):
            yield f"sentence {n}: an Arabic and an English string wanted"
        elif n and re.search(r"[.؟!]\s+\S", re.sub(r"\b\S\.\s*", "", pair[0])):
            yield f"sentence {n}: more than one sentence"


def question_faults(
    question: dict[str, Any], articles: list[dict[str, Any]], *, english: bool
) -> Iterator[str]:
    if question["kind"] not in KINDS:
        yield f"kind {question['kind']!r}"
    if question["relation"] not in RELATIONS:
        yield f"relation {question['relation']!r}"
    answers = question["answers"]
    if len(answers) < 2 or (question["relation"] != "headline" and len({a["article"] for a in answers}) < 2):
        yield "fewer than two accounts"
    for answer in answers:
        where = f"{answer['article']}:{answer['sentence']}"
        try:
            text = text_of(articles[answer["article"] - 1], answer["sentence"])
        except IndexError:
            yield f"no sentence {where}"
            continue
        if answer["quote"] not in text:
            yield f"quotation not verbatim in {where}: {answer['quote']!r}"
        if not str(answer["value"]).strip():
            yield f"no value at {where}"
        if "holder" not in answer or "qualifier" not in answer:
            yield f"holder or qualifier missing at {where}"
    values = {(plain(a["value"]), plain(a["qualifier"])) for a in answers if "qualifier" in a}
    if question["relation"] != "agree" and len(values) < 2:
        yield "a difference whose values are the same"
    # Without English, values may be in other units: "2 weeks" and "14 days".
    if english and question["relation"] == "agree" and len({v for v, _ in values}) > 1:
        yield f"agreeing accounts with other values {sorted(v for v, _ in values)}"


def runs(group: dict[str, Any]) -> set[tuple[str, ...]]:
    """Every run of `SHARED_WORDS` words of a group's Arabic."""
    found: set[tuple[str, ...]] = set()
    for article in group["articles"]:
        for arabic, _ in article["sentences"]:
            words = arabic.split()
            found.update(tuple(words[i : i + SHARED_WORDS]) for i in range(len(words) - SHARED_WORDS + 1))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="groups; all of both folders if none is given")
    files = parser.parse_args().files or sorted(
        [*FOLDER.glob("*.json"), *FOLDER.with_name("events_arabic").glob("*.json")]
    )
    bad = 0
    seen: dict[tuple[str, ...], str] = {}
    for path in files:
        try:
            group = json.loads(path.read_text(encoding="utf-8"))
            lines = list(faults(group, path.stem))
            shared = {seen[run] for run in runs(group) if run in seen}
            lines += [f"shares a run of {SHARED_WORDS} words with group {other}" for other in sorted(shared)]
            seen.update((run, path.stem) for run in runs(group))
        except (ValueError, KeyError, TypeError, IndexError) as error:
            lines = [f"{type(error).__name__}: {error}"]
        bad += bool(lines)
        for line in lines:
            print(f"{path.name}: {line}")
    print(f"{len(files)} groups, {len(files) - bad} without a fault")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
