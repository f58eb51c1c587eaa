"""Which block an arrow key leads to."""

from gui.document.block_layout import Layout


def neighbour(layout: Layout, layer_id: int | None, dx: int, dy: int) -> int | None:
    """Return the nearest block in a direction, or None where there is none.

    Without a block to start from it is the leftmost one. Going sideways counts double, so that
    an arrow leads along a row before it leads into another.
    """
    if layer_id is None or layer_id not in layout:
        return min(layout, key=lambda other: layout[other], default=None)
    x, y = layout[layer_id]
    distances: dict[int, float] = {}
    for other, (other_x, other_y) in layout.items():
        ahead = (other_x - x) * dx + (other_y - y) * dy
        aside = abs((other_x - x) * dy) + abs((other_y - y) * dx)
        if ahead > 0:
            distances[other] = ahead + 2 * aside
    return min(distances, key=lambda other: distances[other], default=None)
