"""How long a decision takes from its hour to the public site."""
