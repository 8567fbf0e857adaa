"""Template tags of the massage room."""
