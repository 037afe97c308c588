"""Functions stay short enough to read at once, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import function_lengths
from tools.function_lengths import MEDIAN_AIM, NINETIETH_AIM, Function, percentile

SCRIPT = """
function declared(a) {
  return a
    .map((x) => {
      return x;
    });
}
export const arrow = (a) => {
  return a;
};
class A {
  constructor() {
  }
  get size() { return 1; }
  async go() {
    await 1;
  }
}
export const table = {
  method() {
    return 1;
  },
  notOne: 5,
};
const notOneEither = [1].map((x) => x);
"""

PYTHON = '''
@decorated
def documented(a):
    """One.

    Two.
    """
    return a


class A:
    async def method(self):
        def nested():
            return 1

        return nested
'''


def by_line(functions: list[Function]) -> dict[int, int]:
    return {function.line: function.lines for function in functions}


def longest(functions: list[Function]) -> str:
    return "\n".join(f"{one.lines} {one.path}:{one.line}" for one in sorted(functions, reverse=True)[:8])


def test_named_functions_of_python_are_counted_without_their_documentation() -> None:
    assert by_line(function_lengths.functions_in_python(PYTHON, "a.py")) == {3: 2, 12: 5, 13: 2}


def test_named_functions_of_javascript_are_counted(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text(SCRIPT, encoding="utf-8")
    found = function_lengths.script_functions(root, str(tmp_path))
    assert by_line(found) == {2: 6, 8: 3, 12: 2, 14: 1, 15: 3, 20: 3}
    assert {function.path for function in found} == {"a.js"}


def test_a_script_that_cannot_be_read_is_an_error_not_a_zero(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("function (", encoding="utf-8")
    with pytest.raises(RuntimeError):
        function_lengths.script_functions(root, str(tmp_path))


@pytest.mark.parametrize(("share", "length"), [(0.5, 2), (0.9, 9), (1.0, 10)])
def test_a_percentile_is_a_length_that_occurs(share: float, length: int) -> None:
    lengths = [1, 1, 2, 2, 2, 3, 4, 5, 9, 10]
    assert percentile([Function(lines, "a", 1) for lines in lengths], share) == length


def test_functions_of_the_python_are_short(root: Path) -> None:
    shipped = [one for one in function_lengths.python_functions(root) if one.path.startswith("hooks/")]
    assert shipped
    assert percentile(shipped, 0.5) <= MEDIAN_AIM, longest(shipped)
    assert percentile(shipped, 0.9) <= NINETIETH_AIM, longest(shipped)


def test_functions_of_the_tools_and_tests_are_short(root: Path) -> None:
    others = [one for one in function_lengths.python_functions(root) if not one.path.startswith("hooks/")]
    assert others
    assert percentile(others, 0.5) <= MEDIAN_AIM, longest(others)
    assert percentile(others, 0.9) <= NINETIETH_AIM, longest(others)


def test_functions_of_the_javascript_are_short(root: Path) -> None:
    functions = function_lengths.script_functions(root)
    assert functions
    assert percentile(functions, 0.5) <= MEDIAN_AIM, longest(functions)
    assert percentile(functions, 0.9) <= NINETIETH_AIM, longest(functions)
