"""Who the bodies are: names, types, dates, successors, residents, contacts."""
