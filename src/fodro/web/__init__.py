"""The web app: the only place where Django lives."""
