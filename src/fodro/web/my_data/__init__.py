"""What is kept of a person: how much, since when, how safely; taken out, brought in, erased."""
