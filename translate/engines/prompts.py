"""Prompts: files of YAML front matter and text that tell a language model what to do with a text.

A prompt has a fixed head, the same for every text, and an item that holds the text:

- `kind: completion`: the body is plain text; the head ends before the first line with a placeholder.
- `kind: chat`: the body is `## system`, `## user` and `## assistant` sections; the last user section is the
  item.

The model's own chat template writes the turns, unless `turns: gemma` asks for Gemma's plain ones. `start: false` leaves
out the token that begins a text, for models trained without it.

Placeholders of a translation prompt: `{{source}}` (once), `{{hints}}` (wanted spellings, or nothing) and `{{fence}}`
(a mark that does not occur in the text, so that the text cannot close its own quotation). A prompt of another task names
its placeholders under `inputs`, each a `line` or `lines`, and may give the JSON Schema of its answer under `output`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from translate.clean import without_controls
from translate.errors import ConfigError

KINDS = ("completion", "chat")
TURNS = ("template", "gemma")
REQUIRED = {"name": str, "version": int, "task": str, "kind": str, "description": str}
OPTIONAL = {
    "stop": list, "hint": str, "hint_line": str, "turns": str, "start": bool, "inputs": dict, "output": dict, "model": dict,
}  # fmt: skip
TRANSLATE = "translate"
INPUT_TYPES = ("line", "lines")

_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_SECTION = re.compile(r"^## (system|user|assistant)\n", re.MULTILINE)
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_ROLE_TAG = re.compile(r"\[(/?\s*(?:INST|SYS|SYSTEM|USER|ASSISTANT)\s*)\]", re.IGNORECASE)
# Everything Unicode or Python counts as a line end: none may survive in a text given to a line-based prompt.
_LINE_ENDS = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A parsed prompt file. `head` is sent before every item; `stop` ends an answer; `source` is the file's
    text; `model` holds the decoding the prompt was written for."""

    name: str
    version: int
    task: str
    kind: str
    description: str
    head: tuple[tuple[str, str], ...]
    item: str
    stop: tuple[str, ...] = ()
    hint: str = "{source} = {target}"
    hint_line: str = "{hints}\n"
    turns: str = "template"
    start: bool = True
    source: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    output: Mapping[str, Any] = field(default_factory=dict)
    model: Mapping[str, Any] = field(default_factory=dict)

    @property
    def opening(self) -> str:
        """The lines of the item before the first one with a placeholder: the same for every text."""
        first = _PLACEHOLDER.search(self.item)
        return self.item[: self.item.rfind("\n", 0, first.start()) + 1] if first else ""

    @property
    def takes_hints(self) -> bool:
        """Whether wanted spellings have a place in it."""
        return "{{hints}}" in self.item

    @property
    def signature(self) -> str:
        """Name, version and content hash: what a translation's provenance needs."""
        digest = hashlib.sha256(self.source.encode()).hexdigest()
        return f"{self.name}:v{self.version}:{digest[:8]}"

    def render(self, source: str, hints: Sequence[tuple[str, str]] = ()) -> str:
        """The item for one text; line ends in the text become spaces."""
        source = one_line(source)
        pairs = "; ".join(self.hint.format(source=one_line(a), target=one_line(b)) for a, b in hints)
        values = {
            "source": source,
            "hints": self.hint_line.format(hints=pairs) if pairs else "",
            "fence": fence(source + pairs),
        }
        return _PLACEHOLDER.sub(lambda match: values[match[1]], self.item)

    def fill(self, values: Mapping[str, str | Sequence[str]]) -> str:
        """The item with its `inputs` filled in: each a line, or several where the input is `lines`.

        Every value loses control characters and whatever a chat template could read as the end of a turn.

        Raises:
            ValueError: the values are not those of `inputs`.
        """
        if set(values) != set(self.inputs):
            raise ValueError(f"the prompt {self.name} takes {', '.join(self.inputs) or 'no inputs'}")
        made = {
            name: "\n".join(map(inert, [value] if isinstance(value, str) else value))
            for name, value in values.items()
        }
        made["fence"] = fence("".join(made.values()))
        return _PLACEHOLDER.sub(lambda match: made[match[1]], self.item)


def inert(text: str) -> str:
    """One line of text without control characters and without the marks that part a chat's turns."""
    plain = one_line(without_controls(text)).replace("<", "‹").replace(">", "›")
    return _ROLE_TAG.sub(r"(\1)", plain)


def one_line(text: str) -> str:
    """The text with every kind of line end turned into one space."""
    return _LINE_ENDS.sub(" ", text).strip()


def fence(text: str) -> str:
    """A mark that does not occur in the text: writing it would need the text's own SHA-256 beforehand."""
    for attempt in range(1_000_000):
        mark = hashlib.sha256(f"{attempt}\0{text}".encode()).hexdigest()[:16]
        if mark not in text:
            return mark
    raise AssertionError("a text cannot hold a million of its own hashes")


@cache
def load_prompt(name: str, own: Path | None = None) -> Prompt:
    """The prompt of that name: from the user's `own` folder, else the installed package or the source tree.

    Raises:
        ConfigError: there is none of that name, or its file is malformed.
    """
    if own and (own / f"{name}.md").is_file():
        return read_prompt(own / f"{name}.md")
    for folder in _folders():
        path = folder / f"{name}.md"
        if path.is_file():
            return parse_prompt(path.read_text("utf-8"), where=str(path))
    raise ConfigError(f"no prompt named {name!r}; there are: {', '.join(prompt_names()) or 'none'}")


