"""The files Layerloom brings along: fonts, icons, translations, examples, data sets, help."""
