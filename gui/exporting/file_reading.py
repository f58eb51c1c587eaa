"""What somebody else's file can become: a network of its own, or the weights of the present one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine import (
    ImportedNetwork,
    ImportRefusedError,
    ImportReport,
    LayerloomError,
    Network,
    Proposal,
    ReportItem,
    WeightsMapping,
    arrays_in,
    import_weights,
    propose_mapping,
)
from gui.exporting.background_task import Progress

Shapes = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, eq=False)
class FileReading:
    """A file that was read in every way that may be wanted of it.

    Parameters
    ----------
    network : ImportedNetwork or LayerloomError
        The file as a network of its own, or why it is none.
    shapes : mapping of str to tuple of int
        Every array of the file.
    proposal : Proposal, optional
        Which array would go where in the present network; None where there is no such network.
    """

    network: ImportedNetwork | LayerloomError
    shapes: Shapes = field(default_factory=dict)
    proposal: Proposal | None = None

    @property
    def fits(self) -> bool:
        """Whether every parameter of the present network finds an array."""
        return self.proposal is not None and not self.proposal.missing

    @property
    def report(self) -> ImportReport:
        """What the user should know: of the network, else of its weights, else the refusal."""
        if isinstance(self.network, ImportedNetwork):
            return self.network.report
        if isinstance(self.network, ImportRefusedError):
            report: ImportReport = self.network.report
            return report
        return ImportReport() if self.proposal is None or not self.fits else self._matched()

    def _matched(self) -> ImportReport:
        assert self.proposal is not None
        mapping = self.proposal.mapping
        taken = {choice.array for choice in mapping.values()}
        kind = "matched_by_name" if self.proposal.by_name else "matched_by_shape"
        matched = (ReportItem(kind, {"count": len(mapping)}),)
        left_out = tuple(
            ReportItem("array_left_out", {"received": name})
            for name in self.shapes
            if name not in taken
        )
        if self.proposal.by_name:
            return ImportReport(understood=matched, approximated=left_out)
        return ImportReport(approximated=(*matched, *left_out))


def read_file(path: Path, present: Network | None, progress: Progress) -> FileReading:
    """Read a file on whatever thread this is.

    Raises
    ------
    LayerloomError, OSError
        If the file itself cannot be read.
    """
    shapes = arrays_in(path)
    progress.advance(1)
    proposal = None if present is None else propose_mapping(present, shapes)
    try:
        network = import_weights(path)
    except LayerloomError as error:
        return FileReading(error, shapes, proposal)
    return FileReading(network, shapes, proposal)


def read_mapped(
    path: Path, present: Network, mapping: WeightsMapping, progress: Progress
) -> ImportedNetwork:
    """Read a file's arrays into the parameters of the present network.

    Raises
    ------
    LayerloomError, OSError
        If that is not possible.
    """
    return import_weights(path, present, mapping)
