"""Building: palette, canvas and inspector."""
