"""A small PDF with an Arabic text layer, for tests: no font is embedded, the character map says it all."""

from __future__ import annotations

import re
import unicodedata

_MIRRORED = str.maketrans("()«»", ")(»«")


def arabic_pdf(
    pages: list[list[str]], *, looks: bool = True, forms: bool = False, ligatures: bool = False
) -> bytes:
    """One text line a string.

    `looks` stores each line as it looks, from left to right, as every PDF that shows Arabic rightly does; `forms`
    as presentation forms; `ligatures` with lam-alef as one glyph that stands for two letters.
    """
    shown = [[_glyphs(line, looks, forms, ligatures) for line in page] for page in pages]
    letters = sorted({glyph for page in shown for line in page for glyph in line})
    codes = {glyph: index + 1 for index, glyph in enumerate(letters)}
    mapping = "\n".join(f"<{code:04x}> <{glyph.encode('utf-16-be').hex()}>" for glyph, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{mapping}\nendbfchar endcmap end end"
    )
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R]"
        b" /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(cmap),
    ]
    for number, page in enumerate(shown):
        operators = [
            f"BT /F 12 Tf 1 0 0 1 50 {780 - 20 * row} Tm <{''.join(f'{codes[glyph]:04x}' for glyph in line)}> Tj ET"
            for row, line in enumerate(page)
        ]
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >>"
            + f" /Contents {7 + 2 * number} 0 R >>".encode()
        )
        objects.append(_stream("\n".join(operators)))
    return _file(objects)


def _glyphs(line: str, looks: bool, forms: bool, ligatures: bool) -> list[str]:
    glyphs = re.findall("ل[اأإآ]|." if ligatures else ".", line)
    if forms:
        glyphs = [_isolated().get(glyph, glyph) for glyph in glyphs]
    if not looks:
        return glyphs
    mirrored = [glyph.translate(_MIRRORED) for glyph in reversed(glyphs)]
    # Numbers and Latin words run from left to right inside the line.
    runs = re.sub(
        r"[0-9A-Za-z](?:[0-9A-Za-z.,/ -]*[0-9A-Za-z])?", lambda m: m[0][::-1], "".join(g[0] for g in mirrored)
    )
    return [run if len(glyph) == 1 else glyph for run, glyph in zip(runs, mirrored, strict=True)]


def _isolated() -> dict[str, str]:
    """Letter → its isolated presentation form."""
    found = {}
    for code in range(0xFE80, 0xFEFD):
        plain = unicodedata.decomposition(chr(code)).split()
        if plain[:1] == ["<isolated>"] and len(plain) == 2:
            found[chr(int(plain[1], 16))] = chr(code)
    return found


def _stream(text: str) -> bytes:
    data = text.encode("ascii")
    return f"<< /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)
