"""Regular meetings and sessions of the cell committee: opened here, run and logged as thematic ones are."""
