// The compiled half of the Python package: a list of what is registered, topic by topic.
// SPDX-License-Identifier: Apache-2.0
#include <pybind11/pybind11.h>

#include "register.hpp"
#include "xaso/version.h"

PYBIND11_MODULE(_core, module) {
  module.attr("__version__") = XASO_VERSION_STRING;
  register_errors();
  register_documents(module);
  register_evaluation(module);
  register_schema(module);
}
