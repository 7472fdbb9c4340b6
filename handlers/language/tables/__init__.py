"""Tables that people fill in and send back, as a workbook or CSV: read into rows, nothing in them trusted."""
