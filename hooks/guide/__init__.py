"""The guide's core: one data file in, plain pages out.

Nothing here knows MkDocs or Material; `hooks/mkdocs_hooks.py` is the only adapter.
"""
