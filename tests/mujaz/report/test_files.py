"""Writing the brief: whole files or none, and one clear line where the disk refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mujaz.report import write_brief_files
from mujaz.report.files import write_text
from tests.mujaz.report import bridge
from translate.errors import ConfigError

ROOT = Path(__file__).parents[3]


def test_three_files_in_a_folder_that_is_made(tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"
    paths = write_brief_files(bridge.brief(), bridge.DOCUMENTS, out)
    assert [path.name for path in paths] == ["brief.md", "brief.html", "brief.json"]
    assert sorted(path.name for path in out.iterdir()) == ["brief.html", "brief.json", "brief.md"]
    assert all(path.stat().st_mode & 0o444 for path in paths)


def test_only_what_is_asked_for(tmp_path: Path) -> None:
    assert write_brief_files(bridge.brief(), bridge.DOCUMENTS, tmp_path, ["json", "json"]) == [
        tmp_path / "brief.json"
    ]


def test_a_second_run_gives_the_same_bytes(tmp_path: Path) -> None:
    runs = [
        [path.read_bytes() for path in write_brief_files(bridge.brief(), bridge.documents(), tmp_path / run)]
        for run in ("one", "two")
    ]
    assert runs[0] == runs[1]
    assert str(tmp_path).encode() not in b"".join(runs[0])


def test_an_unknown_format_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="unknown format 'pdf': choose from md, html, json"):
        write_brief_files(bridge.brief(), bridge.DOCUMENTS, tmp_path, ["pdf"])
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ConfigError, match=r"cannot write .*brief\.md: not a directory; .* -o") as caught:
        write_brief_files(bridge.brief(), bridge.DOCUMENTS, tmp_path / "file" / "out")
    assert "\n" not in str(caught.value)


def test_a_disk_that_fills_up_leaves_the_old_file_and_no_half_file(tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    target.write_text("old")
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from mujaz.report.files import write_text\n"
        "from translate.errors import ConfigError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: write_text(Path(sys.argv[1]), 'x' * 100000)\n"
        "except ConfigError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(target)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(f"cannot write {target}: file too large")
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]
    assert target.read_text() == "old"


def test_a_file_is_replaced(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "one")
    write_text(tmp_path / "a.txt", "two «اثنان»")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "two «اثنان»"
