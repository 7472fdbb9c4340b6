"""The roster: units, people and roles, filled in by an office clerk as one table, imported whole or not at all."""
