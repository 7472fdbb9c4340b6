"""Taking the last report back: what it says, and by its button. In words: handlers/people/taking_back."""
