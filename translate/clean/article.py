"""Cleaning one article: what goes, why, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translate.clean.assemble import assemble
from translate.clean.controls import blanked, find_controls, find_markup
from translate.clean.datelines import find_datelines
from translate.clean.furniture import find_credits, find_furniture
from translate.clean.inline import find_inline
from translate.clean.lines import read_lines
from translate.clean.repeats import find_repeats
from translate.clean.titles import find_title
from translate.records import Removal, RemovalReason


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's text without its title, and everything that was taken out of `raw`.

    A piece `(text, raw, length)` says which run of `text` is which run of `raw`; between pieces there is
    white space only.
    """

    text: str
    title: str
    removed: tuple[Removal, ...]
    pieces: tuple[tuple[int, int, int], ...]


def clean(
    raw: str,
    *,
    title: str = "",
    markdown: bool = False,
    left_out: Sequence[tuple[int, int, RemovalReason]] = (),
) -> Cleaned:
    """Takes page furniture, repeats, datelines and the title out of an article.

    `title` is the one its metadata gives, if any; `left_out` are ranges of `raw` that its reader knows to be no part
    of the article. Every character of `raw` that is not white space is in
    `text` or in one `Removal`.
    """
    invisible = [*find_controls(raw), *find_markup(raw, markdown=markdown)]
    lines = read_lines(blanked(raw, [*invisible, *left_out]))
    reasons = find_furniture(lines)
    rest = [line for index, line in enumerate(lines) if index not in reasons]
    found = [(lines[index].start, lines[index].end, reason) for index, reason in reasons.items()]
    found += left_out

    heading = find_title(rest, title)
    if heading.printed and len(heading.printed) < len(rest):
        first, *again = heading.printed
        found.append((first.start, first.end, RemovalReason.TITLE))
        found += [(line.start, line.end, RemovalReason.REPEATED_TITLE) for line in again]
        rest = [line for line in rest if line not in heading.printed]
    elif not title:
        heading = type(heading)("", ())

    credited = find_credits(rest, found) if heading.printed else []
    found += [(line.start, line.end, RemovalReason.BYLINE) for line in credited]
    rest = [line for line in rest if line not in credited]
    repeated = find_repeats(rest)
    found += [(start, end, RemovalReason.REPEATED_BLOCK) for start, end in repeated]
    gone = {(line.start, line.end) for line in rest} & set(repeated)
    rest = [line for line in rest if (line.start, line.end) not in gone]
    found += [(start, end, RemovalReason.DATELINE) for start, end in find_datelines(rest)]
    for line in rest:
        found += find_inline(line)
    assembled = assemble(raw, [*found, *invisible])
    return Cleaned(assembled.text, heading.text, assembled.removed, assembled.pieces)


def raw_span(raw: str, removed: tuple[Removal, ...], text: str, start: int, end: int) -> tuple[int, int]:
    """Where `text[start:end]` of a cleaned article stands in `raw`; the ends may not be white space.

    Raises ValueError where `text` is not what `raw` leaves without `removed`.
    """
    kept: list[int] = []
    last = 0
    for removal in removed:
        kept += [index for index in range(last, removal.start) if not raw[index].isspace()]
        last = removal.end
    kept += [index for index in range(last, len(raw)) if not raw[index].isspace()]
    before = sum(not char.isspace() for char in text[:start])
    within = sum(not char.isspace() for char in text[start:end])
    if not within or before + within > len(kept):
        raise ValueError(f"span {start}:{end} is not in the cleaned text")
    return kept[before], kept[before + within - 1] + 1
