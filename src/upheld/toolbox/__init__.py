"""Tools that know nothing of ombudsmen: clock, files, engines, typesetting, mail."""
