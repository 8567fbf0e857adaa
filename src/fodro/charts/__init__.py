"""Findings and series as pictures: charts as SVG, each with its table. Knows no language and no web."""
