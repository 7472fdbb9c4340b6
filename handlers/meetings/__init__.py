"""During the meeting: it is chaired and logged; its minutes, the book of all minutes, the visitor's word."""
