"""The board of a cell's tasks for whoever leads it: late ones first, a private reminder by one tap."""
