"""A case x body on its way: each view is a tab of its page or a form of it."""
