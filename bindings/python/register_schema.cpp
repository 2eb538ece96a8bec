// The JSON Schemas of the documents, as text.
// SPDX-License-Identifier: Apache-2.0
#include <pybind11/pybind11.h>

#include <string>
#include <string_view>

#include "register.hpp"
#include "xaso/error.hpp"
#include "xaso/schema.hpp"

namespace py = pybind11;

namespace {

py::bytes schema_json(const std::string& document) {
  const auto kind = xaso::document_named(document);
  if (!kind) {
    throw xaso::failure(
        {{.code = xaso::errc::argument,
          .rule = "unknown_document",
          .message = "the document \"" + document +
                     "\" is not known; one of \"criteria\", \"measurements\", \"evaluation\"",
          .pointer = {}}});
  }
  const std::string_view text = xaso::schema(*kind);
  return {text.data(), text.size()};
}

}  // namespace

void register_schema(py::module_& module) {
  module.def("schema_json", schema_json, py::arg("document"), "The JSON Schema of a document.");
}
