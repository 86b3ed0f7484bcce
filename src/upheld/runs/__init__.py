"""What a person or a timer starts. The only floor where the parts are wired together."""
