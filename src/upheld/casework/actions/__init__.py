"""The only places where casework changes: keyword-only, `by=`, one transaction each."""
