"""The sizes the house aims for."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = [file for file in sorted((ROOT / "src/fodro").rglob("*.py")) if "migrations" not in file.parts]


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{file.name}:{node.name}", node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    words = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - words


def test_the_median_function_has_at_most_eight_lines() -> None:
    lengths = [length(function) for _, function in functions()]
    assert statistics.median(lengths) <= 8
    assert statistics.quantiles(lengths, n=20)[-1] <= 40


def test_views_are_thin() -> None:
    views = [n for f in FILES if f.name == "views.py" for n in ast.parse(f.read_text()).body]
    lengths = [length(node) for node in views if isinstance(node, ast.FunctionDef)]
    assert lengths
    assert max(lengths) <= 20


def test_files_are_short() -> None:
    lengths = sorted(len(file.read_text(encoding="utf-8").splitlines()) for file in FILES)
    assert lengths[int(len(lengths) * 0.95)] <= 320


def test_custom_elements_stay_small() -> None:
    scripts = {
        file.name: len(file.read_text().splitlines()) for file in (ROOT / "src/fodro/web").rglob("*.js")
    }
    assert scripts
    assert {name: lines for name, lines in scripts.items() if lines > 170} == {}


def test_few_parameters_are_positional() -> None:
    crowded = [
        name
        for name, function in functions()
        if len(function.args.posonlyargs + function.args.args)
        - (function.args.args[:1] != [] and function.args.args[0].arg in {"self", "cls"})
        > 4
    ]
    assert crowded == []
