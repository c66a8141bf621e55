"""Renderings of a brief, a comparison and scores."""
