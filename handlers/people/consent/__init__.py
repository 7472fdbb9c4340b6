"""Consent, asked again where the text of what is stored has changed: before anything else, once for all rooms."""
