"""What Qt's palette cannot say: flat surfaces, lines of one pixel, distances on a grid of eight."""

from pathlib import Path
from string import Template

import resources
from gui.looks.colours import DARK, Palette

_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 8px; }

QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QDockWidget { titlebar-close-icon: url("$icons/dock-close.svg");
    titlebar-normal-icon: url("$icons/dock-float.svg"); }
QDockWidget > QAbstractItemView { border: 1px solid transparent; }
QDockWidget::title { background: $background; padding: 8px; border-bottom: 1px solid $border; }

QToolBar { background: $surface; border: none; border-bottom: 1px solid $border;
    padding: 4px 8px; spacing: 4px; }
QToolBar::separator { border-left: 1px solid $border; width: 4px; margin: 4px 0 4px 4px; }
QStatusBar { background: $surface; border-top: 1px solid $border; }
QStatusBar::item { border: none; }

QMenuBar { background: $surface; border-bottom: 1px solid $border; padding: 2px 4px; }
QMenuBar::item { padding: 3px 7px; border: 1px solid transparent; border-radius: 4px;
    background: transparent; }
QMenuBar::item:selected { background: $selection; border-color: $accent; color: $text; }
QMenu { background: $raised; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 5px 23px 5px 7px; border: 1px solid transparent; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selection; border-color: $accent; color: $text; }
QMenu::item:disabled { color: $neutral; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QToolButton, QPushButton { color: $text; border-radius: 4px; }
QToolButton { background: transparent; border: 1px solid transparent; padding: 4px; }
QToolButton[isChoice="true"] { background: $raised; border: 1px solid $neutral; padding: 3px 5px; }
QToolButton[popupMode="1"] { padding-right: 20px; }
QToolButton::menu-button { border: none; width: 16px; }
QToolButton::menu-arrow, QToolButton::menu-indicator { image: url("$icons/arrow-down.svg");
    width: 10px; height: 10px; }
QToolButton[popupMode="2"] { padding-right: 20px; }
QToolButton::menu-indicator { subcontrol-position: right center; right: 4px; }
QPushButton { background: $raised; border: 1px solid $neutral; padding: 5px 16px;
    min-height: 16px; }
QPushButton:default { background: $accent; border-color: $accent; color: $accent_text; }
QToolButton:hover, QPushButton:hover { border-color: $neutral; background: $background; }
QPushButton:default:hover { background: $accent; border-color: $text; }
QToolButton:pressed, QPushButton:pressed, QToolButton:checked, QPushButton:checked,
QToolButton[isChoice="true"]:checked {
    background: $selection; border-color: $accent; color: $text; }
QToolButton:disabled, QPushButton:disabled { color: $neutral; }
QPushButton:disabled { border-color: $border; }
QPushButton:default:disabled { background: $raised; border-color: $border; }
QToolButton:focus { border: 2px solid $focus; padding: 3px; }
QToolButton[isChoice="true"]:focus { border: 2px solid $focus; padding: 2px 4px; }
QToolButton[popupMode="1"]:focus, QToolButton[popupMode="2"]:focus { padding-right: 19px; }
QPushButton:focus { border: 2px solid $focus; padding: 4px 15px; }
QPushButton:default:focus { border-color: $text; text-decoration: underline; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolButton:checked:focus, QPushButton:checked:focus, QToolButton[isChoice="true"]:checked:focus {
    border-color: $text; }

QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
    background: $surface; color: $text; border: 1px solid $neutral; border-radius: 4px;
    selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: 3px 7px; min-height: 20px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid $focus;
    padding: 2px 6px; }
QAbstractSpinBox:focus { padding-right: 19px; }
QPlainTextEdit, QTextEdit { padding: 1px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 0; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: $background; color: $neutral; border-color: $border; }
QAbstractSpinBox { padding-right: 20px; }
QAbstractSpinBox { min-height: 18px; qproperty-alignment: 'AlignRight | AlignVCenter'; }
QAbstractSpinBox > QLineEdit { border: none; padding: 0 0 0 5px; min-height: 0;
    background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 18px;
    border: none; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $selection; }
QAbstractSpinBox::up-arrow { image: url("$icons/arrow-up.svg"); width: 8px; height: 8px; }
QAbstractSpinBox::down-arrow { image: url("$icons/arrow-down.svg"); width: 8px; height: 8px; }
QComboBox { combobox-popup: 0; qproperty-maxVisibleItems: 30; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url("$icons/arrow-down.svg"); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border; outline: none;
    selection-background-color: $selection; selection-color: $text; }

QAbstractItemView { background: $surface; alternate-background-color: $background;
    border: 1px solid $border; outline: none; gridline-color: $border;
    selection-background-color: $selection; selection-color: $text; }
QAbstractItemView:focus { border-color: $focus; }
QListView::item, QTreeView::item { padding: 3px 4px; border: 1px solid transparent;
    border-left: none; border-right: none; }
QAbstractItemView::item:selected { background: $selection; color: $text;
    border-top: 1px solid $accent; border-bottom: 1px solid $accent; }
#summaryTable::item, #runsTable::item, #namesTable::item, #sampleTable::item,
#tablePreview::item, #predictionTable::item { padding: 0 8px; }
QHeaderView { background: $background; border: none; }
QHeaderView::section { background: $background; color: $muted_text; border: none;
    border-bottom: 1px solid $border; border-right: 1px solid $border; padding: 4px 8px; }
QTableCornerButton::section { background: $background; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { background: transparent; qproperty-drawBase: 0; qproperty-elideMode: ElideNone; }
QTabBar::tab { background: transparent; color: $muted_text; padding: 8px 12px;
    border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:selected:focus { border: 1px solid $focus; border-bottom: 2px solid $focus;
    padding: 7px 11px 8px 11px; }

QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    background: $surface; border: 1px solid $neutral; width: 14px; height: 14px; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 4px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/tick-$brightness.svg"); }
QCheckBox::indicator:indeterminate { background: $accent; border: 5px solid $surface;
    width: 6px; height: 6px; }
QRadioButton::indicator { border-radius: 8px; }
QRadioButton::indicator:checked { border: 5px solid $accent; border-radius: 8px;
    width: 6px; height: 6px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $focus;
    width: 12px; height: 12px; }
QCheckBox::indicator:checked:focus { border: 2px solid $text; }
QRadioButton::indicator:checked:focus { border: 5px solid $text; width: 6px; height: 6px; }
QCheckBox:disabled, QRadioButton:disabled { color: $neutral; }

QGroupBox { border: 1px solid $border; border-radius: 4px; margin-top: 20px; padding: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 0; color: $muted_text; }
QScrollArea { border: 1px solid transparent; background: transparent; }
QFrame[card="true"] { background: $surface; border: 1px solid $border; border-radius: 4px; }
QGraphicsView { border: 1px solid transparent; }
QGraphicsView:focus, QScrollArea:focus, QDockWidget > QAbstractItemView:focus {
    border: 1px solid $focus; }
#errorStrip { background: $raised; border: none; border-top: 1px solid $error; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $neutral; border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover { background: $muted_text; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSlider::groove:horizontal { height: 2px; background: $neutral; border-radius: 1px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 1px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -6px 0; border-radius: 7px;
    background: $surface; border: 1px solid $accent; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: $accent; }
QSlider::sub-page:horizontal:disabled { background: $neutral; }
QSlider::handle:horizontal:disabled { border-color: $neutral; }

QProgressBar { background: $border; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def style_sheet(palette: Palette) -> str:
    """Return the application's style sheet in the colours of ``palette``."""
    colours = {name: value for name, value in vars(palette).items() if isinstance(value, str)}
    icons = (Path(resources.__file__).parent / "icons").as_posix()
    return _SHEET.substitute(
        colours, icons=icons, brightness="dark" if palette is DARK else "light"
    )
