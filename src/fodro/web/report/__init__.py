"""The report room: what is on the page, how it looks, and the page itself."""
