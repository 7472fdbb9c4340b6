"""A meeting while it runs: the card of its steps, the floor, the library, the roll call by code, notes as they come."""
