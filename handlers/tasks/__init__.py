"""Tasks: reporting on one's own, looking at one's own and at the cell's."""
