"""What in a text could tell who somebody is: marked for a person, who confirms or replaces it.

Nothing here decides. A text that no clue stands in may still betray somebody; a person reads it.
"""
