"""The one editor that may lie over a block: where it lies, and when it goes."""

from PySide6.QtCore import QObject, QRect, QRectF, Signal, Slot

from gui.canvas.block_editors import NameEditor, UnitsEditor
from gui.canvas.scene import CanvasScene
from gui.canvas.zoom_view import ZoomView


class LaidEditors(QObject):
    """Opens an editor over a block's number or name, and keeps it there while the view moves."""

    refused = Signal(str)
    """A name could not be taken; with the sentence that says why."""

    def __init__(self, view: ZoomView, scene: CanvasScene) -> None:
        super().__init__(view)
        self._view = view
        self._scene = scene
        self._editor: UnitsEditor | NameEditor | None = None

    @property
    def current(self) -> UnitsEditor | NameEditor | None:
        """The editor that is open."""
        return self._editor

    def edit_units(self, layer_id: int) -> None:
        """Lay a spin box over the number of units of a block that has its own."""
        if self._scene.layer_items[layer_id].face.units_editable:
            self._open(UnitsEditor(self._scene.document, layer_id, self._view.viewport()))

    def edit_name(self, layer_id: int) -> None:
        """Lay a line edit over the name of a block."""
        editor = NameEditor(self._scene.document, layer_id, self._view.viewport())
        editor.refused.connect(self.refused)
        self._open(editor)

    @Slot()
    def close(self) -> None:
        """Take the editor away; what was typed in it counts."""
        editor, self._editor = self._editor, None
        if editor is not None:
            had_focus = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            self._scene.document.finish_entry()
            if had_focus:
                self._view.setFocus()

    @Slot()
    def place(self) -> None:
        """Put the editor where its block is now; without the block it goes."""
        if self._editor is None:
            return
        item = self._scene.layer_items.get(self._editor.layer_id)
        if item is None:
            self.close()
        elif isinstance(self._editor, UnitsEditor):
            self._editor.lay_over(self._on_viewport(item.units_rect))
        else:
            self._editor.lay_over(self._on_viewport(item.name_rect))

    def _open(self, editor: UnitsEditor | NameEditor) -> None:
        self.close()
        self._scene.selection.select_layer(editor.layer_id)
        self._editor = editor
        editor.closed.connect(self.close)
        self.place()
        editor.show()
        editor.setFocus()

    def _on_viewport(self, rect: QRectF) -> QRect:
        return self._view.mapFromScene(rect).boundingRect()
