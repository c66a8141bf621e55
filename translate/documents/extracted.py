"""What a file format gives: the article's text and what the file says about it."""

from __future__ import annotations

from dataclasses import dataclass

# A file named in an error, the way the user named it.
MISSING_EXTRA = "install it with: pip install 'mujaz[files]'"


@dataclass(frozen=True, slots=True)
class Extracted:
    """Text and metadata; "" where the file has none. `markdown`: cleaning takes Markdown's signs out."""

    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    markdown: bool = False
    notes: tuple[str, ...] = ()
