// Static checks: every finder over every set of a library.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/check.hpp"

#include <iterator>

#include "finders.hpp"

namespace xaso {

namespace detail {

examined_set::examined_set(std::span<const criteria_set> library, std::size_t which)
    : sets(library),
      position(which),
      definition(library[which].definition()),
      index(definition),
      variables(library, which),
      nothing_known(variables.all().size(), unknown_class) {}

}  // namespace detail

std::string_view name(finding::severity severity) noexcept {
  return severity == finding::severity::warning ? "warning" : "note";
}

std::vector<finding> check(const library& library) {
  std::vector<finding> all;
  for (std::size_t i = 0; i < library.sets().size(); ++i) {
    const detail::examined_set set(library.sets(), i);
    detail::finding_list found(i);
    for (const auto find :
         {detail::find_in_requirements, detail::find_in_points, detail::find_unused,
          detail::find_settled, detail::find_read_twice, detail::find_missing}) {
      find(set, found);
    }
    all.insert(all.end(), std::make_move_iterator(found.all().begin()),
               std::make_move_iterator(found.all().end()));
  }
  return all;
}

std::vector<std::string_view> check_rules() {
  std::vector<std::string_view> names;
  for (const detail::finding_text& text : detail::finding_catalogue()) names.push_back(text.rule);
  return names;
}

}  // namespace xaso
