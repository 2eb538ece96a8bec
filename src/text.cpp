// Text in two languages.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/text.hpp"

namespace xaso {

std::string_view name(language language) noexcept { return language == language::vi ? "vi" : "en"; }

std::string text::in(language language) const {
  if (language == language::vi) return vi;
  if (!en.empty()) return en;
  return '"' + vi + '"';
}

}  // namespace xaso
