"""Who hears whom: each module joins one feature to the document and the window."""
