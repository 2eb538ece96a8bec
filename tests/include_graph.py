"""Fails when an include points up: the direction of the design, checked on every file.

usage: include_graph.py [--self-test]

A public header may include only public headers of the layers below its own. Any other file may
also include its own layer. A file that the map does not know is an error, so that whoever adds
one decides where it belongs; so is one that no CMakeLists.txt names, which nobody would compile.

SPDX-License-Identifier: Apache-2.0
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path

# Lowest first. A word is the name, without its ending, of files in include/xaso and src.
LAYERS = [
    "version arrow_abi",
    "int128 utf8 shown_text short_text nearest name_in"
    " kernel kernel_codes kernel_signs kernel_portable kernel_avx2 kernel_avx512 scalar_class",
    "error fault error_list rule_place",
    "decimal shortest_decimal scaled code code_table schema set_reference",
    "amount period text table cell_size column_header column_reader refused_cells",
    "status circumstance source completions",
    "threshold points unit outcome figure_extent certified",
    "indicator conclusion",
    (
        "criteria_set criteria_index criteria_rules score_maxima"
        " check_bounds check_checks check_circumstances check_conclusions check_cuts check_forms"
        " check_measure check_nodes check_points check_selectors"
    ),
    (
        "library references circumstances measurement measurement_data measurement_rules measurement_builder"
        " overlay tally"
    ),
    (
        "evaluation judge plan binding standing evaluation_data"
        " bounds score_tree scoring scoring_rules exact_points cohort cohort_data cohorts ranking"
        " checks figure_gap figure_scratch verdict_table unit_words"
    ),
    (
        "batch batch_data bound_table table_binder document_binder table_row"
        " block_evaluation block_forms evaluate_batch kernel_choice vary sweep table_measurements"
        " word_tally refused_cells block_classes bit_bytes"
        " block_circumstances cell_gaps check_suspects row_sorts verdict_tables"
    ),
    "stream threads",
    "evaluator",
    (
        "check finding_list finders find_in_points find_in_requirements find_in_selected"
        " find_missing find_read_twice find_settled find_unused form_implication"
    ),
    (
        "json explain arrow"
        " boost_json json_parser json_text json_tree json_writer token_cursor document_walk"
        " schema_reader criteria_reader"
        " measurement_grammar measurement_reader"
        " read_bounds read_checks read_circumstances read_conclusions read_criteria read_entries"
        " read_figures read_measure read_measurements read_nodes read_parts read_points"
        " write_criteria write_measurements write_evaluation locate"
        " explain_conclusion phrases condition_words cut_words distance_words figure_words points_words set_words"
    ),
    "analysis",  # include/xaso/analysis/* and src/analysis/*
    "xaso",
    "capi bindings",  # folders, from here on; siblings do not include each other
    "examples",
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names.split()}

# The one Boost header that compilers without a 128-bit integer need; the others skip it.
BOOST_EXEMPT = "boost/multiprecision/cpp_int.hpp"

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
CODE = {".c", ".h", ".cpp", ".hpp"}


def layer_of(file: Path) -> str:
    """The name in the map that a file, relative to the root, stands under."""
    top, *rest = file.parts
    if top in ("include", "src"):
        inside = rest[1:] if top == "include" else rest
        return "analysis" if inside[0] == "analysis" else file.stem
    return top


def find(root: Path, includer: Path, name: str) -> Path | None:
    """The file of ours that an include means, or None where it is somebody else's."""
    for folder in (includer.parent, Path("include"), Path("src"), Path("capi")):
        candidate = Path(normpath(folder / name))
        if (root / candidate).is_file():
            return candidate
    return None


def sees_boost(root: Path, file: Path) -> bool:
    """Whether a file includes Boost, itself or through files of ours."""
    todo, seen = [file], {file}
    while todo:
        includer = todo.pop()
        for name in INCLUDE.findall((root / includer).read_text(encoding="utf-8")):
            if name.startswith("boost/") and name != BOOST_EXEMPT:
                return True
            target = find(root, includer, name)
            if target and target not in seen:
                seen.add(target)
                todo.append(target)
    return False


