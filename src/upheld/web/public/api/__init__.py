"""The API: the same public facts as the pages, for programs. One module for each resource."""
