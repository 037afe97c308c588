"""The only place that knows MkDocs: turns its events into calls of the core, and core errors into one PluginError.

Import code at the top (the folder is on `sys.path` only then), read data and templates in the events.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from guide import kept
from guide.assets import Assets
from guide.build import Site
from guide.finished import jumps, squeezed
from guide.hosting import robots
from guide.problems import GuideError
from guide.security import seal
from guide.styles import dress

log = logging.getLogger("mkdocs.hooks.guide")

UNUSED_THEME_FILES = ("assets/javascripts/", "assets/stylesheets/palette")

_site: Site | None = None


def _current() -> Site:
    assert _site is not None, "on_config runs before every other event"
    return _site


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the data before the old site is touched."""
    global _site
    with _told():
        _site, mistakes = kept.site(Path(config.docs_dir), Path(config.theme.custom_dir or ""))
    if mistakes:
        log.error("数据文件有问题，网页还是上一次的。改好保存后会自动重来。\n%s", mistakes)
    return config


@contextmanager
def _told() -> Iterator[None]:
    """Mistakes in the data end the build with their list, without a traceback."""
    try:
        yield
    except GuideError as error:
        log.error("数据文件有问题，改好后再来一次。")
        raise PluginError(f"\n{error}") from error


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, publish own browser code under its hashed name, drop what nothing loads."""
    site = _current()
    with _told():
        for page in site.pages():
            files.append(File.generated(config, page.path, content=page.text))
    for file in list(files):
        if file.src_uri.startswith(UNUSED_THEME_FILES) or file.src_uri.endswith(".map") or Assets.owns(file.src_uri):
            files.remove(file)
    files.append(File.generated(config, "robots.txt", content=robots(config.site_url or "/")))
    for uri, content in site.assets.published().items():
        files.append(File.generated(config, uri, content=content))
    return files


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Give the theme's templates the few values they need."""
    env.globals["guide"] = _current().theme_values()
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the data's blocks where a page asks for them."""
    with _told():
        return _current().expand(markdown, page.url)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Note which modules the page needs, the headings to jump to, and for the sitemap when it was last reviewed."""
    page.meta["modules"] = _current().assets.modules_for(html)
    page.meta["jumps"] = jumps(html)
    page.update_date = page.meta.get("reviewed", page.update_date)
    return html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Take out what only the templates' readers need."""
    return squeezed(output)


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:
    """Leave the pages that ask not to be found out of the sitemap."""
    if template_name == "sitemap.xml":
        context["pages"] = [each for each in context["pages"] if not each.page.meta.get("robots")]
    return context


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Give every page its stylesheet and the policy once all of them exist."""
    dress(Path(config.site_dir), _current().assets.stylesheet)
    seal(Path(config.site_dir))
