"""How often findings are right, on simulated people of many kinds: ``make calibrate``."""
