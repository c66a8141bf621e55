"""Mujaz: Arabic news in, one cited English brief out."""

__version__ = "0.1.0"
