"""What the techniques, the tools and the evidence are: a library to read."""
