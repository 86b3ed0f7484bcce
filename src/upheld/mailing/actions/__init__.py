"""The only places where mails are laid down and stopped."""
