"""What other apps and watches write: a file for each kind, and what they share in files without a brand."""
