// The place of a value inside a definition, as a chain on the stack: it becomes a JSON Pointer only
// where there is an error to report.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "error_list.hpp"

namespace xaso::detail {

class rule_place {
 public:
  /// @param pointer  where the chain begins; must outlive it
  explicit rule_place(std::string_view pointer = {}) noexcept : key_(pointer) {}

  /// One step down. The step borrows from this place, so a temporary has none.
  [[nodiscard]] rule_place operator/(std::string_view key) const& noexcept {
    return {this, key, no_index};
  }
  [[nodiscard]] rule_place operator/(std::size_t index) const& noexcept {
    return {this, {}, index};
  }
  rule_place operator/(std::string_view key) const&& = delete;
  rule_place operator/(std::size_t index) const&& = delete;

  [[nodiscard]] std::string pointer() const {
    if (parent_ == nullptr) return std::string(key_);
    if (index_ != no_index) return pointer_to(parent_->pointer(), index_);
    return pointer_to(parent_->pointer(), key_);
  }

 private:
  static constexpr auto no_index = static_cast<std::size_t>(-1);

  rule_place(const rule_place* parent, std::string_view key, std::size_t index) noexcept
      : parent_(parent), key_(key), index_(index) {}

  const rule_place* parent_ = nullptr;
  std::string_view key_;
  std::size_t index_ = no_index;
};

}  // namespace xaso::detail
