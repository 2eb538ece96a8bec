// Headers are taken apart at the first dot after a prefix, and at the colon.
// SPDX-License-Identifier: Apache-2.0
#include "column_header.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace xaso::detail {
namespace {

using kind = column_header::kind;

constexpr std::array<std::pair<std::string_view, kind>, 4> prefixes{{
    {"unit.", kind::unit},
    {"attribute.", kind::attribute},
    {"fact.", kind::fact},
    {"recognised.", kind::recognised},
}};
constexpr std::string_view level_suffix = ":level";

// The version in a reference to a set is any text: only what the reference ends with is looked at.
column_header recognition_header(std::string_view name) noexcept {
  if (!name.ends_with(level_suffix)) return {kind::recognised, name, {}};
  name.remove_suffix(level_suffix.size());
  return {kind::recognised_level, name, {}};
}

column_header figure_header(std::string_view header) noexcept {
  const std::size_t colon = header.find(':');
  // Were `3.10:` the value too, two columns could be the value of one figure.
  if (colon == std::string_view::npos || colon + 1 == header.size()) {
    return {kind::figure, header, {}};
  }
  return {kind::figure, header.substr(0, colon), header.substr(colon + 1)};
}

}  // namespace

column_header column_header::parse(std::string_view header) noexcept {
  if (header == "target_year") return {kind::target_year, {}, {}};
  for (const auto& [prefix, is] : prefixes) {
    if (!header.starts_with(prefix)) continue;
    const std::string_view name = header.substr(prefix.size());
    return is == kind::recognised ? recognition_header(name) : column_header{is, name, {}};
  }
  return figure_header(header);
}

}  // namespace xaso::detail
