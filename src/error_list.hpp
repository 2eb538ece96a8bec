// Collects the errors of a document until it has been read to its end.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "fault.hpp"
#include "xaso/error.hpp"

namespace xaso::detail {

class error_list {
 public:
  /// `offset` of an error whose place in a text is not (yet) known.
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  /// Adds an error; past `failure::max_errors` it is only counted.
  void add(fault what, std::string pointer, std::initializer_list<std::string_view> arguments = {},
           std::size_t offset = nowhere);
  void add(error error);

  [[nodiscard]] bool empty() const noexcept { return errors_.empty(); }
  [[nodiscard]] bool full() const noexcept { return errors_.size() >= failure::max_errors; }
  [[nodiscard]] std::vector<error>& errors() noexcept { return errors_; }

  /// Gives every error that has an offset its line and column in `text`, and sorts by offset.
  void locate(std::string_view text);

  /// Throws what was collected; does nothing where nothing was.
  void raise();

 private:
  std::vector<error> errors_;
};

/// `key` as one more token of a JSON Pointer, escaped.
[[nodiscard]] std::string pointer_to(std::string_view parent, std::string_view key);
[[nodiscard]] std::string pointer_to(std::string_view parent, std::size_t index);

}  // namespace xaso::detail
