"""What the interface says, in the reader's language."""

import os
import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "fr")
VARIABLES = ("SELON_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def say(key: str, **values: object) -> str:
    """The text of a message in the language of the environment, English where that is not French."""
    return _texts(_language())[key].format(**values)


def _language() -> str:
    wanted = next((value for name in VARIABLES if (value := os.environ.get(name))), "")
    return wanted[:2] if wanted[:2] in LANGUAGES else LANGUAGES[0]


@cache
def _texts(language: str) -> dict[str, str]:
    return tomllib.loads(files("selon").joinpath("data", "interface", f"{language}.toml").read_text("utf-8"))
