"""From a folder of lists into casework, all or nothing."""
