"""What a Universal Dependencies tree says, in the terms that the stages ask for."""
