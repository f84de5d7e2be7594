"""What must hold in one assessment: completeness for its stage, dates, references, governance, and answers that fit.

In: a derived assessment, the day, what the service sets. Out: findings. Never: an answer, a value of a person in a message.
"""
