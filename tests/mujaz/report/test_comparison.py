"""comparison.json and comparison.md: valid, verbatim, the same bytes every time; nothing an article says acts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from mujaz.report import comparison_html, comparison_json, comparison_markdown, write_comparison_files
from mujaz.report.comparison.charts import wire_graph
from mujaz.report.comparison.view import comparison_view
from mujaz.report.parts.json_records import dump
from mujaz.report.parts.model_view import ModelView
from mujaz.report.parts.views import Views
from mujaz.report.parts.wording import any_of
from summarize.records.comparison import FramingKind, Stance
from tests.mujaz.report.comparisons import Case, alone, arabic_samples, attacked, samples
from translate.errors import ConfigError

SCHEMAS = Path(__file__).parents[3] / "docs/schemas"
SCHEMA = json.loads((SCHEMAS / "comparison-1.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
CASES = {"samples": samples, "arabic": arabic_samples, "hostile": attacked, "alone": alone}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    made: Callable[[], Case] = CASES[request.param]
    return made()


# What a comparison has only where a model was asked to word it.
ONLY_WHERE_ASKED_FOR = {"wording", "worded", "extractive", "cost", "of"}


def test_the_schema_is_a_schema_and_describes_and_closes_every_object() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    objects = [SCHEMA, *SCHEMA["$defs"].values()]
    assert all(found["additionalProperties"] is False for found in objects)
    for found in objects:
        assert set(found["properties"]) - set(found["required"]) <= ONLY_WHERE_ASKED_FOR
        assert found["required"] == [name for name in found["properties"] if name in found["required"]]
    assert all(
        "description" in field
        for found in objects
        for field in found["properties"].values()
        if "$ref" not in field
    )


def test_what_the_two_schemas_share_is_the_same() -> None:
    brief = json.loads((SCHEMAS / "brief-1.json").read_text(encoding="utf-8"))["$defs"]
    own = {"sentence", "discrepancy"}
    shared = (SCHEMA["$defs"].keys() & brief.keys()) - own
    assert {"source", "segment", "claim", "wire_group", "account", "model"} <= shared
    assert {name: SCHEMA["$defs"][name] for name in shared} == {name: brief[name] for name in shared}


def test_the_schema_knows_every_value() -> None:
    assert SCHEMA["$defs"]["cell"]["properties"]["stance"]["enum"] == [stance.value for stance in Stance]
    assert SCHEMA["$defs"]["framing"]["properties"]["kind"]["enum"] == [kind.value for kind in FramingKind]


def test_a_comparison_is_valid_and_the_same_bytes_twice(case: Case) -> None:
    text = dump(comparison_json(*case))
    VALIDATOR.validate(json.loads(text))
    assert text == dump(comparison_json(*case))
    assert comparison_html(*case) == comparison_html(*case)
    assert comparison_markdown(*case) == comparison_markdown(*case)


def test_every_quotation_is_where_it_says(case: Case) -> None:
    report = comparison_json(*case)
    sources = report["sources"]

    def sentence(document: int, segment: int) -> str:
        source = sources[document - 1]
        return source["segments"][segment - 1]["text"] if segment else source["title"]

    for found in report["discrepancies"]:
        for account in found["accounts"]:
            source = sources[account["document"] - 1]
            text = source["text"] if account["segment"] else source["title"]
            assert text[account["start"] : account["end"]] == account["quote"]
    for pair in report["framing"]:
        for variant in pair["variants"]:
            for place in variant["places"][:1]:
                text = sentence(place["document"], place["segment"])
                assert text[place["start"] : place["end"]] == variant["phrase"]
    for word in report["loaded_words"]:
        found_words = {sentence(p["document"], p["segment"])[p["start"] : p["end"]] for p in word["places"]}
        assert found_words == set(word["words"])
        assert word["count"] == len(word["places"]) >= word["quoted"]
    for row in report["figures"]:
        assert all(cell["quote"] in sentence(cell["document"], cell["segment"]) for cell in row["cells"])


def test_ids_lead_somewhere(case: Case) -> None:
    report = comparison_json(*case)
    rows = {row["id"] for row in report["coverage"]}
    claims = {claim["id"] for claim in report["claims"]}
    differ = {found["id"] for found in report["discrepancies"]}
    assert set(report["unique"]) <= rows
    assert {one["row"] for summary in report["summaries"] for one in summary["leaves_out"]} <= rows
    assert {id_ for row in report["coverage"] for cell in row["cells"] for id_ in cell["claims"]} <= claims
    assert {id_ for row in report["coverage"] for id_ in row["discrepancies"]} <= differ
    assert {entry["discrepancy"] for entry in report["timeline"]} <= {*differ, ""}


def test_likeness_is_symmetric_and_full_on_the_diagonal() -> None:
    for case in (samples(), arabic_samples()):
        similarity = comparison_json(*case)["similarity"]
        assert similarity["labels"] == ["1", "2", "3", "4", "5", "brief"]
        assert [measure["name"] for measure in similarity["measures"]] == [
            "ROUGE-1",
            "ROUGE-2",
            "ROUGE-L",
            "cosine",
        ]
        for measure in similarity["measures"]:
            matrix = measure["matrix"]
            assert all(matrix[i][i] == 100 for i in range(6))
            assert all(matrix[i][j] == matrix[j][i] for i in range(6) for j in range(6))
            assert matrix[0][1] > matrix[0][2], "wire twins are more alike than others"


def test_without_translation_there_is_no_english_of_the_articles() -> None:
    report = comparison_json(*arabic_samples())
    assert report["model"]["name"] == ""
    assert not any(row["translation"] for row in report["coverage"])
    assert report["similarity"]["language"] == "ar"
    assert "nothing was translated" in comparison_html(*arabic_samples())
    assert all(found["question"].isascii() for found in report["discrepancies"])


def test_the_same_is_found_with_and_without_translation() -> None:
    with_english, without = (comparison_json(*case) for case in (samples(), arabic_samples()))
    for report in (with_english, without):
        for found in report["discrepancies"]:
            for account in found["accounts"]:
                account["translation"] = ""
    for key in ("discrepancies", "wire_groups", "framing", "loaded_words", "figures", "unique"):
        assert with_english[key] == without[key]
    assert [row["cells"] for row in with_english["coverage"]] == [row["cells"] for row in without["coverage"]]


def test_markdown_says_what_the_page_says() -> None:
    text = comparison_markdown(*samples())
    for heading in (
        "Where accounts differ",
        "The sources",
        "Who carries what",
        "Figures",
        "Timeline",
        "Words",
    ):
        assert re.search(rf"^## {heading}", text, re.M), heading
    assert "**4 February 2025** [1:5] [5:5] / **14 February 2025** [3:3] (the days differ)" in text
    assert "«المحتجين»" in text
    assert "«مثيري الشغب»" in text
    cells = {
        len(re.split(r"(?<!\\)\|", line))
        for line in text.split("\n")
        if line.startswith("| ") and "[1:" in line
    }
    assert cells == {8}, "each row of the coverage table has its six cells"


def test_markdown_of_the_arabic_alone_claims_no_translation_and_leaves_no_gap_for_one() -> None:
    text = comparison_markdown(*arabic_samples())
    assert "passed the checks" not in text
    assert "- Translation:" not in text
    assert not re.search(r":\s+\[\d+:\d+\]", text)
    assert not re.search(r"[^ ] $", text, re.M)
    assert "- **3,500** [3:4]\n" in text


def test_figures_that_answer_one_question_stand_together() -> None:
    rows = samples()[0].figures
    questions = [row.question for row in rows]
    assert questions.count("How many people were injured?") == 2
    assert questions == sorted(questions, key=questions.index)
    assert [row.id for row in rows] == [f"n{n}" for n in range(1, len(rows) + 1)]


def test_only_contradictions_are_counted_as_contradictions() -> None:
    made, documents = samples()
    contested = [replace(found, verdict="contradiction") for found in made.ledger.discrepancies]
    contested[0] = replace(contested[0], verdict="unresolved")
    ledger = replace(made.ledger, discrepancies=tuple(contested))
    text = comparison_markdown(replace(made, ledger=ledger), documents)
    assert f"- {len(contested) - 1} contradictions\n- 1 other difference\n" in text


@pytest.mark.parametrize(
    "line",
    [
        "  - [1:6] protesters: «المحتجين»",
        "  - [2:5] rioters (neutral: protesters): «مثيري الشغب»",
        "- once (neutral: damaged or affected) [3:2]: «المنكوب»",
        "- twice (neutral: criticised) [3:0] [3:1]: «العاجزة»",
        "  - date line «الخميس 13 مارس 2025»",
        "  - date line «11-03-2025»",
        "  - «أمس الثلاثاء» makes it a Wednesday; on the same matter: 01-alminaa (11 March 2025) and 02-shati-alyoum (11 March 2025)",
        "- Taken out in cleaning, 2 passages: title (kept above the article) 1, date line 1",
        "- Note: The agency copy that it shares with \\[1\\] counts once.",
    ],
)
def test_markdown_puts_it_so(line: str) -> None:
    assert line in comparison_markdown(*samples()).split("\n")


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("", ""),
        ("civilians", "civilians"),
        ("deadly; violent", "deadly or violent"),
        ("a; b; c", "a, b or c"),
    ],
)
def test_neutral_words_are_listed_as_a_sentence_lists_them(listed: str, expected: str) -> None:
    assert any_of(listed) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-03-04", "4 March 2031"),
        ("since 2031-03-04", "since 4 March 2031"),
        ("since 2031-02-30", "since 2031-02-30"),
        ("12031-03-045", "12031-03-045"),
        ("about 2,000", "about 2,000"),
    ],
)
def test_dates_in_a_value_are_shown_as_a_reader_writes_them(value: str, expected: str) -> None:
    made, documents = samples()
    found = made.ledger.discrepancies[0]
    found = replace(found, accounts=(replace(found.accounts[0], value=value, qualifier=""),))
    assert Views(documents).discrepancy(found).accounts[0].value == expected


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("party", "وزارة الصحة – الهلال الأحمر", "the Health Ministry – the Red Crescent"),
        (
            "party",
            "وزارة الصحة – لجنة حي النخيل",
            "the Health Ministry – the committee of the neighbourhood of al-Nakhil",
        ),
        ("name", "وزارة الصحة", "وزارة الصحة"),
    ],
)
def test_parties_are_named_in_english_where_all_are_known(kind: str, value: str, expected: str) -> None:
    made, documents = samples()
    found = made.ledger.discrepancies[0]
    account = replace(found.accounts[0], value=value, qualifier="")
    shown = Views(documents).discrepancy(replace(found, kind=kind, accounts=(account,)))
    assert shown.accounts[0].value == expected


def test_the_words_on_an_arc_stand_clear_of_its_line_and_inside_the_drawing() -> None:
    made, documents = samples()
    view = comparison_view(made, documents)
    graph = wire_graph([summary.card for summary in view.summaries], view.wire)
    assert graph is not None
    for arc in graph.arcs:
        start, handle = (int(number) for number in re.findall(r"[MC]\d+ (\d+)", arc.path))
        top = start - (start - handle) * 3 / 4
        assert 10 < arc.label_y < top - arc.width / 2


@pytest.mark.parametrize(
    ("warning", "alarm"),
    [
        ("a small model; expect mistakes", "A small model; expect mistakes."),
        ("It is slow.", "It is slow."),
        ("", ""),
    ],
)
def test_a_warning_is_shown_as_a_sentence(warning: str, alarm: str) -> None:
    assert ModelView("tiny", warning=warning).alarm == alarm


def test_hostile_text_is_only_text_in_markdown() -> None:
    text = comparison_markdown(*attacked())
    assert not re.search(r"(?<!\\)<(script|img|a|plaintext)", text)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", text)
    assert "](javascript" not in text.replace("\\]", "")


def test_files_are_written_as_asked(tmp_path: Path) -> None:
    paths = write_comparison_files(*samples(), tmp_path / "new", ("json", "md"))
    assert [path.name for path in paths] == ["comparison.json", "comparison.md"]
    with pytest.raises(ConfigError, match="unknown format 'pdf'"):
        write_comparison_files(*samples(), tmp_path, ("pdf",))
