"""The one Jinja environment that every part of every template is compiled and run in.

It is immutable and has no globals. A dotted name is a key of a group and nothing else: no attribute of a Python object can
be read, and no object can be called. Filters and operators keep what they make within bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NoReturn

from jinja2 import Undefined, nodes
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportkit.word.blocks import COMMENT, EXPRESSION, STATEMENT
from reportkit.word.filters import FILTERS, TESTS, DoesNotFit, bounded, within
from reportkit.word.values import Gap, Prose

if TYPE_CHECKING:
    from jinja2.compiler import Frame
    from jinja2.environment import Template

    from reportkit.word.printer import Printer

_LOOP: Final = frozenset(
    "index index0 first last length revindex revindex0 previtem nextitem depth depth0".split()  # noqa: SIM905
)


class Missing(Undefined):
    """A name that was not handed over: it can be asked about, and any other use of it is written down."""

    __slots__ = ()

    def _used(self) -> None:
        from reportkit.word.printer import active

        active().missing(self)

    @property
    def name(self) -> str:
        """The last step of the name."""
        return str(self._undefined_name)

    @property
    def known(self) -> list[str] | None:
        """The names that exist beside it, or `None` where it is a first name."""
        group = self._undefined_obj
        return [str(key) for key in group] if isinstance(group, Mapping) else None

    def __str__(self) -> str:
        self._used()
        return ""

    def __bool__(self) -> bool:
        self._used()
        return False

    def __len__(self) -> int:
        self._used()
        return 0

    def __iter__(self) -> Any:
        self._used()
        return iter(())

    def __eq__(self, other: object) -> bool:
        self._used()
        return False

    def __ne__(self, other: object) -> bool:
        self._used()
        return True

    def __hash__(self) -> int:
        return id(type(self))

    def _same(self, *_: object) -> Missing:
        self._used()
        return self

    def _false(self, *_: object) -> bool:
        self._used()
        return False

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __mod__ = __rmod__ = _same  # type: ignore[assignment]
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __neg__ = __pos__ = _same  # type: ignore[assignment]
    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _false  # type: ignore[assignment]
    __getitem__ = _same  # type: ignore[assignment]


class Page(Context):
    """The names that one part is printed with, the printer that prints it, and what its tags are handed to."""

    printer: Printer
    show: Callable[[int, object], str]


class Generator(CodeGenerator):
    """Writes code that hands every printed value, with the line of its tag, to the printer."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:  # noqa: ARG002
        if isinstance(node, nodes.TemplateData):
            return node.data
        raise nodes.Impossible

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write(f"context.show({node.lineno}, ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write(")")


class Closed(ImmutableSandboxedEnvironment):
    """An environment in which only keys and positions can be looked up."""

    code_generator_class = Generator
    context_class = Page
    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return self._look_up(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if type(obj) is dict and not isinstance(argument, Undefined):
            return obj[argument] if argument in obj else self.undefined(obj=obj, name=str(argument))
        return self._look_up(obj, argument)

    def _look_up(self, obj: object, key: object) -> object:
        if isinstance(obj, Undefined | Gap):
            return obj
        if isinstance(obj, LoopContext):
            if key in _LOOP:
                return getattr(obj, str(key))
            raise SecurityError(f"a loop has no “{key}”")
        if isinstance(obj, list | tuple | str) and isinstance(key, int):
            inside = -len(obj) <= key < len(obj)
            return obj[key] if inside else self.undefined(obj=(), name=str(key))
        return self.undefined(obj=(), name=str(key))

    def call(self, *_: Any, **__: Any) -> NoReturn:
        raise SecurityError("a call")

    def is_safe_attribute(self, *_: Any) -> bool:
        return False

    def is_safe_callable(self, *_: Any) -> bool:
        return False

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        for side in (left, right):
            if isinstance(side, Undefined | Gap):
                return side if isinstance(side, Gap) else side._same()
        if operator == "+" and isinstance(left, str | Prose) and isinstance(right, str | Prose):
            return bounded(str(left) + str(right))
        if operator == "+" and isinstance(left, list) and isinstance(right, list):
            return bounded(left + right)
        if not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise DoesNotFit("calculates with something that is not a number")
        return within(super().call_binop(context, operator, left, right))


@cache
def environment() -> Closed:
    """Return the process's only environment."""
    made = Closed(
        block_start_string=STATEMENT[0],
        block_end_string=STATEMENT[1],
        variable_start_string=EXPRESSION[0],
        variable_end_string=EXPRESSION[1],
        comment_start_string=COMMENT[0],
        comment_end_string=COMMENT[1],
        keep_trailing_newline=True,
        optimized=False,
        undefined=Missing,
        autoescape=True,
        cache_size=0,
    )
    made.globals.clear()
    made.filters.clear()
    made.filters.update(FILTERS)
    made.tests.clear()
    made.tests.update(TESTS)
    return made


def template_of(tree: nodes.Template, part: str) -> Template:
    """Compile a checked syntax tree."""
    made = environment()
    return made.template_class.from_code(made, made.compile(tree, part, f"<{part}>"), {}, None)
