// Documents read from JSON text: immutable handles that any number of threads may share.
// SPDX-License-Identifier: Apache-2.0
#include <pybind11/pybind11.h>

#include <string_view>
#include <variant>
#include <vector>

#include "register.hpp"
#include "xaso/criteria_set.hpp"
#include "xaso/json.hpp"
#include "xaso/measurement.hpp"

namespace py = pybind11;

namespace {

xaso::criteria_set read_criteria(const py::bytes& json) {
  const std::string_view text = json;  // bytes never change, and the caller holds these
  const py::gil_scoped_release unlocked;
  return xaso::read_criteria(text);
}

xaso::measurements read_measurements(const py::bytes& json) {
  const std::string_view text = json;
  const py::gil_scoped_release unlocked;
  return xaso::read_measurements(text);
}

void add_choices(const std::vector<xaso::node>& nodes, py::set& codes) {
  for (const xaso::node& node : nodes) {
    if (const auto* group = std::get_if<xaso::group>(&node.content)) {
      add_choices(group->children, codes);
    } else if (std::get<xaso::indicator>(node.content).measure.type == xaso::measure_type::choice) {
      codes.add(node.code);
    }
  }
}

py::frozenset choice_codes(const xaso::criteria_set& set) {
  py::set codes;
  add_choices(set.definition().criteria, codes);
  return py::frozenset(codes);
}

}  // namespace

void register_documents(py::module_& module) {
  py::class_<xaso::criteria_set>(module, "CriteriaSet")
      .def_property_readonly("id", &xaso::criteria_set::id)
      .def_property_readonly("version", &xaso::criteria_set::version)
      .def_property_readonly("choice_codes", choice_codes,
                             "Codes of the indicators whose value is an option's code.");
  py::class_<xaso::measurements>(module, "Measurements");
  module.def("read_criteria", read_criteria, py::arg("json"), "Reads xaso.criteria/1.");
  module.def("read_measurements", read_measurements, py::arg("json"), "Reads xaso.measurements/1.");
}
