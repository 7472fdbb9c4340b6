"""Texts that help to chair well: questions, situations, thanks and short lessons, as Markdown files in `library/`."""
