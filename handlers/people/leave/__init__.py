"""Leave: when somebody is away and is left in peace."""
