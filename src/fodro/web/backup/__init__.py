"""Everyone's diary kept safe: copied while the app runs, brought back, and looked over."""
