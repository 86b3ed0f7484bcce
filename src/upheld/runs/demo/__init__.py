"""The demonstration: its case lists, and the whole annual run over them."""
