"""What a user of `mujaz translate` relies on: line for line, paragraph for paragraph, and a report of what to trust."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mujaz.cli.app import main
from tests.mujaz.conftest import EchoEngine, Ran, Run
from tests.translate.doubles import WordGates
from translate import datafiles
from translate.engines import DecodeOptions
from translate.memory.tmx import read_tmx
from translate.records import FlagKind

ARTICLE = """انقطاع المياه عن المدينة

قالت شركة المياه إن التيار انقطع عن المضخة. وأضافت أن الإصلاح يحتاج إلى يومين.

وذكر سكان أن الشاحنات وزعت مياه الشرب.
"""


@pytest.fixture
def run(
    engine: EchoEngine, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Run:
    gates = WordGates({"word9": FlagKind.NUMBER, "word11": FlagKind.NUMBER})
    monkeypatch.setattr("translate.translator.default_gates", lambda *_: gates)

    def _run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["mujaz", "translate", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capfdbinary.readouterr()
        code = stopped.value.code
        return Ran(code if isinstance(code, int) else 0, out.decode(), err.decode())

    return _run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "water.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def lines(run: Run, text: str, *arguments: object) -> list[str]:
    ran = run("--lines", "-q", *arguments, stdin=text.encode())
    assert ran.code == 0, ran.err
    assert ran.out.endswith("\n") or not ran.out
    return ran.out.split("\n")[:-1]


LINES = [
    # stdin, stdout
    ("أغلق الجسر.\nفتح الطريق.\n", ["word4 word6", "word3 word7"]),
    ("أغلق الجسر.\n\n\nفتح الطريق.\n", ["word4 word6", "", "", "word3 word7"]),
    ("\n", [""]),
    ("أغلق الجسر.", ["word4 word6"]),
    ("أغلق الجسر.\r\nفتح الطريق.\r\n", ["word4 word6", "word3 word7"]),
    ("أغلق الجسر. فتح الطريق.\n", ["word4 word6 word3 word7"]),
    ("  أغلق\u2028الجسر \x0b\x85 \n", ["word4 word5"]),
    ("\ufeffأغلق الجسر.\n", ["word4 word6"]),
    ("The end\n2031\n", ["The end", "2031"]),
    ("   \n \t\n", ["", ""]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_line_n_out_is_line_n_in(run: Run, text: str, expected: list[str]) -> None:
    assert lines(run, text) == expected


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(alphabet="اب. \r\u2028\x85\x1c\v\f؟a1", max_size=12), min_size=1, max_size=8))
def test_any_lines_keep_their_count(run: Run, text: list[str]) -> None:
    assert len(lines(run, "\n".join(text) + "\n")) == len(text)


def test_unchecked_lines_are_the_engines_own_words(run: Run, engine: EchoEngine) -> None:
    text = "أغلق الجسر.\nتضررت المستشفيات.\n"
    checked = run("--lines", stdin=text.encode())
    assert "1 flagged" in checked.err
    unchecked = run("--lines", "--unchecked", stdin=text.encode())
    assert (unchecked.code, unchecked.out) == (0, "word4 word6\nword5 word11\n")
    assert "2 lines, not checked" in unchecked.err
    assert len(engine.seen) == len({text for text, _ in engine.seen}) + 1, (
        "one retry of the checked run, no more"
    )


@pytest.mark.parametrize(("preset", "beam"), [("fast", 1), ("balanced", 4), ("best", 8)])
def test_a_preset_sets_the_beam(run: Run, engine: EchoEngine, preset: str, beam: int) -> None:
    engine.defaults = DecodeOptions(beam=4)
    ran = run("--lines", "--preset", preset, "--batch-tokens", "33", stdin="أغلق الجسر.\n".encode())
    assert ran.code == 0, ran.err
    ((_, options),) = engine.seen
    assert options is not None
    assert (options.beam, options.max_batch_tokens) == (beam, 33)


def test_what_batch_is_fastest_is_measured_once(run: Run, engine: EchoEngine) -> None:
    text = "أغلق الجسر.\n".encode()
    measured = run("--lines", "--batch-tokens", "auto", stdin=text)
    assert "tokens at a time, here and from now on" in measured.err
    tried = len(engine.seen)
    run("--lines", "--no-memory", stdin=text)
    assert len(engine.seen) == tried + 1
    _, options = engine.seen[-1]
    assert options is not None
    assert f"{options.max_batch_tokens} tokens at a time" in measured.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--preset", "slow"], "--preset slow: choose from fast, balanced, best"),
        (["--batch-tokens", "0"], "--batch-tokens 0: give a whole number from 1, or auto"),
        (["--batch-tokens", "many"], "--batch-tokens many: give a whole number from 1, or auto"),
    ],
)
def test_settings_of_speed_that_mean_nothing(run: Run, arguments: list[str], message: str) -> None:
    ran = run("--lines", *arguments, stdin="أغلق الجسر.\n".encode())
    assert (ran.code, ran.errors) == (2, [f"error: {message}"])


def test_a_book_is_translated_in_parts(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translate.documents.reading.MAX_ARTICLE_BYTES", 2000)
    monkeypatch.setattr("translate.documents.reading.PART", 1000)
    monkeypatch.setitem(datafiles.table("mujaz.cli", datafiles.CHOSEN_FILE)["translate"], "together", 10)
    paragraphs = [f"وأضافت أن الإصلاح رقم {number} يحتاج إلى يومين." for number in range(100)]
    article.write_text("\n\n".join(paragraphs), encoding="utf-8")
    ran = run(article, "-o", tmp_path / "out", "-q", "--no-memory")
    assert ran.code == 0, ran.err
    names = [Path(line).name for line in ran.out.split()]
    assert names[:2] == ["water-0001.en.txt", "water-0002.en.txt"]
    # A book before an article stays before it.
    other = tmp_path / "zz.txt"
    other.write_text("أغلق الجسر.", encoding="utf-8")
    ran = run(article, other, "-o", tmp_path / "both", "-q", "--no-memory")
    names = [Path(line).name for line in ran.out.split()]
    assert (names[0], names[-2]) == ("water-0001.en.txt", "zz.en.txt")


@pytest.mark.parametrize("arguments", [["article.txt", "--unchecked"], ["--lines", "--unchecked", "--json"]])
def test_unchecked_is_for_plain_lines(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.errors == [
        "error: --unchecked goes with --lines, and not with --json: it has no evidence to show"
    ]


def test_lines_past_a_chunk_stay_in_order(run: Run) -> None:
    text = "".join(f"سطر {'ا' * (1 + number % 7)}\n" for number in range(2100))
    assert lines(run, text) == [f"word3 word{1 + number % 7}" for number in range(2100)]


def test_lines_as_json_carry_their_evidence(run: Run) -> None:
    first, second = (json.loads(line) for line in lines(run, "أغلق الجسر.\n\n", "--json"))
    assert (first["line"], first["target"]) == (1, "word4 word6")
    assert first["segments"][0]["outcome"] == "ok"
    assert (second["line"], second["target"], second["segments"]) == (2, "", [])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's /dev/full")
@pytest.mark.parametrize("arguments", [["--lines"], ["--lines", "--json"]])
def test_no_space_left_for_stdout_is_one_line(
    run: Run, engine: EchoEngine, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    with Path("/dev/full").open("w") as full, monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", full)
        ran = run(*arguments, stdin="أغلق الجسر.\n".encode())
    assert ran.code == 2
    assert ran.errors == [
        "error: no space left where results go; what is translated is kept: free space, run this again"
    ]
    assert lines(run, "أغلق الجسر.\n") == ["word4 word6"]
    assert len(engine.seen) == 1, "the second run finds the translation in the memory"


def test_a_line_that_is_not_utf_8_is_named(run: Run) -> None:
    ran = run("--lines", stdin="جسر\n".encode() + "جسر\n".encode("windows-1256"))
    assert ran.code == 1
    assert "stdin, line 2: not UTF-8" in ran.err
    assert "--encoding" in ran.err


def test_paths_on_stdout_and_paragraphs_as_in_the_arabic(run: Run, article: Path, tmp_path: Path) -> None:
    ran = run(article, "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert ran.out.split() == [str(tmp_path / "out" / name) for name in ("water.en.txt", "report.json")]
    english = (tmp_path / "out" / "water.en.txt").read_text(encoding="utf-8")
    assert [len(paragraph.split()) for paragraph in english.strip().split("\n\n")] == [4, 14, 7]


def test_every_format(run: Run, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = run(article, "-o", out, "--format", "txt,jsonl,tmx,html", "-q")
    assert ran.code == 0, ran.err
    assert ran.err == ""
    records = [
        json.loads(line) for line in (out / "translation.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [record["segment"] for record in records] == [0, 1, 2, 3]
    assert records[1]["source"].startswith("قالت شركة المياه")
    assert len(read_tmx(out / "translation.tmx")) == 4
    page = (out / "translation.html").read_text(encoding="utf-8")
    assert "قالت شركة المياه" in page
    assert 'dir="rtl"' in page


def test_the_report_counts_and_names_what_to_trust_least(run: Run, article: Path, tmp_path: Path) -> None:
    article.write_text(ARTICLE + "\nوقالت البلديات إن ااااااااا سيصلون.\n", encoding="utf-8")
    ran = run(article, "-o", tmp_path / "out", "--json", "-q")
    report = json.loads(ran.out)
    saved = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert {key: report[key] for key in saved} == saved
    assert report["outcomes"] == {
        "ok": 4,
        "repaired": 0,
        "flagged": 1,
        "failed": 0,
        "from_memory": 0,
        "confirmed": 0,
    }
    assert report["flags"] == {"number": 1}
    worst = report["least_trusted"][0]
    assert (worst["document"], worst["outcome"]) == ("water", "flagged")
    assert worst["steps"]
    assert report["model"] == "echo"


def test_retries_can_be_left_out(run: Run, engine: EchoEngine, article: Path, tmp_path: Path) -> None:
    article.write_text(ARTICLE + "\nوقالت البلديات إن ااااااااا سيصلون.\n", encoding="utf-8")
    run(article, "-o", tmp_path / "out", "--retries", "0", "-q")
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert (report["flags"], report["retries"]) == ({"number": 1}, {})
    assert len(engine.seen) == 5


def test_the_report_is_shown_on_stderr(run: Run, article: Path, tmp_path: Path) -> None:
    ran = run(article, "-o", tmp_path / "out")
    assert "1 document, 4 segments: 4 ok" in ran.err


def test_the_glossary_reaches_the_text_and_the_report(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("المدينة,Madina\n", encoding="utf-8")
    run(article, "-o", tmp_path / "out", "--glossary", tmp_path / "terms.csv", "-q")
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["forced_edits"] == [{"document": "water", "segment": 0, "edit": "glossary: word7 → Madina"}]
    assert (
        (tmp_path / "out" / "water.en.txt").read_text(encoding="utf-8").startswith("word6 word6 word2 Madina")
    )


@pytest.mark.parametrize("memory", [(), ("--no-memory",)])
def test_a_corrected_tmx_comes_back(run: Run, article: Path, tmp_path: Path, memory: tuple[str, ...]) -> None:
    out = tmp_path / "out"
    run(article, "-o", out, "--format", "tmx", "-q", *memory)
    tmx = (out / "translation.tmx").read_text(encoding="utf-8")
    corrected = tmp_path / "corrected.tmx"
    corrected.write_text(
        tmx.replace(">word6 word6 word2 word7<", ">Water cut off from the city<"), encoding="utf-8"
    )
    ran = run(article, "-o", out, "--tm", corrected, "-q", "--json", *memory)
    assert json.loads(ran.out)["outcomes"]["from_memory"] == 4
    assert (out / "water.en.txt").read_text(encoding="utf-8").startswith("Water cut off from the city\n\n")


def test_a_second_run_translates_nothing_and_writes_the_same(
    run: Run, engine: EchoEngine, article: Path, tmp_path: Path
) -> None:
    names = ("translation.jsonl", "translation.tmx", "translation.html", "report.json")
    for out in ("one", "two"):
        run(article, "-o", tmp_path / out, "--format", "jsonl,tmx,html", "-q")
    assert all((tmp_path / "one" / n).read_bytes() == (tmp_path / "two" / n).read_bytes() for n in names)
    assert len(engine.seen) == len(set(engine.seen)) == 4


def test_no_memory_leaves_no_memory(run: Run, article: Path, tmp_path: Path) -> None:
    run(article, "-o", tmp_path / "out", "--no-memory", "-q")
    assert not list(tmp_path.rglob("memory.sqlite*"))


def test_an_interrupted_run_goes_on_where_it_stopped(
    run: Run, engine: EchoEngine, article: Path, tmp_path: Path
) -> None:
    engine.interrupt_after = 2
    assert run(article, "-o", tmp_path / "out").code == 130
    engine.interrupt_after = None
    assert run(article, "-o", tmp_path / "out", "-q").code == 0
    assert len(engine.seen) == len(set(engine.seen)) == 4


CANNOT = [
    (["--format", "docx", "{article}"], "choose from txt, jsonl, tmx, html"),
    ([], "give INPUT"),
    (["--lines", "{article}"], "give INPUT"),
    (["--glossary", "{tmp}/missing.csv", "{article}"], "cannot read the glossary"),
    (["--tm", "{tmp}/missing.tmx", "{article}"], "cannot read"),
    (["--memory", "{article}", "{article}"], "is not a translation memory"),
    (["-o", "{article}", "{article}"], "choose another folder with -o"),
]


@pytest.mark.parametrize(("arguments", "reason"), CANNOT)
def test_what_cannot_run_says_so_before_translating(
    run: Run, engine: EchoEngine, article: Path, tmp_path: Path, arguments: list[str], reason: str
) -> None:
    placed = [argument.format(article=article, tmp=tmp_path) for argument in arguments]
    if "-o" not in placed:
        placed += ["-o", str(tmp_path / "out")]
    ran = run(*placed)
    assert ran.code == 2
    assert reason in ran.err
    assert engine.seen == []


def test_a_bad_input_does_not_stop_the_others(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    ran = run(article, tmp_path / "empty.txt", "-o", tmp_path / "out", "-q")
    assert ran.code == 1
    assert "empty.txt" in ran.err
    assert (tmp_path / "out" / "water.en.txt").exists()


def test_document_ids_never_leave_the_folder(run: Run, tmp_path: Path) -> None:
    body = "قالت شركة المياه إن التيار انقطع عن المضخة الرئيسية في المدينة صباح اليوم."
    feed = tmp_path / "feed.jsonl"
    feed.write_text(
        "".join(json.dumps({"id": id, "text": body}) + "\n" for id in ("../../evil", "/etc/x", "a/b")),
        encoding="utf-8",
    )
    ran = run(feed, "-o", tmp_path / "out", "-q")
    written = [Path(line) for line in ran.out.split()]
    assert len(written) == 4
    assert all(path.resolve().parent == tmp_path / "out" and path.exists() for path in written)
