"""The public site: what its pages weigh, how fast they come and stand, and how long it is built."""
