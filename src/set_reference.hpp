// How documents name other sets and their conclusions: set.id, set.id@version, set.id#code.
// One form wherever such a text is a key, so that both ends are held to it alike.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "xaso/code.hpp"

namespace xaso::detail {

/// The id in `set.id` or `set.id@version`.
[[nodiscard]] inline std::string_view set_id_of(std::string_view reference) noexcept {
  return reference.substr(0, reference.find('@'));
}

/// Whether `text` names a set: `set.id`, or `set.id@version` with a version that is not empty.
[[nodiscard]] inline bool is_set_reference(std::string_view text) noexcept {
  const std::string_view id = set_id_of(text);
  return is_code(id) && id.size() + 1 != text.size();
}

/// Whether `text` names a conclusion of another set: `set.id#code`, `set.id@version#code`.
[[nodiscard]] inline bool is_conclusion_elsewhere(std::string_view text) noexcept {
  // A version is any text, the code after it is not.
  const std::size_t hash = text.rfind('#');
  return hash != std::string_view::npos && is_set_reference(text.substr(0, hash)) &&
         is_code(text.substr(hash + 1));
}

}  // namespace xaso::detail
