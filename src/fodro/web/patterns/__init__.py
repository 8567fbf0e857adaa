"""Understanding: what goes together with sore feet, with its uncertainty."""
