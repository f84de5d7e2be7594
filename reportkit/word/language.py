"""What a tag may say: a closed list of Jinja's grammar, checked and made safe on the syntax tree.

There is no way to reach an attribute, call an object or name a thing that was not handed over. A method call such as
`name.upper()` becomes a filter of ours; loops are counted; everything else that calls is refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from jinja2 import nodes

from reportkit.diagnostics import did_you_mean
from reportkit.word.filters import FILTERS, METHODS, TESTS
from reportkit.word.tags import Tag, Tags
from reportkit.word.values import ILLEGAL

_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign, nodes.With,
    nodes.Name, nodes.Const, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair, nodes.Keyword, nodes.Slice,
    nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.Concat,
    nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod,
    nodes.Neg, nodes.Pos,
)  # fmt: skip
_NAMES: Final = {
    nodes.Macro: "a macro", nodes.CallBlock: "a call block", nodes.FilterBlock: "a filter block",
    nodes.AssignBlock: "a “set” without “=”", nodes.Block: "a block", nodes.Extends: "another template",
    nodes.Include: "another template", nodes.Import: "another template", nodes.FromImport: "another template",
    nodes.Pow: "a power (**)", nodes.NSRef: "a namespace", nodes.Call: "a call",
    nodes.ScopedEvalContextModifier: "an autoescape block",
}  # fmt: skip


class Checker:
    """Walks the syntax tree of one part, reports what is not allowed and rewrites what has to be made safe."""

    def __init__(self, lines: Mapping[int, Tag], tags: Tags, filters: Collection[str]) -> None:
        self._lines, self._tags = lines, tags
        self._filters = {*FILTERS, *filters}

    def report(self, node: nodes.Node, message: str, hint: str = "") -> None:
        tag = self._lines.get(node.lineno)
        if tag is not None:
            self._tags.report("RK408", f"“{tag.written}” {message}", tag.place, hint=hint)

    def check(self, tree: nodes.Template) -> None:
        """Check the whole tree and rewrite it in place."""
        self._children(tree)

    def _children(self, node: nodes.Node) -> None:
        for name, value in list(node.iter_fields()):
            if isinstance(value, nodes.Node):
                setattr(node, name, self._safe(value))
            elif isinstance(value, list):
                setattr(node, name, [self._safe(each) if isinstance(each, nodes.Node) else each for each in value])

    def _safe(self, node: nodes.Node) -> nodes.Node:
        if isinstance(node, nodes.Call):
            node = self._method(node)
        if type(node) not in _ALLOWED:
            what = _NAMES.get(type(node), "something")
            self.report(node, f"uses {what}, which templates may not")
            return node
        if isinstance(node, nodes.Filter):
            self._known(node, self._filters, "filter")
        elif isinstance(node, nodes.Test):
            self._known(node, TESTS, "test")
        elif isinstance(node, nodes.Const) and isinstance(node.value, str):
            node.value = ILLEGAL.sub("", node.value)
        elif isinstance(node, nodes.Name | nodes.Getattr):
            self._name(node)
        elif isinstance(node, nodes.For) and node.recursive:
            self.report(node, "repeats itself inside itself, which templates may not")
        self._children(node)
        if isinstance(node, nodes.Concat):
            return nodes.Filter(nodes.List(node.nodes), "joined text", [], [], None, None, lineno=node.lineno)
        return node

    def _known(self, node: nodes.Filter | nodes.Test, known: Collection[str], noun: str) -> None:
        if node.name not in known:
            names = [name for name in known if " " not in name]
            self.report(node, f"uses the {noun} “{node.name}”, which does not exist", did_you_mean(node.name, names))
        if node.dyn_args or node.dyn_kwargs:
            self.report(node, f"hands the {noun} “{node.name}” a whole list of settings")

    def _name(self, node: nodes.Name | nodes.Getattr) -> None:
        name = node.name if isinstance(node, nodes.Name) else node.attr
        if name.startswith("_"):
            self.report(node, "uses a name that begins with an underscore")
        if isinstance(node, nodes.Name) and node.ctx != "load" and name == "loop":
            self.report(node, "gives the name “loop” another meaning")

    def _method(self, node: nodes.Call) -> nodes.Node:
        target = node.node
        if isinstance(target, nodes.Getattr) and not (node.kwargs or node.dyn_args or node.dyn_kwargs):
            if isinstance(target.node, nodes.Name) and target.node.name == "loop" and target.attr == "cycle":
                return nodes.Filter(target.node, "loop cycle", node.args, [], None, None, lineno=node.lineno)
            if target.attr in METHODS:
                name = f"text {target.attr}"
                return nodes.Filter(target.node, name, node.args, [], None, None, lineno=node.lineno)
        return node


def mentions(tree: nodes.Template) -> Iterator[tuple[str, str, int]]:
    """Yield every name that a part mentions: in full, as written, and the line it stands on."""
    yield from _in_body(tree.body, {})


_Scope = dict[str, str | None]


def _in_body(body: Sequence[nodes.Node], scope: _Scope) -> Iterator[tuple[str, str, int]]:
    for node in body:
        if isinstance(node, nodes.For):
            yield from _in_expression(node.iter, scope)
            inner = {**scope, "loop": None, **_targets(node.target, _source(node.iter, scope))}
            if node.test is not None:
                yield from _in_expression(node.test, inner)
            yield from _in_body(node.body, inner)
            yield from _in_body(node.else_, dict(scope))
        elif isinstance(node, nodes.If):
            yield from _in_expression(node.test, scope)
            for each in (node.body, list(node.elif_), node.else_):
                yield from _in_body(each, scope)
        elif isinstance(node, nodes.Assign):
            yield from _in_expression(node.node, scope)
            if isinstance(node.target, nodes.Name):
                scope[node.target.name] = _dotted(node.node, scope)
        elif isinstance(node, nodes.With):
            inner = dict(scope)
            for target, value in zip(node.targets, node.values, strict=True):
                yield from _in_expression(value, scope)
                inner[getattr(target, "name", "")] = _dotted(value, scope)
            yield from _in_body(node.body, inner)
        else:
            yield from _in_expression(node, scope)


def _in_expression(node: nodes.Node, scope: _Scope) -> Iterator[tuple[str, str, int]]:
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
        for each in (node.node.node, *node.args):
            yield from _in_expression(each, scope)
        return
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        full = _dotted(node, scope)
        if full is not None:
            yield full, _dotted(node, {}) or full, node.lineno
            if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
                yield from _in_expression(node.arg, scope)
            return
    for child in node.iter_child_nodes():
        yield from _in_expression(child, scope)


def _dotted(node: nodes.Node, scope: _Scope) -> str | None:
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name) if node.ctx == "load" else None
    if isinstance(node, nodes.Getattr):
        above = _dotted(node.node, scope)
        return f"{above}.{node.attr}" if above is not None else None
    if isinstance(node, nodes.Getitem):
        above = _dotted(node.node, scope)
        if above is None or isinstance(node.arg, nodes.Slice):
            return above
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        return f"{above}.{key}" if isinstance(key, str) else f"{above}[]"
    if isinstance(node, nodes.Filter) and node.node is not None and node.name in ("sort", "reverse", "list", "default"):
        return _dotted(node.node, scope)
    return None


def _source(iterated: nodes.Node, scope: _Scope) -> str | None:
    name = _dotted(iterated, scope)
    return f"{name}[]" if name is not None else None


def _targets(target: nodes.Node, source: str | None) -> _Scope:
    if isinstance(target, nodes.Name):
        return {target.name: source}
    return {each.name: None for each in target.find_all(nodes.Name)}


_ALONE: Final = {
    "if": "{body}|{{% endif %}}",
    "for": "{body}|{{% endfor %}}",
    "with": "{body}|{{% endwith %}}",
    "elif": "{{% if 1 %}}|{body}|{{% endif %}}",
    "else": "{{% if 1 %}}|{body}|{{% endif %}}",
    "set": "{body}",
}
_REFUSED: Final = {
    "macro": "a macro", "call": "a call block", "filter": "a filter block", "block": "a block", "extends": "another template",
    "include": "another template", "import": "another template", "from": "another template", "do": "a call",
    "autoescape": "an autoescape block", "trans": "a translation", "break": "a loop that stops early",
    "continue": "a loop that skips",
}  # fmt: skip
LONGEST: Final = 2_000
DEEPEST: Final = 100
BLOCKS: Final = 15
_EXPECTED: Final = re.compile(r"expected token '(.*)', got '(.*)'")
_PLAINLY: Final = {
    "end of print statement": "the end of the tag", "end of statement block": "the end of the tag",
    "end of template": "the end of the tag", "name": "a name",
}  # fmt: skip
_SHORTER: Final = "work it out in steps, with {% set %}"
_DONE: Final = ("colspan", "cellbg", "vm", "hm")


def check_tags(tags: Tags) -> None:
    """Report every tag that cannot be read on its own, so that one run finds them all."""
    _check_depth(tags)
    for tag, tree in list(_read_alone(tags, report=True)):
        if _depth(tree) > DEEPEST:
            tags.report("RK408", f"“{tag.written}” calculates too much in one tag", tag.place, _SHORTER)


def _check_depth(tags: Tags) -> None:
    """Report the first block that stands inside more blocks than can be run."""
    depth = 0
    for tag in tags.tags:
        if tag.keyword in ("if", "for", "with"):
            depth += 1
            if depth > BLOCKS:
                message = f"“{tag.written}” stands in more than {BLOCKS} other blocks"
                tags.report("RK408", message, tag.place, hint="print the inner part from a list of its own")
                return
        elif tag.keyword in ("endif", "endfor", "endwith"):
            depth -= 1


def _depth(tree: nodes.Node) -> int:
    """Return how many steps deep a tree is, without going down in steps of its own."""
    deepest, waiting = 0, [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]
    return deepest


def check_alone(tags: Tags, filters: Collection[str]) -> None:
    """Report what the tags of a part use that is not allowed, where the part as a whole cannot be read."""
    for tag, tree in list(_read_alone(tags, report=False)):
        if _depth(tree) <= DEEPEST:
            Checker({1: tag}, tags, filters).check(tree)


def _read_alone(tags: Tags, report: bool) -> Iterator[tuple[Tag, nodes.Template]]:
    from jinja2 import Environment
    from jinja2.exceptions import TemplateSyntaxError

    plain = Environment(autoescape=True)
    for tag in tags.tags:
        if tag.kind == "#" or tag.keyword in _DONE:
            continue
        source = f"{{{{ {tag.body} }}}}" if tag.kind == "{" else _alone(tag, tags if report else Tags())
        if not source:
            continue
        if len(tag.body) > LONGEST:
            if report:
                tags.report("RK408", f"“{tag.written}” is longer than {LONGEST} characters", tag.place, _SHORTER)
            continue
        try:
            yield tag, plain.parse(source)
        except RecursionError:
            if report:
                tags.report("RK408", f"“{tag.written}” holds too many brackets in brackets", tag.place, _SHORTER)
        except TemplateSyntaxError as error:
            if report:
                tags.report(
                    "RK401", f"“{tag.written}” cannot be read: {_reason(tag, error.message)}", tag.place, _advice(tag)
                )


def _alone(tag: Tag, tags: Tags) -> str:
    word = tag.keyword
    if word in _ALONE:
        return _ALONE[word].replace("|", "").format(body=f"{{% {tag.body} %}}")
    if word.startswith("end") and (word[3:] in ("if", "for", "with") or word[3:] in _REFUSED or word == "endset"):
        if tag.body != word and word[3:] in ("if", "for", "with"):
            tags.report("RK401", f"“{tag.written}” has something after “{word}”", tag.place)
        return ""
    if word in _REFUSED:
        tags.report("RK408", f"“{tag.written}” uses {_REFUSED[word]}, which templates may not", tag.place)
        return ""
    hint = did_you_mean(word, ["if", "for", "else", "elif", "endif", "endfor", "set", "with"]) if word else ""
    tags.report("RK401", f"“{tag.written}” begins with a word that is not known", tag.place, hint)
    return ""


def _reason(tag: Tag, message: str | None) -> str:
    if not tag.body:
        return "there is nothing in it"
    said = (message or "").rstrip(".")
    expected = _EXPECTED.fullmatch(said)
    if expected:
        wanted, met = (_PLAINLY.get(each, f"“{each}”") for each in expected.groups())
        return f"{met} stands where {wanted} should"
    return said.replace("'", "“", 1).replace("'", "”", 1) or "it is not finished"


def _advice(tag: Tag) -> str:
    first = re.match(r"\w*", tag.body)
    word = first[0] if first else ""
    if tag.kind == "{" and word in (*_ALONE, "endif", "endfor", "endwith"):
        return f"“{word}” is written with per cent signs: {{%{tag.prefix} {word} … %}}"
    if tag.kind == "{" and re.fullmatch(r"[\w.]+( [\w.]+)+", tag.body):
        return "a name has no spaces in it"
    if tag.keyword in ("if", "elif") and re.search(r"[^=!<>]=[^=]", tag.body):
        return "to compare, write two equals signs: =="
    return ""
