"""Try it out: randomised experiments of one person."""
