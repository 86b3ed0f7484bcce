"""Finding a council by its name, however it is spelled, or by a postcode."""
