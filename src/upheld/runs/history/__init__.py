"""What earlier years printed, as published: offered by a reading, accepted by a person."""
