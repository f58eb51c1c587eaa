"""The drawing as a widget: shows the numbers it is given, and which part of them is wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from engine import NetworkSpec
from gui.diagram.composition import Composition
from gui.diagram.diagram_texts import description, target_text
from gui.diagram.drawn_links import Numbers
from gui.diagram.layout_parts import Layout
from gui.diagram.link_names import LinkNaming
from gui.diagram.painting import NOTE, render
from gui.diagram.picture import Camera, Highlight, Picture
from gui.diagram.pointer_card import paint_pointer_card
from gui.diagram.pointing import Target
from gui.diagram.shown_numbers import LayerNumbers
from gui.diagram.wide_image import WideImage
from gui.document.selection import Selection
from gui.looks.fonts import text_scale
from gui.looks.theme import current_theme
from gui.words.translation import tr

_NEAREST, _FARTHEST = 24.0, 0.4
_SETTLED_AFTER: Final = 150
"""Milliseconds after the last notch of the wheel until everything is drawn smoothly."""


class DiagramDrawing(QWidget):
    """Draws every neuron and weight of a network and holds none of them.

    Parameters
    ----------
    selection : Selection
        What is drawn as selected.
    """

    maps_wanted = Signal()
    """The maps in the neurons were switched on or off, or the diagram was shown."""

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._selection = selection
        self._composition = Composition()
        self._camera: Camera | None = None
        self._image: QImage | None = None
        self._wide_image = WideImage()
        self._is_due = False
        self._pointed: Target | None = None
        self._pointer = QPointF()
        self._panning_from: QPointF | None = None
        self._is_panned = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_AFTER)
        self._settling.timeout.connect(self._repaint)
        self._make_actions()
        self.retranslate()
        selection.changed.connect(self._on_selection_changed)
        current_theme().changed.connect(self._on_theme_changed)

    def _make_actions(self) -> None:
        self.fit_action = QAction(self)
        self.fit_action.setObjectName("fitDiagramAction")
        self.fit_action.triggered.connect(self.fit)
        self.bias_as_number_action = QAction(self)
        self.bias_as_number_action.setObjectName("biasAsNumberAction")
        self.bias_as_number_action.setCheckable(True)
        self.bias_as_number_action.toggled.connect(self.set_bias_as_number)
        self.maps_action = QAction(self)
        self.maps_action.setObjectName("responseMapsAction")
        self.maps_action.setCheckable(True)
        self.maps_action.setChecked(True)
        self.maps_action.setEnabled(False)
        self.maps_action.toggled.connect(self._on_maps_toggled)
        self.addActions([self.fit_action, self.bias_as_number_action, self.maps_action])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    # What is shown.

    def set_spec(self, spec: NetworkSpec) -> None:
        """Show another network; numbers that no longer fit it are not drawn.

        The part chosen to be seen stays as long as layers, widths and links do.
        """
        before = self._composition.spec
        if (before.links, before.units) != (spec.links, spec.units):
            self._camera = None
        self._pointed = None
        self._composition.spec = spec
        self._show_anew()

    def set_parameters(self, parameters: Mapping[int, Numbers]) -> None:
        """Show these weights and biases; their arrays are read at the next paint."""
        self._composition.give(parameters=parameters)
        self._show_anew()

    def set_values(
        self,
        values: Mapping[int, LayerNumbers],
        sample: int = 0,
        inputs: NDArray[Any] | None = None,
    ) -> None:
        """Show what the layers computed for one row of a batch.

        Parameters
        ----------
        values : mapping of int to LayerNumbers
            z and a of every layer, (N, O).
        sample : int
            The row.
        inputs : array, optional
            (N, I), or (I,) for that row alone.
        """
        self._composition.give(values=values, sample=sample, inputs=inputs)
        self._show_anew()

    def set_gradients(
        self,
        gradients: Mapping[int, Numbers],
        deltas: Mapping[int, NDArray[Any]] | None = None,
    ) -> None:
        """Take the gradients that the lit layer shows during backpropagation.

        Parameters
        ----------
        gradients : mapping of int to mapping of str to array
            ``weights`` (I, O) and ``bias`` (O,).
        deltas : mapping of int to array, optional
            Gradient by z, (N, O) or (O,), shown in the circles.
        """
        self._composition.give(gradients=gradients, deltas=deltas or {})
        self._show_anew()

    def set_highlight(self, highlight: Highlight | None) -> None:
        """Light what a step is at and dim the rest; None lights everything."""
        self._composition.highlight = highlight
        self._show_anew()

    def set_maps(self, maps: Mapping[int, NDArray[np.uint8]]) -> None:
        """Fill the neurons with what they answer over the plane of two inputs.

        Parameters
        ----------
        maps : mapping of int to array (O, edge, edge)
            Levels of a heat map, by layer id; empty where the inputs are no plane.
        """
        if bool(maps) != bool(self._composition.maps):
            self._camera = None
        self._composition.maps = maps
        self.maps_action.setEnabled(bool(maps))
        self._show_anew()

    @property
    def wants_maps(self) -> bool:
        """Whether maps would be seen: wanted, visible, and no step is being looked at."""
        composition = self._composition
        return composition.shows_maps and composition.highlight is None and self.isVisible()

    @Slot(bool)
    def _on_maps_toggled(self, are_shown: bool) -> None:
        self._composition.shows_maps = are_shown
        self._camera = None
        self._show_anew()
        self.maps_wanted.emit()

    def set_output_names(self, names: Sequence[str]) -> None:
        """Write these names beside the outputs, if there is one for each."""
        self._composition.output_names = tuple(names)
        self._show_anew()

    def set_link_naming(self, naming: LinkNaming) -> None:
        """Write the indices of weights otherwise."""
        if naming != self._composition.naming:
            self._composition.naming = naming
            self._show_anew()

    @Slot(bool)
    def set_bias_as_number(self, as_number: bool) -> None:
        """Write biases in the neurons, or draw them as links from a "1"."""
        self.bias_as_number_action.setChecked(as_number)
        self._composition.bias_as_number = as_number
        self._camera = None
        self._show_anew()

    @Slot()
    def fit(self) -> None:
        """Show the whole network, and keep showing it whole when the window's size changes."""
        self._camera = None
        self._show_anew()

    @property
    def camera(self) -> Camera:
        """Which part of the layout is seen."""
        return self.picture().camera

    @property
    def layout_shown(self) -> Layout:
        """Where everything stands."""
        return self.picture().layout

    @property
    def pointed(self) -> Target | None:
        """What the pointer is on."""
        return self._pointed

    @property
    def pointed_text(self) -> str:
        """What the card at the pointer says."""
        target, composition = self._pointed, self._composition
        if target is None:
            return ""
        value = composition.value_of(target)
        z = composition.pre_activation_of(target)
        gradients = composition.gradient_layer
        return target_text(composition.spec, target, value, z, gradients)

    def picture(self) -> Picture:
        """Return what the next paint shows: plain data for `render`."""
        size = (max(self.width(), 1), max(self.height(), 1))
        self._composition.text = text_scale()
        if self._camera is None:
            self._composition.size = (size[0], size[1] - NOTE)
        return self._composition.picture(
            self._camera, size, self.devicePixelRatioF(), tuple(self.font().families())
        )

    def zoom(self, factor: float, at: QPointF) -> None:
        """Enlarge by a factor; what is under `at` stays there."""
        camera = self.camera
        factor = min(max(factor, _FARTHEST / camera.scale), _NEAREST / camera.scale)
        self._camera = camera.zoomed(factor, at.x(), at.y())
        self._wide_image.forget()
        self._settling.start()
        self._repaint()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.fit_action.setText(tr("Fit diagram"))
        self.bias_as_number_action.setText(tr("Bias as a number in the neuron"))
        self.maps_action.setText(tr("Response maps in the neurons"))
        self.setAccessibleName(tr("Neurons and weights"))
        self._show_anew()

    # Painting.

    def _show_anew(self) -> None:
        self._composition.forget()
        self._wide_image.forget()
        self._image = None
        if not self._is_due:
            self._is_due = True
            QTimer.singleShot(0, self, self._compose)

    @Slot()
    def _compose(self) -> None:
        """Gather what is to be painted: both in one go would keep whoever waits too long."""
        self._is_due = False
        if self.isVisible():
            self.picture()
        self.update()

    @Slot()
    def _repaint(self) -> None:
        self._image = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, anew only if something changed, and the card at the pointer."""
        picture = self.picture()
        painter = QPainter(self)
        try:
            self._paint_network(painter, picture)
            if self._pointed is not None and self._panning_from is None:
                paint_pointer_card(
                    painter, picture, self._pointed, self._pointer, self.pointed_text
                )
            if self.hasFocus():
                self._paint_focus(painter)
        finally:
            painter.end()

    def _paint_network(self, painter: QPainter, picture: Picture) -> None:
        if self._is_panned:
            self._wide_image.paint(painter, picture)
            return
        image = self._image
        if image is None or image.devicePixelRatio() != picture.ratio:
            self._image = image = render(replace(picture, is_moving=self._settling.isActive()))
            self._describe(picture)
        painter.drawImage(QPoint(0, 0), image)

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(current_theme().palette.focus))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _describe(self, picture: Picture) -> None:
        text = description(self._composition.spec, picture.layout, picture.words.note)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the maps worked out that nobody saw."""
        super().showEvent(event)
        self.maps_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size, unless a part was chosen to be seen."""
        self._show_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._show_anew()
        super().changeEvent(event)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._show_anew()

    @Slot()
    def _on_selection_changed(self) -> None:
        part = self._selection.weight or self._selection.neuron
        self._composition.selected = part
        self._composition.selected_layers = self._selection.layers
        self._show_anew()

    def sizeHint(self) -> QSize:
        """Return room for a small network with labels."""
        return QSize(720, 320)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which something can be seen."""
        return QSize(240, 104)
