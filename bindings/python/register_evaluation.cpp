// The question and its answer, as canonical text: the same bytes as from C++ and C.
// SPDX-License-Identifier: Apache-2.0
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "register.hpp"
#include "xaso/error.hpp"
#include "xaso/evaluation.hpp"
#include "xaso/evaluator.hpp"
#include "xaso/json.hpp"
#include "xaso/library.hpp"
#include "xaso/text.hpp"
#include "xaso/unit.hpp"

namespace py = pybind11;

namespace {

[[noreturn]] void refuse(std::string rule, std::string message) {
  xaso::error error;
  error.code = xaso::errc::argument;
  error.rule = std::move(rule);
  error.message = std::move(message);
  throw xaso::failure({std::move(error)});
}

xaso::track track_of(const std::string& name) {
  if (const auto track = xaso::track_named(name)) return *track;
  refuse("unknown_track",
         "the track \"" + name + "\" is not known; one of \"self\", \"review\", \"appraised\"");
}

std::optional<xaso::language> language_of(const std::optional<std::string>& text) {
  if (!text) return {};
  for (const auto language : {xaso::language::vi, xaso::language::en}) {
    if (*text == xaso::name(language)) return language;
  }
  refuse("unknown_language",
         "texts in \"" + *text + "\" are not known; \"vi\", \"en\", or None for no texts");
}

xaso::evaluator compile(const xaso::criteria_set& criteria,
                        const std::vector<xaso::criteria_set>& library) {
  const py::gil_scoped_release unlocked;
  std::vector<xaso::criteria_set> sets{criteria};
  sets.insert(sets.end(), library.begin(), library.end());
  return xaso::evaluator(xaso::library::create(std::move(sets)));
}

py::bytes evaluate_json(const xaso::evaluator& evaluator, const xaso::measurements& measurements,
                        const std::string& track, const std::optional<std::string>& text,
                        bool allow_other_criteria) {
  const xaso::question asked{.track = track_of(track),
                             .text = language_of(text),
                             .allow_other_criteria = allow_other_criteria};
  std::string json;
  {
    const py::gil_scoped_release unlocked;
    json = xaso::write_evaluation(evaluator.evaluate(measurements, asked));
  }
  return py::bytes(json);
}

/// Of every unit: code, at least, at most, as texts; an end that is open is empty.
using exact_row = std::tuple<std::string, std::string, std::string>;

std::vector<std::vector<exact_row>> points_exactly(const xaso::evaluator& evaluator,
                                                   const xaso::measurements& measurements,
                                                   const std::string& track,
                                                   bool allow_other_criteria) {
  const xaso::question asked{
      .track = track_of(track), .text = {}, .allow_other_criteria = allow_other_criteria};
  const py::gil_scoped_release unlocked;
  const xaso::evaluation evaluation = evaluator.evaluate(measurements, asked);
  std::vector<std::vector<exact_row>> units(evaluation.unit_count());
  for (std::size_t i = 0; i < units.size(); ++i) {
    for (xaso::exact_points& each : evaluation.unit(i).points_exactly()) {
      units[i].emplace_back(std::move(each.code), std::move(each.at_least),
                            std::move(each.at_most));
    }
  }
  return units;
}

}  // namespace

void register_evaluation(py::module_& module) {
  py::class_<xaso::evaluator>(module, "Evaluator")
      .def(py::init(&compile), py::arg("criteria"), py::arg("library"))
      .def("evaluate_json", evaluate_json, py::arg("measurements"), py::kw_only(), py::arg("track"),
           py::arg("text"), py::arg("allow_other_criteria"),
           "Evaluates, and writes xaso.evaluation/1.")
      .def("points_exactly", points_exactly, py::arg("measurements"), py::kw_only(),
           py::arg("track"), py::arg("allow_other_criteria"),
           "Of every unit: code, least and greatest points, as texts.");
}
