"""From the expressions of other programs to ours.

Each program has its own package that reads and computes its language. What they share stands here: questions
as the other program names them, trees of ours as they are put together, and the trial that holds a
translation beside what it came from.
"""
