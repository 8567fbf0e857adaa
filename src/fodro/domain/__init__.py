"""Values of the subject itself: days, feet, scores, diaries, findings. Standard library only."""
