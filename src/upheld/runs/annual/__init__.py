"""The annual run: freeze, count, check, write, approve, issue, correct, verify."""
