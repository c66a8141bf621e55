"""Forms of Arabic verbs that the data files list by their perfect and imperfect (third person masculine singular)."""

from __future__ import annotations


def perfect_forms(perfect: str) -> tuple[str, str, str, str, str]:
    """The third persons of a perfect: he, she, they, they two, they two (feminine); «رمى», «رمت», «رموا» …"""
    base = perfect[:-1] if perfect[-1] in "ىا" else perfect
    return perfect, f"{base}ت", f"{base}وا", f"{perfect}ا", f"{base}تا"
