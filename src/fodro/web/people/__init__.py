"""Who keeps a diary here: the person of this household, and the simulated one to look around with."""
