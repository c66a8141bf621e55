"""Lines that are no part of an article, judged with the lines around them."""

from __future__ import annotations

from itertools import takewhile

from translate.clean.boilerplate import classify, is_caption_heading, is_link_heading
from translate.clean.lines import Line, Zone, zones
from translate.datafiles import Chosen
from translate.records import RemovalReason

_CHOSEN = Chosen(__package__, "furniture")

# The number of words from which on a first line that looks like this may be a headline.
_TITLE_FROM = {
    RemovalReason.READ_ALSO: "title_like_link",
    RemovalReason.IMAGE_ALT: "title_like_caption",
    RemovalReason.BYLINE: "title_like_byline",
}


def find_furniture(lines: list[Line]) -> dict[int, RemovalReason]:
    """Line number → why the whole line is no part of the article."""
    places = zones(lines)
    reasons = {
        index: reason
        for index, (line, zone) in enumerate(zip(lines, places, strict=True))
        if (reason := classify(line, zone)) is not None and not (index == 0 and _may_be_title(line, reason))
    }
    for index in list(reasons):
        if _is_bare_number(lines[index]) and not _among_furniture(index, lines, places, reasons):
            del reasons[index]
    for index, reason in list(reasons.items()):
        if reason is RemovalReason.READ_ALSO and is_link_heading(lines[index]):
            reasons |= dict.fromkeys(_links_under(index, lines, places, reasons), reason)
        following = lines[index + 1] if index + 1 < len(lines) else None
        if (
            following
            and is_caption_heading(lines[index])
            and following.words <= _CHOSEN.whole("most_link_words")
        ):
            reasons.setdefault(index + 1, reason)
    _take_leftovers(lines, places, reasons)
    return reasons


def _may_be_title(line: Line, reason: RemovalReason) -> bool:
    """Whether a first line that looks like a link or a caption is a headline: «شاهد.. لحظة سقوط الجسر»."""
    least = _TITLE_FROM.get(reason)
    return least is not None and line.words >= _CHOSEN.whole(least) and not is_link_heading(line)


def _take_leftovers(lines: list[Line], places: list[Zone], reasons: dict[int, RemovalReason]) -> None:
    """Short lines below the text that stand under other furniture: tags, links, names of sections."""
    under_furniture = False
    for index, (line, zone) in enumerate(zip(lines, places, strict=True)):
        if zone != "tail":
            continue
        if index in reasons:
            under_furniture = True
        elif under_furniture and not line.stopped and line.words <= _CHOSEN.whole("leftover_words"):
            reasons[index] = (
                RemovalReason.READ_ALSO
                if line.words > _CHOSEN.whole("label_words")
                else RemovalReason.SECTION_LABEL
            )


def _is_bare_number(line: Line) -> bool:
    return line.key.replace(" ", "").isdigit()


def _among_furniture(
    index: int, lines: list[Line], places: list[Zone], reasons: dict[int, RemovalReason]
) -> bool:
    """Whether a number stands outside the text or among other buttons; elsewhere it may be a table's."""
    if places[index] != "body":
        return True
    for step in (-1, 1):
        place = index + step
        while place in reasons and _is_bare_number(lines[place]):
            place += step
        if place in reasons:
            return True
    return False


def _links_under(
    index: int, lines: list[Line], places: list[Zone], reasons: dict[int, RemovalReason]
) -> list[int]:
    """The headlines listed under «مواضيع ذات صلة», up to the next running text."""
    under: list[int] = []
    for place in range(index + 1, min(index + 1 + _CHOSEN.whole("links"), len(lines))):
        line = lines[place]
        if place in reasons:
            continue
        shortest = 1 if places[place] == "tail" else _CHOSEN.whole("least_link_words")
        if line.prose or line.stopped or not shortest <= line.words <= _CHOSEN.whole("most_link_words"):
            break
        under.append(place)
    # Some sites end no paragraph with a full stop: so much of a text cannot be links.
    words = sum(line.words for line in lines)
    return under if sum(lines[place].words for place in under) <= _CHOSEN("link_share") * words else []


def find_credits(rest: list[Line], found: list[tuple[int, int, RemovalReason]]) -> list[Line]:
    """Names above the text that touch a date line or a credit: «الخرطوم», «محمد الحسن»."""
    marks = {RemovalReason.DATE_LINE, RemovalReason.BYLINE}
    edges = sorted((start, end) for start, end, reason in found if reason in marks)
    names = list(takewhile(lambda line: not line.prose, rest))
    credited: list[Line] = []
    # Twice: «الخرطوم», then «محمد الحسن», then the date.
    for line in [*names, *reversed(names)]:
        near = any(0 <= start - line.end <= 2 or 0 <= line.start - end <= 2 for start, end in edges)
        if near and line not in credited and line.words <= _CHOSEN.whole("name_words") and not line.stopped:
            credited.append(line)
            edges.append((line.start, line.end))
    # More short lines than that are a list, not a signature.
    return credited if len(credited) <= _CHOSEN.whole("credits") else []
