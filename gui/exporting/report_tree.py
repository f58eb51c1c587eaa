"""An import's report as a tree: refused, approximated, understood."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from engine import ImportReport, ReportItem
from gui.exporting.report_texts import report_text
from gui.looks.resource_files import icon
from gui.words.translation import tr

_SIGNS: Final = {"refused": "error", "approximated": "warning", "understood": "success"}
_ICONS: Final = {"refused": "error", "approximated": "warning", "understood": "check"}
_MOST_OPEN: Final = 12
"""Understood facts that are shown without being asked for, where there is anything else."""


class ReportTree(QTreeWidget):
    """Shows what was made of a file; what the user should know of stands first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importReport")
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self._report = ImportReport()
        self.retranslate()

    def set_report(self, report: ImportReport) -> None:
        """Show another report."""
        self._report = report
        self.clear()
        for name, items in self._sections(report):
            if items:
                self._add(name, items)

    def _sections(self, report: ImportReport) -> list[tuple[str, Sequence[ReportItem]]]:
        return [
            ("refused", report.refused),
            ("approximated", report.approximated),
            ("understood", report.understood),
        ]

    def _add(self, name: str, items: Sequence[ReportItem]) -> None:
        section = QTreeWidgetItem([_title(name, len(items))])
        section.setIcon(0, icon(_ICONS[name], _SIGNS[name]))
        section.setFlags(Qt.ItemFlag.ItemIsEnabled)
        bold = self.font()
        bold.setBold(True)
        section.setFont(0, bold)
        for item in items:
            line = QTreeWidgetItem([report_text(item)])
            line.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren)
            line.setToolTip(0, report_text(item))
            section.addChild(line)
        self.addTopLevelItem(section)
        others = self.topLevelItemCount() > 1
        section.setExpanded(name != "understood" or not others or len(items) <= _MOST_OPEN)

    @property
    def sentences(self) -> list[str]:
        """Every sentence that is said, the sections' titles included."""
        found: list[str] = []
        for row in range(self.topLevelItemCount()):
            section = self.topLevelItem(row)
            if section is not None:
                lines = (section.child(k) for k in range(section.childCount()))
                found.extend(line.text(0) for line in (section, *lines) if line is not None)
        return found

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(tr("Report"))
        self.set_report(self._report)


def _title(name: str, count: int) -> str:
    if name == "refused":
        return tr("Refused: {n}", n=count)
    if name == "approximated":
        return tr("Approximated: {n}", n=count)
    return tr("Understood: {n}", n=count)
