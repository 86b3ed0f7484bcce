"""Figures and public facts to HTML, charts, maps and feeds. Jinja2 only; no Django."""
