"""Letters of the 2020 form: our rendering, Typst by itself, and WeasyPrint on an HTML twin."""
