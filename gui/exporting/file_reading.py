"""What somebody else's file can become: a network of its own, or the weights of the present one."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine import (
    ImportedNetwork,
    ImportRefusedError,
    ImportReport,
    LayerloomError,
    Network,
    Proposal,
    ReportItem,
    WeightsFile,
    WeightsMapping,
    propose_mapping,
    read_weights,
    watched_reading,
)
from gui.background_task import Progress

Shapes = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, eq=False)
class FileReading:
    """A file that was read in every way that may be wanted of it.

    Parameters
    ----------
    file : WeightsFile
        What it holds.
    network : ImportedNetwork or LayerloomError
        The file as a network of its own, or why it is none.
    proposal : Proposal, optional
        Which array would go where in the present network; None where there is no such network.
    """

    file: WeightsFile
    network: ImportedNetwork | LayerloomError
    proposal: Proposal | None = None

    @property
    def shapes(self) -> Shapes:
        """Every array of the file."""
        return self.file.shapes

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
    with watched_reading(progress.advance):
        file = read_weights(path)
    progress.advance(1)
    proposal = None if present is None else propose_mapping(present, file.shapes)
    try:
        return FileReading(file, file.as_network(), proposal)
    except LayerloomError as error:
        return FileReading(file, error, proposal)


def fill_mapped(
    file: WeightsFile, present: Network, mapping: WeightsMapping, progress: Progress
) -> ImportedNetwork:
    """Return the present network with a file's arrays, as they were matched.

    Raises
    ------
    WeightsMismatchError
        If a parameter has no array of its shape.
    """
    return file.into(present, mapping)
