"""Choosing data: the panel, its preview, reading in the background."""
