"""What is asked before a massage, what was answered, and what it means."""
