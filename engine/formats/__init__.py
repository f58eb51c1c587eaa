"""Trained weights as files that other tools open, and files of others taken in."""

from engine.formats.import_errors import (
    ImportRefusedError,
    StructureUnknownError,
    UnknownImportError,
    WeightsMismatchError,
)
from engine.formats.import_report import REPORT_SENTENCES, ImportReport, ReportItem
from engine.formats.importing import (
    IMPORT_SUFFIXES,
    ImportedNetwork,
    WeightsFile,
    import_weights,
    read_weights,
)
from engine.formats.isolated_reading import watched_reading
from engine.formats.weights_format import FormatOption, WeightsFormat
from engine.formats.weights_formats import WEIGHTS_FORMATS, export_weights, weights_format
from engine.formats.weights_mapping import ArrayChoice, Proposal, propose_mapping

__all__ = [
    "IMPORT_SUFFIXES",
    "REPORT_SENTENCES",
    "WEIGHTS_FORMATS",
    "ArrayChoice",
    "FormatOption",
    "ImportRefusedError",
    "ImportReport",
    "ImportedNetwork",
    "Proposal",
    "ReportItem",
    "StructureUnknownError",
    "UnknownImportError",
    "WeightsFile",
    "WeightsFormat",
    "WeightsMismatchError",
    "export_weights",
    "import_weights",
    "propose_mapping",
    "read_weights",
    "watched_reading",
    "weights_format",
]
