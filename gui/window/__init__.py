"""The main window: its frame, actions, status line and the dialogs that belong to no panel."""
