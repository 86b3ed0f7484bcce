"""Pure counting and comparing: measure records, figures, intervals, verdicts. Opens no file."""
