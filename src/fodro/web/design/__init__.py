"""The design system: tokens, elements, the shell every room stands in."""
