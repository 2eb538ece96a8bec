// The three documents as JSON text: criteria sets and measurements in, evaluations out.
// Reading is strict and reports every error with its place; writing is canonical.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "xaso/criteria_set.hpp"
#include "xaso/error.hpp"
#include "xaso/evaluation.hpp"
#include "xaso/measurement.hpp"

namespace xaso {

/// What a reader accepts; each has an error of its own.
struct read_limits {
  std::size_t bytes = std::size_t{64} << 20U;         ///< of the text
  std::size_t depth = 64;                             ///< of nested arrays and objects; at most 256
  std::size_t string_bytes = std::size_t{64} << 10U;  ///< of one string or key
  std::size_t nodes = 10'000;                         ///< of a criteria set
};

/// Reads `xaso.criteria/1`.
/// @param json  UTF-8, one document; borrowed for the call
/// @throws failure (syntax, schema, limit, unsupported) with every error found (first 100)
/// @complexity O(size)   @threads safe   @since 0.1
[[nodiscard]] criteria_set read_criteria(std::string_view json, const read_limits& limits = {});

/// Reads `xaso.measurements/1`; else as `read_criteria`.
[[nodiscard]] measurements read_measurements(std::string_view json, const read_limits& limits = {});

/// Canonical text of a set: reads back as an equal one, within the reader's limits, and is
/// then written as the same bytes.
/// @returns UTF-8 without insignificant white space, `\n` at the end   @throws std::bad_alloc
[[nodiscard]] std::string write_criteria(const criteria_set& set);

/// Canonical text of measurements; else as `write_criteria`. Sub-units that stand for any track are
/// written as of their own (`self`) where they are a document of their own, which must name one.
[[nodiscard]] std::string write_measurements(const measurements& measurements);

/// `xaso.evaluation/1`: the same bytes from C++, C and Python. Explanations are in it when
/// `question::text` asked for them.
[[nodiscard]] std::string write_evaluation(const evaluation& evaluation);

/// Where a place stands in a text.
struct text_place {
  std::size_t offset = 0;  ///< in bytes
  std::size_t line = 0;    ///< 1-based
  std::size_t column = 0;  ///< 1-based, in code points

  friend bool operator==(const text_place&, const text_place&) = default;
};

/// Finds places of a document that was read: what `check` finds and `library::create` reports is
/// named by JSON Pointer.
/// @param json  the text of the document   @param pointers  JSON Pointers (RFC 6901)
/// @returns for each pointer where its value begins, or where there is none, the nearest above it
/// @throws failure (syntax, limit) where the text cannot be read
/// @complexity O(size + pointers × their length × log pointers)   @threads safe   @since 0.1
[[nodiscard]] std::vector<text_place> locate(std::string_view json,
                                             const std::vector<std::string>& pointers,
                                             const read_limits& limits = {});

}  // namespace xaso
