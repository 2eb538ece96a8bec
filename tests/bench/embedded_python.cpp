// Borrows memory to NumPy: no array is copied on the way.
// SPDX-License-Identifier: Apache-2.0
#include "embedded_python.hpp"

#include <pybind11/embed.h>
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

namespace bench {
namespace {

namespace py = pybind11;
using shape = std::vector<py::ssize_t>;

/// An array over memory of ours. The base, any object, is what keeps NumPy from copying.
template <typename T>
py::array_t<std::remove_const_t<T>> borrowed(std::span<T> values, const shape& as) {
  return py::array_t<std::remove_const_t<T>>(as, values.data(), py::none());
}
template <typename T>
py::array_t<std::remove_const_t<T>> borrowed(std::span<T> values) {
  return borrowed(values, {static_cast<py::ssize_t>(values.size())});
}
/// A row for every indicator.
template <typename T>
py::array_t<T> by_indicator(std::span<T> values) {
  const auto rows = static_cast<py::ssize_t>(values.size() / indicators);
  return borrowed(values, {static_cast<py::ssize_t>(indicators), rows});
}

py::object validity(std::span<const std::uint64_t> bits) {
  return bits.empty() ? py::object(py::none()) : py::object(borrowed(bits));
}

py::tuple column(const figures& columns, std::size_t i) {
  return py::make_tuple(borrowed(columns.numerators(i)), borrowed(columns.denominators(i)),
                        validity(columns.numerator_valid(i)),
                        validity(columns.denominator_valid(i)), static_cast<int>(rules()[i].how),
                        rules()[i].hundredths);
}

py::list all_columns(const figures& columns) {
  py::list all;
  for (std::size_t i = 0; i < indicators; ++i) all.append(column(columns, i));
  return all;
}

py::list unit(const figures& columns, std::size_t row) {
  py::list all;
  for (std::size_t i = 0; i < indicators; ++i) {
    const cell figure = columns.at(i, row);
    const auto number = [](bool has, std::int64_t value) {
      return has ? py::object(py::int_(value)) : py::object(py::none());
    };
    all.append(py::make_tuple(rules()[i].code, number(figure.has_numerator, figure.numerator),
                              number(figure.has_denominator, figure.denominator),
                              static_cast<int>(rules()[i].how), rules()[i].hundredths));
  }
  return all;
}

py::object subject(const char* function) {
  return py::module_::import("numpy_subjects").attr(function);
}

run running(py::object prepared) {
  return [prepared = std::move(prepared)] { prepared(); };
}

/// As if the interpreter of the virtual environment had been started: its packages are found.
struct configuration {
  PyConfig config;
  configuration() {
    PyConfig_InitPythonConfig(&config);
    PyConfig_SetBytesString(&config, &config.program_name, XASO_BENCH_PYTHON);
    config.install_signal_handlers = 0;
    config.write_bytecode = 0;
  }
};

}  // namespace

struct embedded_python::interpreter {
  configuration configured;
  py::scoped_interpreter running{&configured.config, 0, nullptr, false};
};

embedded_python::embedded_python() : interpreter_(std::make_unique<interpreter>()) {
  py::module_::import("sys").attr("path").attr("insert")(0, XASO_BENCH_FOLDER);
}
embedded_python::~embedded_python() = default;

std::string embedded_python::version() const {
  const auto text = [](py::handle value) { return py::str(value).cast<std::string>(); };
  return "NumPy " + text(py::module_::import("numpy").attr("__version__")) + ", Python " +
         text(py::module_::import("platform").attr("python_version")());
}

run numpy_judge(const char* function, const figures& columns, std::span<std::uint8_t> statuses) {
  return running(subject(function)(all_columns(columns), by_indicator(statuses)));
}

run numpy_judge_percentages(const std::vector<percentages>& columns,
                            std::span<std::uint8_t> statuses) {
  py::list all;
  for (std::size_t i = 0; i < indicators; ++i) {
    all.append(py::make_tuple(borrowed(columns[i].values), validity(columns[i].valid),
                              static_cast<int>(rules()[i].how), rules()[i].hundredths));
  }
  return running(subject("judge_percentages")(all, by_indicator(statuses)));
}

run numpy_find_gaps(const figures& columns, std::span<std::uint8_t> statuses,
                    std::span<std::int64_t> gaps, std::span<std::int64_t> failing,
                    std::span<std::int64_t> short_by) {
  return running(subject("find_gaps")(all_columns(columns), by_indicator(statuses),
                                      by_indicator(gaps), borrowed(failing), borrowed(short_by)));
}

run numpy_sweep(const char* function, const figures& columns, std::size_t indicator,
                std::span<const std::int64_t> hundredths, std::span<std::uint8_t> statuses) {
  return running(
      subject(function)(column(columns, indicator), borrowed(hundredths), borrowed(statuses)));
}

run python_explain(const char* function, const figures& columns, std::size_t row) {
  return running(subject(function)(unit(columns, row)));
}

std::vector<std::string> python_explanations(const char* function, const figures& columns,
                                             std::size_t row) {
  return subject(function)(unit(columns, row))().cast<std::vector<std::string>>();
}

}  // namespace bench
