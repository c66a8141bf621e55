"""Evidence that a translation says what its source says: figures, names, coverage, quality."""
