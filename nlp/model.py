"""Which Dutch model tags, and getting nl_core_news_sm from its makers' releases (it is in no package registry)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from pydantic import BaseModel, ConfigDict

from jaarschijf.schema.problems import ModelError

MODEL = "nl_core_news_sm"
MODEL_VERSION = "3.8.0"
_SHA256 = "a76978477821f213ca76a46c686df1b1d41462905d4868bc53eac086adca8b7e"
_WHEEL = f"https://github.com/explosion/spacy-models/releases/download/{MODEL}-{MODEL_VERSION}/{MODEL}-{MODEL_VERSION}-py3-none-any.whl"
BLANK = "blank:nl+lookups"


class ModelStatus(BaseModel):
    """The model in use: its name and version, whether it is a statistical one, and how to get that."""

    model_config = ConfigDict(frozen=True)

    name: str
    version: str | None = None
    statistical: bool
    install_command: str

    def __str__(self) -> str:
        if self.statistical:
            return f"{self.name} {self.version} (statistical: names that no list knows are found too)"
        return (
            f"{self.name}: rules and lookup lemmas, no statistical model. For names that no list knows, get {MODEL} {MODEL_VERSION}:\n"
            f"  jaarschijf model --install\nwhich runs\n  {self.install_command}"
        )


def model_installed() -> bool:
    """Whether nl_core_news_sm is installed; does not import it."""
    return find_spec(MODEL) is not None


def model_status() -> ModelStatus:
    """Which model tags by default."""
    command = " ".join(_pip_command())
    if not model_installed():
        return ModelStatus(name=BLANK, statistical=False, install_command=command)
    try:
        installed = version(MODEL)
    except PackageNotFoundError:  # a folder on the path, not a package
        installed = "of unknown version"
    return ModelStatus(name=MODEL, version=installed, statistical=True, install_command=command)


def install_model(say: Callable[[str], object] = print) -> None:
    """Install nl_core_news_sm into this environment; the command is printed first, and pip checks the wheel's SHA-256.

    Raises ModelError when the command fails (no network, no pip).
    """
    command = _pip_command()
    say(" ".join(command))
    try:
        done = subprocess.run(command, check=False)
    except OSError as error:
        raise ModelError(f"pip could not be started: {error}", hint=f"install {_WHEEL} by hand") from error
    if done.returncode:
        raise ModelError(
            f"{MODEL} was not installed (pip's exit status {done.returncode})",
            hint=f"see what pip said above; without pip: uv pip install '{MODEL} @ {_WHEEL}'",
        )


def _pip_command() -> list[str]:
    return [sys.executable, "-m", "pip", "install", "--no-deps", f"{MODEL} @ {_WHEEL}#sha256={_SHA256}"]
