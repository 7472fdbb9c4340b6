"""The numbers of Party guidance and the ward's own habits, as settings: a module for each subject."""
