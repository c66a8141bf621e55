"""The frame of every HTML report: one file, its styles and scripts inside and pinned by hash, no network."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import re
from collections.abc import Callable, Sequence
from importlib import resources
from typing import TYPE_CHECKING, Any

from mujaz.report.parts.controls import escape_json, neutralise
from mujaz.report.parts.languages import page_language
from mujaz.report.parts.wording import count, phrases
from summarize.english import holder_in_english

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from mujaz.report.parts.articles import Article

_LETTERS = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
# `a command` inside our own prose; splitting on it leaves the commands at the odd places.
COMMAND = re.compile("`([^`]+)`")
_ARABIC = re.compile(f"[{_LETTERS}]")
_QUOTATION = re.compile("«[^«»\\n]{1,400}»")
# A quotation, or Arabic words with the spaces, digits and marks between them; bounded to keep time linear.
_ARABIC_RUN = re.compile(f"«[^«»\n]{{1,400}}»|[{_LETTERS}]+(?:[^A-Za-z\n«»{_LETTERS}]{{1,16}}[{_LETTERS}]+)*")


def render(
    template: str,
    *,
    articles: Sequence[Article] = (),
    styles: tuple[str, ...] = (),
    scripts: tuple[str, ...] = (),
    language: str = "en",
    editing: bool = False,
    **context: Any,
) -> str:
    """A page from a template that extends page.html.j2.

    `articles` fill the Arabic panel; without any the page has none. `styles` and `scripts` name further files
    beside the templates, which follow the frame's own. The page's policy admits exactly these by their
    SHA-256, and nothing from anywhere else. `language` is that of the page and of what the scripts say. `editing`: it carries
    what edit.js works on.
    """
    from markupsafe import Markup

    style = "\n".join(_asset(name) for name in ("page.css", *styles))
    script = _said_in("\n".join(_asset(name) for name in ("page.js", *scripts)), language)
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    frame = {
        "style": Markup(style),
        "script": Markup(script),
        "policy": policy,
        "articles": articles,
        "language": page_language(language),
        "editing": editing,
        "words": phrases("frame", language),
        "said": phrases("page", language),
    }
    return _environment(language).get_template(template).render(**frame, **context)


def _said_in(script: str, language: str) -> str:
    """A script whose sentences to the reader are in a language; English as it is written.

    Raises:
        ValueError: a sentence that is to be replaced is not there.
    """
    for said, meant in phrases("script", language).items() if language != "en" else ():
        if said not in script:
            raise ValueError(f"the page's script does not say {said!r}; see [script] in the wording")
        script = script.replace(said, meant)
    return script


def english(text: str) -> Markup:
    """English text, escaped; Arabic left in it is isolated and marked as Arabic."""
    from markupsafe import Markup, escape

    parts, last = [], 0
    text = neutralise(text)
    for run in _ARABIC_RUN.finditer(text):
        if not _ARABIC.search(run[0]):
            continue
        parts += [
            escape(text[last : run.start()]),
            Markup('<bdi lang="ar" dir="rtl">{}</bdi>').format(run[0]),
        ]
        last = run.end()
    return Markup("").join([*parts, escape(text[last:])])


def prose(text: str) -> Markup:
    """Our own sentences to the reader: as `english`, with `commands` between backquotes set as code."""
    from markupsafe import Markup

    parts = [
        Markup("<code>{}</code>").format(neutralise(part)) if n % 2 else english(part)
        for n, part in enumerate(COMMAND.split(text))
    ]
    return Markup("").join(parts)


def arabic(text: str) -> Markup:
    """Arabic text, escaped, isolated from what stands around it and read right to left."""
    from markupsafe import Markup

    return Markup('<bdi lang="ar" dir="rtl">{}</bdi>').format(neutralise(text))


def name(text: str) -> Markup:
    """A name or another short text in either script, isolated.

    Its first letter outside quotations gives the direction, or else the first inside.
    """
    from markupsafe import Markup

    return arabic(text) if is_arabic(text) else Markup("<bdi>{}</bdi>").format(english(text))


def holder(text: str) -> Markup:
    """Who says something: in English where that is known, then the Arabic as printed."""
    from markupsafe import Markup, escape

    known = holder_in_english(text)
    return Markup("{} ({})").format(escape(known), name(text)) if known else name(text)


def exact(text: str) -> str:
    """A text as JSON where a page shows it otherwise than it is, for the page's script; else ""."""
    return "" if neutralise(text) == text else as_json(text)


def as_json(text: str) -> str:
    """A text as JSON, for the page's script."""
    return escape_json(json.dumps(text, ensure_ascii=True))


def is_arabic(text: str) -> bool:
    """Whether the first letter of a text outside quotations, or else inside, is Arabic."""
    first = next((letter for letter in _QUOTATION.sub("", text) + text if letter.isalpha()), "")
    return bool(_ARABIC.match(first))


# What a page tells, who says it, and a title as printed: on a page in Arabic all of it is Arabic.
_OWN: dict[str, dict[str, Callable[[str], Markup]]] = {
    "en": {"own": english, "holder": holder, "printed": name},
    "ar": {"own": arabic, "holder": arabic, "printed": arabic},
}


@functools.cache
def _environment(language: str) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: neutralise(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "english": english,
        "prose": prose,
        "arabic": arabic,
        "name": name,
        "plain": neutralise,
        "exact": exact,
        "as_json": as_json,
        **_OWN[language],
    }
    environment.globals["count"] = count
    return environment


@functools.cache
def _asset(name: str) -> str:
    source = resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")
    if "</" in source:
        raise ValueError(f"{name} must not hold '</': it is inlined into the page")
    return source


def _digest(source: str) -> str:
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