def prompt_names(own: Path | None = None) -> tuple[str, ...]:
    """The names of the shipped prompts and of those in the user's `own` folder, sorted.

    Raises:
        ConfigError: `own` is no folder.
    """
    if own and not own.is_dir():
        raise ConfigError(f"--prompts {own}: no such folder; name one that holds prompts as NAME.md")
    folders = [*_folders(), *([own] if own else [])]
    return tuple(sorted({path.stem for folder in folders for path in folder.glob("*.md")}))


def read_prompt(path: Path) -> Prompt:
    """The prompt in a file of the user's.

    Raises:
        ConfigError: the file cannot be read or is malformed.
    """
    try:
        return parse_prompt(path.read_text("utf-8"), where=str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read the prompt {path}: {error}") from error


def parse_prompt(text: str, *, where: str) -> Prompt:
    """A prompt from its file's text; `where` names the file in messages.

    Raises:
        ConfigError: with every problem found.
    """
    import yaml

    match = _FRONT.match(text)
    if not match:
        raise ConfigError(f"{where}: no front matter; begin with a line `---`, YAML, and a line `---`")
    try:
        front = yaml.safe_load(match[1])
    except yaml.YAMLError as error:
        raise ConfigError(f"{where}: front matter is not YAML: {' '.join(str(error).split())}") from error
    body = match[2].strip("\n")
    problems = _front_problems(front)
    head, item = _divide(body, front.get("kind") if isinstance(front, dict) else None)
    problems += _item_problems(head, item, front if isinstance(front, dict) else {})
    if problems:
        raise ConfigError(f"{where}: {'; '.join(problems)}")
    return Prompt(
        name=front["name"],
        version=front["version"],
        task=front["task"],
        kind=front["kind"],
        description=front["description"],
        head=head,
        item=item,
        stop=tuple(front.get("stop", ())),
        hint=front.get("hint", "{source} = {target}"),
        hint_line=front.get("hint_line", "{hints}\n"),
        turns=front.get("turns", "template"),
        start=front.get("start", True),
        source=text,
        inputs=front.get("inputs", {}),
        output=front.get("output", {}),
        model=front.get("model", {}),
    )


def _front_problems(front: Any) -> list[str]:
    if not isinstance(front, dict):
        return ["front matter is not a table of keys and values"]
    problems = [f"`{key}` is missing" for key in REQUIRED if key not in front]
    for key, value in front.items():
        kind = {**REQUIRED, **OPTIONAL}.get(key)
        if kind is None:
            problems.append(f"unknown key `{key}`")
        elif not isinstance(value, kind) or isinstance(value, bool) != (kind is bool):
            problems.append(f"`{key}` is not a {kind.__name__}")
    if front.get("kind") not in KINDS:
        problems.append(f"`kind` is none of {', '.join(KINDS)}")
    if front.get("turns", TURNS[0]) not in TURNS:
        problems.append(f"`turns` is none of {', '.join(TURNS)}")
    return problems


def _divide(body: str, kind: object) -> tuple[tuple[tuple[str, str], ...], str]:
    """Head turns as (role, text), and the item."""
    if kind == "chat":
        parts = _SECTION.split(body)[1:]
        turns = [(role, text.strip()) for role, text in zip(parts[::2], parts[1::2], strict=True)]
        return (tuple(turns[:-1]), turns[-1][1]) if turns and turns[-1][0] == "user" else ((), "")
    first = _PLACEHOLDER.search(body)
    if first is None:
        return (), body
    cut = body.rfind("\n", 0, first.start()) + 1
    return (("text", body[:cut]),) if cut else (), body[cut:]


def _item_problems(head: tuple[tuple[str, str], ...], item: str, front: Mapping[str, Any]) -> list[str]:
    names = _PLACEHOLDER.findall(item)
    inputs = front.get("inputs")
    if front.get("task", TRANSLATE) == TRANSLATE:
        known, needed = {"source", "hints", "fence"}, ["source"]
    else:
        needed = list(inputs) if isinstance(inputs, dict) else []
        known = {*needed, "fence"}
    problems = [f"unknown placeholder `{{{{{name}}}}}`" for name in sorted(set(names) - known)]
    for name in needed:
        if names.count(name) != 1:
            problems.append(f"the last part does not hold `{{{{{name}}}}}` exactly once")
    if front.get("task", TRANSLATE) != TRANSLATE:
        if not needed:
            problems.append("`inputs` names none")
        elif set(inputs.values() if inputs else ()) - set(INPUT_TYPES):
            problems.append(f"an input is none of {', '.join(INPUT_TYPES)}")
        if names.count("fence") < 2:
            problems.append("`{{fence}}` does not stand before and after the text")
    if any(_PLACEHOLDER.search(text) for _, text in head):
        problems.append("a placeholder stands before the last part")
    return problems


def _folders() -> list[Path]:
    # A wheel carries the prompts inside `mujaz`; a source tree has them beside the packages.
    packaged = Path(str(files("mujaz"))) / "prompts"
    return [
        folder for folder in (packaged, Path(__file__).resolve().parents[2] / "prompts") if folder.is_dir()
    ]
