"""Published letters and tables read: the register, the readers and the checks wired together."""
