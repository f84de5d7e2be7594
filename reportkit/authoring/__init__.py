"""The workshop of template administrators.

In: a document folder. Out: a Word template drawn from its manifest, ready to be edited further in Word.
Never: an assessment, a child's words.
"""

from reportkit.authoring.scaffold import scaffold

__all__ = ["scaffold"]
