"""Reading articles: files of seven kinds, folders, globs and standard input.

In: paths. Out: documents with outlet, title, day, text and segments; failures with a reason each.
"""

from translate.documents.article import MAX_ARTICLE_BYTES, document_from_text
from translate.documents.dating import infer_dates
from translate.documents.reading import ReadFailure, ReadResult, read_inputs

__all__ = [
    "MAX_ARTICLE_BYTES",
    "ReadFailure",
    "ReadResult",
    "document_from_text",
    "infer_dates",
    "read_inputs",
]
