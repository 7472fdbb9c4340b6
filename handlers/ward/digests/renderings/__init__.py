"""A digest as message, picture and workbook."""
