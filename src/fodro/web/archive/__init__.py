"""The whole diary, in and out: rows to the diary of the domain and back."""
