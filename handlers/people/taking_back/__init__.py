"""Taking back in words what one said last: a report, an answer to an invitation, an opinion, words to others."""
