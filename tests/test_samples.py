"""The samples agree with themselves: what the references align with is what the program reads."""

import json
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from translate.documents import read_inputs
from translate.records import DateSource, Document, RemovalReason

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    result = read_inputs([SAMPLES / "articles"])
    assert result.failures == ()
    return {document.id: document for document in result.documents}


def test_the_reference_translation_is_aligned_with_the_segments(documents: dict[str, Document]) -> None:
    reference: dict[str, list[str]] = defaultdict(list)
    for line in (SAMPLES / "reference" / "translations.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        assert record["segment"] == len(reference[record["document"]])
        assert record["reference"].strip()
        reference[record["document"]].append(record["source"])
    assert {
        name: [document.title, *(segment.text for segment in document.segments)]
        for name, document in documents.items()
    } == dict(reference)


@pytest.mark.parametrize(
    ("name", "outlet", "published", "how"),
    [
        ("01-alminaa", "صحيفة الميناء", date(2025, 3, 11), DateSource.STATED),
        ("02-shati-alyoum", "", date(2025, 3, 11), DateSource.STATED),
        ("03-sawt-nahran", "صوت نهران", date(2025, 3, 12), DateSource.STATED),
        ("04-almanara", "", date(2025, 3, 12), DateSource.INFERRED),
        ("05-ofoq", "شبكة أفق", date(2025, 3, 13), DateSource.STATED),
    ],
)
def test_outlets_and_dates(
    documents: dict[str, Document], name: str, outlet: str, published: date, how: DateSource
) -> None:
    document = documents[name]
    assert (document.published.value, document.published.source) == (published, how)
    if outlet:
        assert document.outlet == outlet


def test_boilerplate_is_gone_and_recorded(documents: dict[str, Document]) -> None:
    for document in documents.values():
        for word in (
            "طباعة",
            "مشاركة",
            "شارك المقال",
            "اقرأ أيضاً",
            "قد يهمك",
            "news-picture",
            "تابعونا",
            "©",
        ):
            assert word not in document.text, document.id
    reasons = {removal.reason for removal in documents["04-almanara"].removed}
    assert {RemovalReason.REPEATED_BLOCK, RemovalReason.BUTTON, RemovalReason.SECTION_LABEL} <= reasons


def test_the_articles_have_the_length_of_news(documents: dict[str, Document]) -> None:
    for path in (SAMPLES / "articles").iterdir():
        words = len(path.read_text(encoding="utf-8").split())
        assert 150 <= words <= 400, path.name
    assert len(documents) == 5
