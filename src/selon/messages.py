"""What the interface says, in the reader's language."""

import os
import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "fr")
VARIABLES = ("SELON_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where the reader's language is looked for: the first that is set decides, as POSIX has it."""


def say(key: str, **values: object) -> str:
    """The text of a message in the language of the environment, English where that is not French."""
    return texts(_language())[key].format(**values)


@cache
def texts(language: str) -> dict[str, str]:
    """All messages in one of the interface's languages."""
    return tomllib.loads(files("selon").joinpath("data", "interface", f"{language}.toml").read_text("utf-8"))


def _language() -> str:
    wanted = next((value for name in VARIABLES if (value := os.environ.get(name))), "")[:2].lower()
    return wanted if wanted in LANGUAGES else LANGUAGES[0]
