// How much room a cell takes: what a table checks, and readers rely on.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "xaso/table.hpp"

namespace xaso::detail {

/// Of one value: bytes, of `boolean1` bits; 0: it is no type.
[[nodiscard]] constexpr std::size_t cell_size(cell_type type) noexcept {
  switch (type) {
    case cell_type::boolean8:
    case cell_type::boolean1:
    case cell_type::code8:
      return 1;
    case cell_type::code16:
      return 2;
    case cell_type::int32:
    case cell_type::code32:
      return 4;
    case cell_type::int64:
    case cell_type::decimal64:
    case cell_type::float64:
      return 8;
  }
  return 0;
}

/// Whether a value is a place in a dictionary.
[[nodiscard]] constexpr bool has_dictionary(cell_type type) noexcept {
  return type == cell_type::code8 || type == cell_type::code16 || type == cell_type::code32;
}

/// Whether a value is yes or no.
[[nodiscard]] constexpr bool is_boolean(cell_type type) noexcept {
  return type == cell_type::boolean8 || type == cell_type::boolean1;
}

/// Whether a value is a number.
[[nodiscard]] constexpr bool is_number(cell_type type) noexcept {
  return type == cell_type::int32 || type == cell_type::int64 || type == cell_type::decimal64 ||
         type == cell_type::float64;
}

/// From one row to the next.
[[nodiscard]] inline std::ptrdiff_t step_of(const column& column) noexcept {
  return column.stride.value_or(static_cast<std::ptrdiff_t>(cell_size(column.type)));
}

}  // namespace xaso::detail
