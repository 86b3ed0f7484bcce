"""What the ombudsman does beside casework: training and seminars."""
