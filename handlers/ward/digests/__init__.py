"""The weekly digest of a ward, the same on demand, and the way down from it to a cell and a task."""
