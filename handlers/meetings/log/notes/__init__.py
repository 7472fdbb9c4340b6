"""What all who log a meeting write into: its model, how it is shared, and what follows from it."""
