"""What the apps with a Bot API have in common: the client, polling and webhook, the settings, the check."""
