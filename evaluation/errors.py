"""What cannot be scored, said in one line that names the file and the line."""


class ScoringError(ValueError):
    """The texts given cannot be scored as asked; the message is meant for the user as it stands."""