def faults_of_include(file: Path, name: str, target: Path | None) -> Iterator[str]:
    layer = layer_of(file)
    public = file.parts[0] == "include"
    if name.startswith("boost/"):
        if public:
            yield "a public header includes Boost"
        elif file.parts[0] != "src":
            yield "only src/ may include Boost"
    elif target is None:
        if name.startswith("xaso/"):
            yield "there is no such file"
    elif layer_of(target) in LEVEL:
        if target.parts[0] == "src" and file.parts[0] != "src":
            yield "a private header, which only src/ may include"
        own_folder = file.parts[0] == target.parts[0] and file.parts[0] != "include"
        below = LEVEL[layer_of(target)] < LEVEL[layer]
        same = LEVEL[layer_of(target)] == LEVEL[layer]
        if not below and not (same and (own_folder or file.parts[0] == "src")):
            yield "points sideways, to its own layer" if same else "points up"


def faults(root: Path) -> list[str]:
    found = []
    lists = "\n".join(
        list_file.read_text(encoding="utf-8")
        for list_file in (root / "CMakeLists.txt", *root.glob("*/**/CMakeLists.txt"))
        if "build" not in list_file.relative_to(root).parts
    )
    for top in ("include", "src", "capi", "bindings", "examples"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in CODE or not path.is_file():
                continue
            file = path.relative_to(root)
            if layer_of(file) not in LEVEL:
                found.append(f"{file}: not in the map of tests/include_graph.py; add its layer")
                continue
            compiled = top == "include" or path.suffix in (".c", ".cpp")
            if compiled and not re.search(rf"\b{re.escape(file.name)}\b", lists):
                found.append(f"{file}: no CMakeLists.txt names it; add it to its target")
            listed = re.search(rf"set\(xaso_json_sources[^)]*\b{file}\b", lists)
            if top == "src" and path.suffix == ".cpp" and not listed and sees_boost(root, file):
                found.append(f"{file}: sees Boost, so its place is in xaso_json_sources")
            text = path.read_text(encoding="utf-8")
            for match in INCLUDE.finditer(text):
                name = match.group(1)
                line = text.count("\n", 0, match.start(1)) + 1
                for fault in faults_of_include(file, name, find(root, file, name)):
                    found.append(f"{file}:{line}: includes {name}: {fault}")
    for path in sorted((root / "tests/unit").glob("*.cpp")):
        if path.stem != "main" and not re.search(rf"(?m)^\s+{path.stem}$", lists):
            found.append(f"tests/unit/{path.name}: not among unit_suites in tests/CMakeLists.txt")
    return found


def self_test() -> None:
    """Every rule is broken once, alone, and must be reported; what is allowed must not."""
    good = {
        "CMakeLists.txt": "error.hpp decimal.hpp code.hpp decimal.cpp write_criteria.cpp"
        " set(xaso_json_sources src/json_text.cpp)",
        "include/xaso/error.hpp": "#include <string>",
        "include/xaso/decimal.hpp": '#include "xaso/error.hpp"',
        "src/decimal.cpp": '#include "xaso/decimal.hpp"',
        "src/json_parser.hpp": "#include <boost/json.hpp>",
        "src/json_text.cpp": '#include "json_parser.hpp"',
    }
    bad = {
        "points up": {"include/xaso/error.hpp": '#include "xaso/decimal.hpp"'},
        "points sideways": {
            "include/xaso/code.hpp": '#include "xaso/decimal.hpp"',
        },
        "a public header includes Boost": {"include/xaso/code.hpp": "# include <boost/config.hpp>"},
        "only src/ may include Boost": {"capi/guard.hpp": "#include <boost/config.hpp>"},
        "sees Boost": {"src/write_criteria.cpp": '#include "json_parser.hpp"'},
        "a private header": {
            "src/fault.hpp": "",
            "include/xaso/decimal.hpp": '#include "../../src/fault.hpp"',
        },
        "there is no such file": {"src/decimal.cpp": '#include "xaso/gone.hpp"'},
        "not in the map": {"src/surprise.cpp": ""},
        "no CMakeLists.txt names it": {"src/error.cpp": ""},
        "not among unit_suites": {"tests/unit/decimal.cpp": ""},
    }
    for expected, change in {"": {}, **bad}.items():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for name, text in {**good, **change}.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text + "\n", encoding="utf-8")
            found = faults(root)
            right = len(found) == 1 and expected in found[0] if expected else not found
            assert right, f"expected {expected or 'nothing'!r}, found {found}"


def main() -> int:
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        return 0
    found = faults(Path(__file__).resolve().parent.parent)
    print("\n".join(found) if found else "every include points down")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
