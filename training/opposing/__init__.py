"""Learning which sentences of two articles answer one question differently: `python -m training.opposing`."""
