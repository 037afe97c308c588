"""The files for hosts that cannot be tried here name only what is there, and hold no more rights than they use."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml


@pytest.fixture
def workflow(root: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load((root / ".github" / "workflows" / "site.yml").read_text("utf-8"))
    return found


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_the_workflow_runs_only_targets_that_the_makefile_has(workflow: dict[Any, Any], root: Path) -> None:
    run = " ".join(step.get("run", "") for step in steps(workflow))
    wanted = set(re.findall(r"make ([a-z-]+)", run))
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"test", "release"} <= wanted <= targets


def test_nothing_is_published_that_was_not_judged(workflow: dict[Any, Any]) -> None:
    jobs = workflow["jobs"]
    assert jobs["build"]["needs"] == "judge"
    publishing = [job for name, job in jobs.items() if name.endswith("-pages")]
    assert len(publishing) == 2
    assert {job["needs"] for job in publishing} == {"build"}


def test_a_strangers_pull_request_gets_neither_rights_nor_secrets(workflow: dict[Any, Any], root: Path) -> None:
    text = (root / ".github" / "workflows" / "site.yml").read_text("utf-8")
    assert "pull_request_target" not in text
    assert workflow["permissions"] == {"contents": "read"}
    with_secrets = [name for name, job in workflow["jobs"].items() if "secrets." in str(job)]
    assert with_secrets == ["cloudflare-pages"]
    assert "head.repo.full_name == github.repository" in workflow["jobs"]["cloudflare-pages"]["if"]


def test_every_job_ends_by_itself(workflow: dict[Any, Any]) -> None:
    assert [name for name, job in workflow["jobs"].items() if "timeout-minutes" not in job] == []


def test_the_container_copies_and_runs_what_is_in_the_tree(root: Path) -> None:
    text = (root / "tools" / "deploy" / "Containerfile").read_text("utf-8")
    copied = re.findall(r"^COPY (?!--from)(\S+) ", text, re.MULTILINE)
    ran = re.findall(r"python (tools/\S+\.py)", text)
    assert len(copied) >= 5
    assert len(ran) >= 4
    assert [name for name in copied + ran if not (root / name).exists()] == []
