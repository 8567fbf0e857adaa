"""In and out: the diary folder and other people's files. Nothing here knows of a database."""
