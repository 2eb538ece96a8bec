// xaso::failure becomes xaso.XasoError: the one place where an error changes languages.
// SPDX-License-Identifier: Apache-2.0
#include <pybind11/pybind11.h>

#include <exception>
#include <string_view>

#include "register.hpp"
#include "xaso/error.hpp"

namespace py = pybind11;

namespace {

// A message may quote a document that is not UTF-8; the error must still be told.
py::str text(std::string_view utf8) {
  PyObject* decoded =
      PyUnicode_DecodeUTF8(utf8.data(), static_cast<py::ssize_t>(utf8.size()), "replace");
  if (decoded == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::str>(decoded);
}

void raise(const xaso::failure& failure) {
  const py::module_ errors = py::module_::import("xaso.errors");
  const py::object detail = errors.attr("ErrorDetail");
  py::list details;
  for (const xaso::error& error : failure.errors()) {
    details.append(detail(text(xaso::name(error.code)), text(error.rule), text(error.message),
                          text(error.pointer), error.offset, error.line, error.column));
  }
  const py::object raised = errors.attr("error_of")(details);
  PyErr_SetObject(py::type::handle_of(raised).ptr(), raised.ptr());
}

}  // namespace

void register_errors() {
  py::register_local_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const xaso::failure& failure) {
      raise(failure);
    }
  });
}
