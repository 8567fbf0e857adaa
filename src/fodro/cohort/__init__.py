"""Many diaries at once: found in a folder, analysed side by side, kept as they come, written as tables."""
