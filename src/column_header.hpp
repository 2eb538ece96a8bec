// What the header of a column says: the grammar of headers, in one place.
// Whether a set knows what it names is decided where columns are bound.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace xaso::detail {

/// A header taken apart. Borrows the header.
struct column_header {
  enum class kind : std::uint8_t {
    unit,              ///< `unit.<name>`
    attribute,         ///< `attribute.<name>`
    fact,              ///< `fact.<name>`
    recognised,        ///< `recognised.<name>`
    recognised_level,  ///< `recognised.<name>:level`
    target_year,       ///< `target_year`
    figure,            ///< anything else: `<name>` or `<name>:<part>`
  };
  kind is = kind::figure;
  std::string_view name;  ///< a key, an attribute, a fact, `set.id#code`, or a code
  std::string_view part;  ///< of a figure; empty: its value

  /// Takes any text apart. What is of no other kind is a figure, perhaps with a name that is no
  /// code and so unknown to every set.
  /// @throws nothing   @complexity O(size), no allocation
  [[nodiscard]] static column_header parse(std::string_view header) noexcept;

  friend bool operator==(const column_header&, const column_header&) = default;
};

}  // namespace xaso::detail
