"""The council process: forms of the public. It adds, and reads next to nothing."""
