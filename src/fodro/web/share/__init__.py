"""Share links: a frozen copy of one report, readable with the link alone, until a day and no longer."""
