// Reading the documents, and saying what is wrong with them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "xaso/error.hpp"
#include "xaso/library.hpp"
#include "xaso/measurement.hpp"

namespace example {

/// A document that was read; what is said about it names it so.
struct document {
  std::string name;
  std::string text;
};

/// A file that cannot be read.
class file_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Documents that cannot be evaluated. Each line is one error: `FILE:LINE:COLUMN: message
/// (pointer)`.
class document_error : public std::runtime_error {
 public:
  explicit document_error(const std::vector<std::string>& lines);
};

/// Reads a file, or standard input for `-`; no more of it than xaso would accept.
/// @throws file_error
[[nodiscard]] document read_file(const std::string& file);

/// The errors of one document, one line each.
[[nodiscard]] std::vector<std::string> error_lines(const document& in,
                                                   const xaso::failure& failure);

/// Reads criteria sets that may refer to each other.
/// @param criteria  the first is the set to evaluate   @throws document_error
[[nodiscard]] xaso::library read_library(const std::vector<document>& criteria);

struct documents {
  xaso::library criteria;
  xaso::measurements measurements;
};

/// Reads every document, even after one has failed: all errors come at once.
/// @param criteria  the first is the set to evaluate   @throws document_error
[[nodiscard]] documents read_documents(const std::vector<document>& criteria,
                                       const document& measurements);

}  // namespace example
