"""A vertical axis that counts: 0, 1, 2 and nothing between."""

from gui.plots.log_axis import LogAxis


class CountAxis(LogAxis):
    """Leaves out the ticks at fractions, which nothing is counted in."""

    def __init__(self) -> None:
        super().__init__("left")

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return the ticks at whole numbers."""
        levels = super().tickValues(low, high, size)
        return [(max(gap, 1.0), [p for p in places if p == round(p)]) for gap, places in levels]
