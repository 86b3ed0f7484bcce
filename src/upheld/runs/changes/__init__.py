"""The feed of changes: what was added, altered and withdrawn in public, one numbered line each."""
