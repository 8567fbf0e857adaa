"""Photos: the same foot from the same angle, so that two days can be laid side by side."""
