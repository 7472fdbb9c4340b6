"""Who: how people come in and where they find everything, their leave, their data, the units that they belong to."""
