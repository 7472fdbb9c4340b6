"""Many themes at once: a workbook that is handed out, filled in, and taken back row by row."""
