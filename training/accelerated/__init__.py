"""Training on an accelerator: what it needs packed into small parts, and the whole run in one command there."""
