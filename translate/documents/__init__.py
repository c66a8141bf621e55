"""Reading articles: files, folders, globs, standard input and web addresses.

In: paths and addresses. Out: documents with outlet, title, day, text and segments; failures with a reason each.
"""

from translate.documents.article import MAX_ARTICLE_BYTES, document_from_text
from translate.documents.dating import infer_dates
from translate.documents.reading import ReadFailure, ReadResult, read_inputs
from translate.documents.remote import Web
from translate.documents.web import page_tree

__all__ = [
    "MAX_ARTICLE_BYTES",
    "ReadFailure",
    "ReadResult",
    "Web",
    "document_from_text",
    "infer_dates",
    "page_tree",
    "read_inputs",
]
