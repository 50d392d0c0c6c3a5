"""Read news reports of war and keep what is said to have happened, and according to whom."""
