// Errors: what went wrong, where in a document, and what to do about it.
// One list of errors travels in one exception, so that a document is mended in one go.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace xaso {

/// The kind of an error. The numbers are those of the C API and never change.
enum class errc : std::int32_t {
  ok = 0,
  argument = 1,     ///< a call that cannot be answered: a null, an unknown option
  syntax = 2,       ///< not JSON, or not UTF-8
  schema = 3,       ///< JSON, but not a document of the format
  limit = 4,        ///< larger, deeper or longer than the reader was told to accept
  unsupported = 5,  ///< of the format, but not yet evaluated by this version
  mismatch = 6,     ///< criteria and measurements that do not belong together
  not_found = 7,    ///< no such index, name or file
  memory = 8,       ///< out of memory
  cancelled = 9,    ///< a callback asked to stop
  internal = 10,    ///< a defect of the library; please report it
};

/// The name of a code, as in `"schema"`; total: an unknown code is `"unknown"`.
[[nodiscard]] std::string_view name(errc code) noexcept;

/// One error.
struct error {
  errc code = errc::internal;
  std::string rule;        ///< stable name of the rule that was broken, as in `duplicate_key`
  std::string message;     ///< one English line: what, why and what to do
  std::string pointer;     ///< JSON Pointer (RFC 6901) of the place; empty: the whole document
  std::size_t offset = 0;  ///< byte offset of the place in the text read
  std::size_t line = 0;    ///< 1-based; 0 where there is no text
  std::size_t column = 0;  ///< 1-based, in code points; 0 where there is no text
};

/// Thrown by every factory and reader. Holds at least one and at most `max_errors` errors, in the
/// order of their places.
class failure : public std::exception {
 public:
  static constexpr std::size_t max_errors = 100;

  /// @param errors  not empty; those past `max_errors` are dropped
  explicit failure(std::vector<error> errors);

  [[nodiscard]] const std::vector<error>& errors() const& noexcept { return errors_; }

  /// All errors, one line each: `line 3, column 7, at /criteria/0: message`.
  [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

 private:
  std::vector<error> errors_;
  std::string what_;
};

/// One error on one line, with its place in front: `line 3, column 7, at /criteria/0: message`.
[[nodiscard]] std::string to_string(const error& error);

}  // namespace xaso
