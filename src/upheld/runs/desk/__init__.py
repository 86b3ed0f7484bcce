"""The year's desk: what each year waits for, and its steps as processes of their own."""
