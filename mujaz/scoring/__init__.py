"""Files and finished briefs brought to the scores of `evaluation`.

In: paths. Out: scores of translations, of summaries, of a brief's own folder; correlations; likeness of summaries.
"""

from mujaz.scoring.brief_scores import BriefScores, score_brief
from mujaz.scoring.correlations import Columns, correlations
from mujaz.scoring.files import ScoredFiles, limits, missed, missed_measures
from mujaz.scoring.similarity import summary_similarity
from mujaz.scoring.source_scores import SegmentScores

__all__ = [
    "BriefScores",
    "Columns",
    "ScoredFiles",
    "SegmentScores",
    "correlations",
    "limits",
    "missed",
    "missed_measures",
    "score_brief",
    "summary_similarity",
]
