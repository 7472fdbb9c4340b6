"""The cell's book: all its minutes by year, found again by a word, and as one workbook."""
