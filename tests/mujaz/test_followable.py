"""What a message advises is a command that runs from where one is."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from mujaz import progress
from mujaz.progress import followable


@pytest.fixture(autouse=True)
def anew() -> None:
    progress.program.cache_clear()


def test_the_programs_own_commands_run_as_advised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress.shutil, "which", lambda _name: None)
    advised = followable("it is not here; run: mujaz models list --json")
    command = shlex.split(advised.partition("run: ")[2])
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("[")


def test_where_the_program_is_found_its_name_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress.shutil, "which", lambda _name: "/usr/bin/mujaz")
    assert followable("run: mujaz models pull x") == "run: mujaz models pull x"


def test_an_extra_is_installed_from_the_checkout() -> None:
    advised = followable("converting needs pip install 'mujaz[torch]'")
    command = shlex.split(advised.partition("needs ")[2])
    assert Path(command[0]).resolve() == Path(sys.executable).resolve()
    assert command[1:4] == ["-m", "pip", "install"]
    folder, _, extra = command[-1].partition("[")
    assert (Path(folder) / "pyproject.toml").is_file()
    assert extra == "torch]"


def test_other_text_is_left_alone() -> None:
    text = "the mujaz memory is full; mujaz goes on"
    assert followable(text) == text
