"""Files of any kind to documents of lines, in a process that a hostile file cannot leave."""
