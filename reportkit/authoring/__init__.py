"""The workshop of template administrators.

In: a document folder. Out: a Word template drawn from its manifest, what is wrong with the folder, how its examples come out.
Never: a report for a reader, a child's words in a message.
"""

from reportkit.authoring.coverage import Coverage, coverage
from reportkit.authoring.examples import ExampleResult, run_examples
from reportkit.authoring.lint import lint
from reportkit.authoring.scaffold import scaffold

__all__ = ["Coverage", "ExampleResult", "coverage", "lint", "run_examples", "scaffold"]
