"""Scores of translations and briefs; knows nothing of the stages that made them."""
