"""What link officers are asked, by a link that each body has for itself."""
