"""Public interest reports and further reports: their list, their pages, their days."""
