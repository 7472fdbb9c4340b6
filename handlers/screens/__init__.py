"""What people are shown: screens, the menu, notices and when they may come, the words that all share."""
