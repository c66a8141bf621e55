"""`mujaz evaluate` as a user meets it: tables, JSON, pages, errors that name the line, limits for CI."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mujaz.cli import app as command_line
from tests.evaluation.texts import references, worsened
from tests.mujaz.report import bridge

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "docs/schemas/scores-1.json").read_text(encoding="utf-8"))


def _run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: object
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["mujaz", "evaluate", *map(str, arguments)])
    try:
        command_line.main()
        code = 0
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a command; gives exit code, stdout and stderr."""
    return lambda *arguments: _run(capsys, monkeypatch, *arguments)


def _write(folder: Path, name: str, lines: Sequence[str]) -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Two systems and a reference of sixty lines."""
    reference = references()
    return {
        "good": _write(tmp_path, "good.en", worsened(reference, 0.1)),
        "bad": _write(tmp_path, "bad.en", worsened(reference, 0.4)),
        "ref": _write(tmp_path, "ref.en", reference),
    }


def _valid(text: str) -> Any:
    data = json.loads(text)
    jsonschema.validate(data, SCHEMA, cls=jsonschema.Draft202012Validator)
    return data


class TestTranslations:
    def test_a_table_with_facts_first_intervals_and_tests(self, run: Any, files: dict[str, Path]) -> None:
        code, out, _ = run("mt", "--hyp", files["good"], files["bad"], "--ref", files["ref"])
        assert code == 0
        lines = out.splitlines()
        assert lines[0] == "60 segments, 1 reference"
        order = [line.split()[0] for line in lines[3:10]]
        assert order == ["figures", "dates", "names", "BLEU", "chrF2", "chrF2++", "TER"]
        bleu = next(line for line in lines if line.startswith("BLEU "))
        assert re.search(r"\d\d\.\d \[\d\d\.\d, \d\d\.\d\]\s+\d+\.\d \[\d+\.\d, \d+\.\d\]\*", bleu)
        assert "against good (paired bootstrap)" in out
        assert "nrefs:1|bs:1000|seed:12345|case:mixed|eff:no|tok:13a|smooth:exp|version:" in out

    def test_json_agrees_with_its_schema_and_has_every_segment(
        self, run: Any, files: dict[str, Path]
    ) -> None:
        code, out, _ = run(
            "mt", "--hyp", files["good"], "--ref", files["ref"], "--json", "-m", "bleu", "-m", "ter"
        )
        data = _valid(out)
        scores = data["translation"]["systems"][0]["scores"]
        assert code == 0
        assert [score["metric"] for score in scores] == ["BLEU", "TER"]
        assert all(len(score["segments"]) == 60 for score in scores)
        assert scores[1]["higher_is_better"] is False

    def test_documents(self, run: Any, files: dict[str, Path], tmp_path: Path) -> None:
        names = _write(tmp_path, "names", ["first"] * 20 + ["second"] * 40)
        out = run(
            "mt", "--hyp", files["good"], "--ref", files["ref"], "--docs", names, "-m", "chrf", "--json"
        )[1]
        assert set(_valid(out)["translation"]["systems"][0]["scores"][0]["documents"]) == {"first", "second"}

    def test_a_page_and_a_markdown_table(self, run: Any, files: dict[str, Path], tmp_path: Path) -> None:
        out = tmp_path / "out"
        code, _, err = run(
            "mt", "--hyp", files["good"], files["bad"], "--ref", files["ref"], "-m", "chrf", "-o", out
        )
        assert code == 0
        assert str(out / "scores.html") in err
        _valid((out / "scores.json").read_text(encoding="utf-8"))
        page = (out / "scores.html").read_text(encoding="utf-8")
        assert page.count('<article class="compared">') == 60
        assert '<line class="span"' in page
        assert "| chrF2 |" in (out / "scores.md").read_text(encoding="utf-8")
        legend = "95% bootstrap interval; * p < .05 against the baseline, after Holm"
        assert legend.replace("<", "&lt;") in page
        assert legend.replace("*", "\\*").replace("<", "\\<") in (out / "scores.md").read_text(
            encoding="utf-8"
        )

    def test_a_note_names_the_metrics_it_is_about(
        self, run: Any, files: dict[str, Path], tmp_path: Path
    ) -> None:
        out = tmp_path / "out"
        run("mt", "-q", "--hyp", files["good"], "--ref", files["ref"], "-m", "facts", "-o", out)
        for kind in ("md", "html"):
            written = (out / f"scores.{kind}").read_text(encoding="utf-8")
            assert "dates, names: not scored: the texts state none." in written

    @pytest.mark.parametrize(
        ("lines", "message"),
        [
            (references()[:-1], "line 60 of "),
            ([*references()[:4], "", *references()[5:]], "hyp.en, line 5: is empty"),
            ([*references()[:4], "a\ufffdb", *references()[5:]], "hyp.en, line 5: has U+FFFD"),
            (
                [*references()[:4], "w " * 2001, *references()[5:]],
                "hyp.en, line 5: 2001 words are too many for TER",
            ),
        ],
        ids=["short", "empty line", "broken encoding", "endless line"],
    )
    def test_bad_files_are_one_line_naming_the_line(
        self, run: Any, files: dict[str, Path], tmp_path: Path, lines: list[str], message: str
    ) -> None:
        code, out, err = run("mt", "-q", "--hyp", _write(tmp_path, "hyp.en", lines), "--ref", files["ref"])
        assert (code, out) == (2, "")
        assert err.startswith("error: ")
        assert message in err
        assert err.count("\n") == 1

    @pytest.mark.parametrize(
        ("hyp", "ref", "warning"),
        [
            ("bad", "bad", "bad is the same text as the reference bad: its scores say nothing"),
            ("bad", "arabic", "bad is not Arabic and arabic is: are the files the right ones?"),
            ("arabic", "ref", "arabic is Arabic and ref is not: are the files the right ones?"),
            ("bad", "ref", ""),
        ],
    )
    def test_files_that_are_probably_the_wrong_ones_are_scored_with_a_warning(
        self, run: Any, files: dict[str, Path], tmp_path: Path, hyp: str, ref: str, warning: str
    ) -> None:
        files["arabic"] = _write(tmp_path, "arabic.ar", ["وصلت القافلة إلى المدينة"] * 60)
        code, out, err = run("mt", "-q", "--hyp", files[hyp], "--ref", files[ref], "-m", "bleu")
        assert (code, out[:2]) == (0, "60")
        assert " ".join(err.split()).startswith(f"warning: {warning}" if warning else "")
        assert bool(err) == bool(warning)

    def test_windows_line_ends_and_a_byte_order_mark_change_nothing(
        self, run: Any, files: dict[str, Path], tmp_path: Path
    ) -> None:
        text = files["good"].read_text(encoding="utf-8")
        (tmp_path / "windows.en").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
        out = run(
            "mt", "-q", "--hyp", files["good"], tmp_path / "windows.en", "--ref", files["ref"], "--json"
        )[1]
        good, windows = _valid(out)["translation"]["systems"]
        assert good["scores"] == windows["scores"]

    def test_a_line_of_a_megabyte_is_refused_by_name_or_scored(self, run: Any, tmp_path: Path) -> None:
        one = _write(tmp_path, "one.en", ["word حدث " * 100_000])
        ref = _write(tmp_path, "ref.en", ["word حدث " * 100_000])
        for metric, message in (
            ("facts", "are too many to compare facts in"),
            ("ter", "are too many for TER"),
        ):
            code, out, err = run("mt", "-q", "--hyp", one, "--ref", ref, "-m", metric)
            assert (code, out, err.count("\n")) == (2, "", 1)
            assert "one.en, line 1: " in err
            assert message in err
        assert run("mt", "-q", "--hyp", one, "--ref", ref, "-m", "bleu", "chrf")[0] == 0
        assert "score it in parts" in run("summary", "-q", "--hyp", one, "--ref", ref)[2]

    def test_too_few_segments_for_an_interval_is_said_in_a_sentence(self, run: Any, tmp_path: Path) -> None:
        one = _write(tmp_path, "a.en", references(5))
        out = run("mt", "--hyp", one, "--ref", _write(tmp_path, "r.en", references(5)), "-m", "bleu")[1]
        assert "BLEU: no interval: 5 segments are too few to resample (at least 50)" in out
        assert "[" not in out.split("no interval")[0]

    @pytest.mark.parametrize(
        ("limit", "code", "message"),
        [
            ("BLEU=1", 0, ""),
            ("bleu=99", 1, "good: BLEU"),
            ("TER=99", 0, ""),
            ("TER=1", 1, "over the limit 1"),
            ("BLEURT=1", 1, "no such score"),
            ("BLEU", 2, "--fail-under takes METRIC=VALUE"),
            ("BLEU=nan", 2, "--fail-under takes METRIC=VALUE with a number"),
            ("BLEU=inf", 2, "--fail-under takes METRIC=VALUE with a number"),
            ("=3", 2, "--fail-under takes METRIC=VALUE with a number"),
        ],
    )
    def test_limits(self, run: Any, files: dict[str, Path], limit: str, code: int, message: str) -> None:
        found, _, err = run(
            "mt",
            "-q",
            "--hyp",
            files["good"],
            "--ref",
            files["ref"],
            "-m",
            "bleu",
            "-m",
            "ter",
            "--fail-under",
            limit,
        )
        assert found == code
        assert message in err

    def test_a_score_that_does_not_exist_is_a_dash_and_null(self, run: Any, tmp_path: Path) -> None:
        one = _write(tmp_path, "a.en", ["the boat left", "the road is open"])
        ref = _write(tmp_path, "r.en", ["the boat left", "the road is open"])
        out = run("mt", "--hyp", one, "--ref", ref, "-m", "facts")[1]
        assert re.search(r"^figures +–$", out, re.MULTILINE)
        data = _valid(run("mt", "--hyp", one, "--ref", ref, "-m", "facts", "--json")[1])
        assert data["translation"]["systems"][0]["scores"][0]["value"] is None
        assert run("mt", "--hyp", one, "--ref", ref, "-m", "facts", "--fail-under", "figures=1")[0] == 1


class TestSummaries:
    def test_a_file_is_a_summary_and_several_references_count_together(
        self, run: Any, tmp_path: Path
    ) -> None:
        hyp = _write(
            tmp_path, "hyp.txt", ["Rescue teams searched the valley.", "Twelve villages are cut off."]
        )
        a = _write(tmp_path, "a.txt", ["Teams searched the valley.", "Twelve villages were cut off."])
        b = _write(tmp_path, "b.txt", ["Nothing in common."])
        code, out, _ = run("summary", "--hyp", hyp, "--ref", a, b)
        assert code == 0
        assert out.startswith("1 segment, 2 references")
        assert "ROUGE-Lsum" in out
        assert "MeMoG" in out
        assert "no interval: 1 segment is too few" in out
        _valid(run("summary", "--hyp", hyp, "--ref", a, "--json")[1])

    def test_identical_arabic_scores_full_without_any_option(self, run: Any, tmp_path: Path) -> None:
        text = ["وصلت قافلة المساعدات إلى المدينة.", "وقال المحافظ إن الطريق مفتوح."]
        hyp, ref = _write(tmp_path, "h.txt", text), _write(tmp_path, "r.txt", text)
        data = _valid(run("summary", "--hyp", hyp, "--ref", ref, "--json")[1])
        scores = {s["metric"]: s for s in data["summary"]["systems"][0]["scores"]}
        assert all(
            scores[name]["value"] == 100 for name in ("ROUGE-1", "ROUGE-2", "ROUGE-L", "ROUGE-Lsum", "MeMoG")
        )
        assert "tok:arabic" in scores["ROUGE-1"]["signature"]

    def test_lines(self, run: Any, files: dict[str, Path]) -> None:
        out = run("summary", "--lines", "--hyp", files["good"], "--ref", files["ref"], "--rouge", "1", "L")[1]
        assert out.startswith("60 segments")
        assert re.search(r"ROUGE-1 +\d\d\.\d \[", out)


@pytest.fixture
def brief_folder(tmp_path: Path) -> Path:
    """A brief as `mujaz brief` writes it."""
    from mujaz.report import write_brief_files

    write_brief_files(bridge.brief(), bridge.DOCUMENTS, tmp_path / "brief", ("json",))
    return tmp_path / "brief"


class TestBriefFolder:
    def test_without_references(self, run: Any, brief_folder: Path) -> None:
        code, out, _ = run("run", brief_folder, "-q")
        assert code == 0
        assert out.splitlines() == [str(brief_folder / f"scores.{kind}") for kind in ("json", "md", "html")]
        data = _valid((brief_folder / "scores.json").read_text(encoding="utf-8"))
        names = {measure["name"] for measure in data["measures"]}
        assert {
            "figures", "dates", "names", "attribution", "grounded", "citation_precision", "citation_recall",
            "loaded_words", "polarity_swing", "coverage", "source_balance", "redundancy", "compression",
        } <= names  # fmt: skip
        assert data["measures"][0]["group"] == "fidelity of the brief"
        assert data["translation"] is None
        assert data["summary"] is None

    def test_with_references(self, run: Any, brief_folder: Path, tmp_path: Path) -> None:
        brief = json.loads((brief_folder / "brief.json").read_text(encoding="utf-8"))
        rows = [
            {
                "document": source["id"],
                "segment": s["segment"],
                "source": s["text"],
                "reference": s["translation"],
            }
            for source in brief["sources"]
            for s in source["segments"]
        ]
        refs = _write(tmp_path, "refs.jsonl", [json.dumps(row, ensure_ascii=False) for row in rows])
        reference = _write(
            tmp_path, "ref.txt", [s["text"] for p in brief["sections"] for s in p["sentences"]]
        )
        run("run", brief_folder, "-q", "--ref-translations", refs, "--ref-brief", reference)
        data = _valid((brief_folder / "scores.json").read_text(encoding="utf-8"))
        scores = {s["metric"]: s["value"] for s in data["translation"]["systems"][0]["scores"]}
        assert scores["BLEU"] == pytest.approx(100)
        assert {s["metric"] for s in data["summary"]["systems"][0]["scores"]} >= {"ROUGE-1", "MeMoG"}
        assert all(source["translation"]["chrF2"] == pytest.approx(100) for source in data["sources"])
        # how much of the reference brief each article has
        assert all(
            0 < source["summary"]["ROUGE-2-R"] < source["summary"]["ROUGE-1-R"] for source in data["sources"]
        )

    def test_equal_runs_give_equal_bytes(self, run: Any, brief_folder: Path, tmp_path: Path) -> None:
        for name in ("one", "two"):
            run("run", brief_folder, "-q", "-o", tmp_path / name)
        for kind in ("json", "md", "html"):
            assert (tmp_path / f"one/scores.{kind}").read_bytes() == (
                tmp_path / f"two/scores.{kind}"
            ).read_bytes()

    def test_a_second_run_stands_beside_the_first(self, run: Any, brief_folder: Path) -> None:
        run("run", brief_folder, "-q", "--against", brief_folder)
        page = (brief_folder / "scores.html").read_text(encoding="utf-8")
        assert "the other run" in page
        assert "This run" in page

    @pytest.mark.parametrize(("limit", "code"), [("grounded=0", 0), ("grounded=100.1", 1), ("blue=1", 1)])
    def test_limits(self, run: Any, brief_folder: Path, limit: str, code: int) -> None:
        found, _, err = run("run", brief_folder, "-q", "--fail-under", limit)
        assert found == code
        assert ("error:" in err) == bool(code)

    def test_a_changed_figure_is_found_with_no_reference_at_all(self, run: Any, brief_folder: Path) -> None:
        path = brief_folder / "brief.json"
        brief = json.loads(path.read_text(encoding="utf-8"))
        run("run", brief_folder, "-q")
        before = json.loads((brief_folder / "scores.json").read_text(encoding="utf-8"))
        changed = 0
        for section in brief["sections"]:
            for sentence in section["sentences"]:
                text = re.sub(r"\b\d{2,3}\b(?![:,])", "7777", sentence["text"])
                changed += text != sentence["text"]
                sentence["text"] = text
        assert changed
        path.write_text(json.dumps(brief), encoding="utf-8")
        run("run", brief_folder, "-q")
        after = json.loads((brief_folder / "scores.json").read_text(encoding="utf-8"))
        values = [{m["name"]: m["value"] for m in data["measures"]} for data in (before, after)]
        assert values[1]["figures_precision"] < values[0]["figures_precision"]
        assert values[1]["grounded"] < values[0]["grounded"]

    def test_hostile_text_stays_text(self, run: Any, brief_folder: Path) -> None:
        path = brief_folder / "brief.json"
        brief = json.loads(path.read_text(encoding="utf-8"))
        attack = '</script><img src=x onerror="alert(1)"> \u202eevil | ` [x](javascript:1)'
        brief["sections"][0]["sentences"][0]["text"] += attack
        brief["sources"][0]["segments"][0]["translation"] += attack
        path.write_text(json.dumps(brief), encoding="utf-8")
        assert run("run", brief_folder, "-q")[0] == 0
        page = (brief_folder / "scores.html").read_text(encoding="utf-8")
        assert "<img" not in page
        assert "\u202e" not in page
        assert page.count("</script>") == 1
        table = (brief_folder / "scores.md").read_text(encoding="utf-8")
        assert "<img" not in table.replace("\\<img", "")
        assert "\u202e" not in table

    @pytest.mark.parametrize(
        ("content", "message"),
        [(None, "cannot read"), ("{", "is not JSON"), ("{}", "is not a brief of this version")],
    )
    def test_a_folder_without_a_brief(
        self, run: Any, tmp_path: Path, content: str | None, message: str
    ) -> None:
        if content is not None:
            (tmp_path / "brief.json").write_text(content)
        code, _, err = run("run", tmp_path, "-q")
        assert code == 2
        assert message in err
        assert err.count("\n") == 1

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("no json", "line 1: is no"),
            ('{"source": "x", "reference": ""}', "line 1: the reference is empty"),
            ('{"source": "x", "reference": "y"}', "none of its sources is a sentence"),
        ],
    )
    def test_bad_reference_translations(
        self, run: Any, brief_folder: Path, tmp_path: Path, line: str, message: str
    ) -> None:
        code, _, err = run(
            "run", brief_folder, "-q", "--ref-translations", _write(tmp_path, "r.jsonl", [line])
        )
        assert code == 2
        assert message in err

    def test_an_entailment_model_that_cannot_be_had_is_one_line(self, run: Any, brief_folder: Path) -> None:
        code, _, err = run("run", brief_folder, "-q", "--nli", brief_folder / "no-such-model")
        assert code == 2
        assert "cannot be had" in err


class TestCorrelations:
    def test_a_table_of_judgements(self, run: Any, tmp_path: Path) -> None:
        reference = references(30)
        rows = ["system\tdoc\thyp\tref\thuman"]
        for name, share in (("a", 0.1), ("b", 0.3), ("c", 0.6), ("d", 0.8)):
            hypotheses = worsened(reference, share)
            rows += [
                f"{name}\t{n}\t{h}\t{r}\t{1 - share}"
                for n, (h, r) in enumerate(zip(hypotheses, reference, strict=True))
            ]
        table = _write(tmp_path, "judged.tsv", rows)
        arguments = [
            "--human",
            "human",
            "--hyp",
            "hyp",
            "--ref",
            "ref",
            "--system",
            "system",
            "--document",
            "doc",
        ]
        data = _valid(
            run("correlate", table, *arguments, "-m", "chrf", "rouge-1", "ter", "--resamples", 50, "--json")[
                1
            ]
        )
        found = {(c["level"], c["metric"], c["coefficient"]): c for c in data["correlations"]}
        assert found["system", "chrF2", "Kendall τ"]["value"] == pytest.approx(1)
        assert found["segment", "-TER", "Pearson r"]["value"] > 0.5
        assert found["document", "ROUGE-1", "Spearman ρ"]["items"] == 30
        assert all(c["low"] <= c["value"] + 1e-9 for c in data["correlations"] if c["low"] is not None)

    @pytest.mark.parametrize(
        ("rows", "arguments", "message"),
        [
            (["human,x", "a,1"], ["--column", "x"], "row 1, column 'human': 'a' is no number"),
            (["human,x", "1"], ["--column", "x"], "line 2: has 1 fields, the head has 2"),
            (["human,x", "1,2"], ["--column", "y"], "has no column 'y'; it has human, x"),
            (["human,x", "1,2"], [], "nothing to correlate"),
            (["human,x", "1,2"], ["--column", "x", "--level", "system"], "needs a column of system names"),
            (["human,x"], ["--column", "x"], "has a head and no rows"),
            (["human,x", "1,2"], ["--column", "x", "--level", "word"], "there is no level 'word'"),
            (["human,x", "1,2"], ["-m", "bleu"], "name the column of texts with --hyp"),
            (["human,x", "1,2"], ["-m", "blue", "--hyp", "x", "--ref", "x"], "there is no metric 'blue'"),
        ],
    )
    def test_bad_tables(
        self, run: Any, tmp_path: Path, rows: list[str], arguments: list[str], message: str
    ) -> None:
        code, _, err = run("correlate", _write(tmp_path, "t.csv", rows), "--human", "human", *arguments)
        assert code == 2
        assert message in err

    def test_rows_that_cannot_be_scored_are_left_out_and_counted(self, run: Any, tmp_path: Path) -> None:
        rows = [
            json.dumps({"h": text, "r": text if n else "", "human": n})
            for n, text in enumerate(references(9))
        ]
        table = _write(tmp_path, "t.jsonl", rows)
        data = _valid(
            run("correlate", table, "--human", "human", "--hyp", "h", "--ref", "r", "-m", "ter", "--json")[1]
        )
        assert {(c["items"], c["value"]) for c in data["correlations"]} == {(8, None)}
        code, _, err = run(
            "correlate", _write(tmp_path, "none.jsonl", [""]), "--human", "human", "-m", "bleu"
        )
        assert (code, err.count("\n")) == (2, 1)
        assert "none.jsonl has no row" in err


def test_help_loads_no_heavy_library() -> None:
    code = "import sys, mujaz.cli.app; print([m for m in ('numpy', 'sacrebleu', 'torch', 'jinja2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
