"""Forged buttons, odd texts, broken files from everybody of a ward: nothing may fail, leak or reach another cell."""
