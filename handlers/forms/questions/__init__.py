"""The usual kinds of questions, each written once with its manners: what is typed, tapped or sent, what is wrong with
it and how that is said. A form's table declares them; only what is odd is a function of its own.
"""
