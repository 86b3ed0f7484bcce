"""Cases, decisions, recommendations, compliance and reports: the only home of personal data."""
