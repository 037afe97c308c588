"""No rule without its tests: every module of `guide.checks` runs, every rule it can name is fired by a test."""

from __future__ import annotations

import re
from pathlib import Path

from guide import checks

CHECKS = Path(checks.__file__).parent
TESTS = Path(__file__).resolve().parents[1]
GOLDEN = TESTS.parent / "golden"


def modules() -> list[Path]:
    return [path for path in sorted(CHECKS.glob("*.py")) if path.stem != "__init__"]


def named_rules(path: Path) -> set[str]:
    """The rules that a module promises in its `check` docstring."""
    promised = re.search(r'def check\(.*?"""(.*?)"""', path.read_text("utf-8"), re.DOTALL)
    assert promised, f"{path.name}: check has no docstring"
    return set(re.findall(r"`([a-z][a-z-]+)`", promised[1]))


def test_every_module_of_rules_is_run() -> None:
    running = {rule.__module__.rsplit(".", 1)[1] for rule in checks.RULES}
    assert running == {path.stem for path in modules()}


def test_every_module_names_its_rules() -> None:
    for path in modules():
        text = path.read_text("utf-8")
        assert named_rules(path) or "rule of each ban" in text, path.name
        for rule in named_rules(path):
            assert f'"{rule}"' in text, f"{path.name} promises {rule} and never yields it"


def test_every_rule_is_fired_by_a_test() -> None:
    fired = "".join(path.read_text("utf-8") for path in [*TESTS.rglob("test_*.py"), *GOLDEN.glob("*.yml")])
    for path in modules():
        for rule in named_rules(path):
            assert f'"{rule}"' in fired or f" {rule} " in fired, f"no test fires {rule} of {path.name}"
