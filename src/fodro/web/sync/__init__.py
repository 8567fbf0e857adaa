"""Every version of everything a person noted, and how devices come to agree."""
