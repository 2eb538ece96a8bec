// What module.cpp calls: one function a topic, each in the file of its name.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pybind11/pybind11.h>

void register_errors();
void register_documents(pybind11::module_& module);
void register_evaluation(pybind11::module_& module);
void register_schema(pybind11::module_& module);
