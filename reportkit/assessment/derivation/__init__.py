"""How each derived answer is worked out: one function an answer, from the assessment, a day and the settings.

In: an assessment, the day, what the service sets. Out: an answer, or none where an input is missing.
Never: a clock, a file, a guess, a score that another system must give (YOGRS).
"""
