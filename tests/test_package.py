"""What is built and shipped: the sdist and the wheel hold what they should and nothing else, and the wheel runs by itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SAMPLE = "tests/golden/series/waterveen"
ROOMS = ("schema", "extract", "nlp", "corpus", "output")
SHIPPED = (".py", ".toml", ".sql", ".html", ".js", ".css", ".typed")


class Built(NamedTuple):
    """A source distribution, and the wheel that was built from it."""

    sdist: Path
    wheel: Path


def tracked() -> list[str]:
    """The files of the repository, new ones too that are not ignored."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    out = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return sorted(name for name in out.split("\0") if name and os.path.lexists(ROOT / name))


def build(kind: str, source: Path, target: Path) -> Path:
    """Call the build backend as `pip` does, without the isolation for which it needs a network."""
    program = f"from setuptools import build_meta; build_meta.build_{kind}({str(target)!r})"
    run = subprocess.run([sys.executable, "-c", program], cwd=source, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return next(target.glob("*.tar.gz" if kind == "sdist" else "*.whl"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("dist")
    clone = folder / "clone"
    for name in tracked():
        target = clone / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_symlink():
            target.symlink_to(os.readlink(ROOT / name))
        else:
            target.write_bytes((ROOT / name).read_bytes())
    sdist = build("sdist", clone, folder)
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    return Built(sdist, build("wheel", folder / sdist.name.removesuffix(".tar.gz"), folder))


def source_files() -> set[str]:
    """What ships of the repository, by its name there: the rooms, the front door and the sample's PDFs."""
    rooms = {name for name in tracked() if name.startswith(tuple(f"{room}/" for room in ROOMS))}
    door = {name for name in tracked() if name.startswith("jaarschijf/") and not (ROOT / name).is_symlink()}
    sample = {name for name in tracked() if name.startswith(SAMPLE) and name.endswith("source.pdf")}
    return {name for name in rooms | door if name.endswith(SHIPPED)} | sample


def test_every_kind_of_file_in_the_rooms_is_shipped() -> None:
    """A file with a new ending would be left out of the wheel without a word."""
    kinds = {Path(name).suffix for name in tracked() if name.startswith(tuple(f"{room}/" for room in ROOMS))}
    packed = {Path(pattern).suffix for pattern in PROJECT["tool"]["setuptools"]["package-data"]["*"]}

    assert kinds <= {*packed, ".py"} <= {*SHIPPED, ".py"}


def test_every_python_that_is_promised_is_tried() -> None:
    promised = re.findall(r"Python :: (3\.\d+)", " ".join(PROJECT["project"]["classifiers"]))
    for name in (".github/workflows/ci.yml", "noxfile.py"):
        tried = re.search(r"python(?::\s*|=)\[([^\]]+)\]", (ROOT / name).read_text(encoding="utf-8"))
        assert tried is not None
        assert re.findall(r"3\.\d+", tried[1]) == promised, name
    assert PROJECT["project"]["requires-python"] == f">={promised[0]}"


def test_the_wheel_holds_the_package_and_nothing_else(built: Built) -> None:
    wanted = {
        name.replace(SAMPLE, "jaarschijf/sample") if name.startswith(("jaarschijf/", SAMPLE)) else f"jaarschijf/{name}"
        for name in source_files()
    }
    with zipfile.ZipFile(built.wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert held == wanted
    assert "jaarschijf/py.typed" in held


def test_the_sdist_holds_what_the_wheel_is_built_of_and_nothing_else(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        held = {m.name.partition("/")[2] for m in archive.getmembers() if m.isfile()}
    about = {"README.md", "LICENSE", "CHANGELOG.md", "MANIFEST.in", "pyproject.toml", "setup.cfg", "PKG-INFO"}

    assert {name for name in held if ".egg-info/" not in name} == source_files() | about


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `jaarschijf` of an empty environment with the wheel in it; the libraries are borrowed from ours."""
    folder = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    install = ["pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(built.wheel)]
    subprocess.run([sys.executable, "-m", *install], check=True)
    # A .pth adds the folder of libraries, not what its own .pth files add: the editable install stays out.
    site = folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin" / "jaarschijf"


def run(command: Path, *words: str, cwd: Path, **environment: str) -> str:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "JAARSCHIJF"))}
    done = subprocess.run(
        [str(command), *words], cwd=cwd, env=env | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_installed_wheel_runs_the_demo(installed: Path, tmp_path: Path) -> None:
    where = "import jaarschijf.output.cli as cli; print(cli.__file__)"
    assert run(installed.with_name("python"), "-c", where, cwd=tmp_path).startswith(str(installed.parents[1]))

    out = run(installed, "demo", cwd=tmp_path)

    assert "Agreements per year" in out
    assert len(list((tmp_path / "jaarschijf-demo").glob("*.pdf"))) == 3
    assert "Waterveen" in (tmp_path / "jaarschijf-demo" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("shell", "registers"),
    [("bash", "complete -o default -F"), ("zsh", "compdef _jaarschijf_completion"), ("fish", "complete --command")],
)
def test_the_command_has_a_script_for_the_shell(installed: Path, shell: str, registers: str, tmp_path: Path) -> None:
    assert registers in run(installed, cwd=tmp_path, _JAARSCHIJF_COMPLETE=f"source_{shell}")


def test_a_verb_is_completed(installed: Path, tmp_path: Path) -> None:
    asked = {"_JAARSCHIJF_COMPLETE": "complete_bash", "COMP_WORDS": "jaarschijf ev", "COMP_CWORD": "1"}

    assert run(installed, cwd=tmp_path, **asked).split() == ["evolution"]
