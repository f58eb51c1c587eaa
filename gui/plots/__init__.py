"""Plots: loss, accuracy, activation curves; the one place that knows pyqtgraph."""
