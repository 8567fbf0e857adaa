"""What massage does: at once and for how long, over the days, and by kind. Results only; no claims."""
