"""Scoring a meeting by the 100-point form: what the bot knows is filled in, the cell gives the rest."""
