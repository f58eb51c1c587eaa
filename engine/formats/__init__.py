"""Trained weights as files that other tools open, and files of others taken in."""

from engine.formats.weights_format import FormatOption, WeightsFormat
from engine.formats.weights_formats import WEIGHTS_FORMATS, export_weights, weights_format

__all__ = [
    "WEIGHTS_FORMATS",
    "FormatOption",
    "WeightsFormat",
    "export_weights",
    "weights_format",
]
