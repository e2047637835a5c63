"""What German, French and Spanish share: decimal commas, the day before the month, nouns that have a gender.

``language`` says what a language has to tell; the other modules are classes of written forms, a function from text to text
each. What is a language's own alone stands in its package.
"""
