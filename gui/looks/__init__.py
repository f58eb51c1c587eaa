"""How everything looks: colours, theme, style sheet, fonts, icons."""
