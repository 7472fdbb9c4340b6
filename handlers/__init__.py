"""What people do with chibo: five wings along a theme's life, over a kit that all of them share."""
