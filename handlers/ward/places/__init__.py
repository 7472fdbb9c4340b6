"""What was raised about a street or an area, across cells and without names: open, closed, the same trouble twice."""
