// Finding in a criteria set what explanations name.
// SPDX-License-Identifier: Apache-2.0
#include "set_words.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace xaso::detail {
namespace {

bool find_below(const std::vector<node>& nodes, std::string_view code,
                std::vector<const node*>& path) {
  for (const node& one : nodes) {
    path.push_back(&one);
    if (one.code == code) return true;
    const auto* inner = std::get_if<group>(&one.content);
    if (inner != nullptr && find_below(inner->children, code, path)) return true;
    path.pop_back();
  }
  return false;
}

}  // namespace

std::vector<const node*> path_to(const criteria_set& set, std::string_view code) {
  std::vector<const node*> path;
  find_below(set.definition().criteria, code, path);
  return path;
}

bool counts_as_indicator(const node& one) noexcept {
  const auto* inner = std::get_if<group>(&one.content);
  return inner == nullptr || inner->counts_as_indicator;
}

std::string node_named(const criteria_set& set, std::string_view code, const speaker& say) {
  const std::vector<const node*> path = path_to(set, code);
  if (path.empty()) return std::string(code);
  const bool one = counts_as_indicator(*path.back());
  return say(one ? phrase::indicator_named : phrase::group_named,
             {code, say.title(path.back()->title)});
}

std::string fact_title(const criteria_set& set, std::string_view name, const speaker& say) {
  const std::vector<fact_declaration>& facts = set.definition().facts;
  const auto found = std::find_if(facts.begin(), facts.end(),
                                  [&](const fact_declaration& one) { return one.name == name; });
  return found == facts.end() ? say.title(name) : say.title(found->title);
}

std::string attributes_named_by(const std::vector<std::string>& names, const speaker& say) {
  std::vector<std::string> titles;
  std::string year;
  for (const std::string& name : names) {
    if (name == year_name) {
      year = say(phrase::target_year);
    } else {
      titles.push_back(say.title(name));
    }
  }
  if (titles.empty()) return year;
  const phrase how = titles.size() == 1 ? phrase::attribute_named : phrase::attributes_named;
  const std::string listed = say.first_few(std::move(titles), phrase::more_things);
  return say.joined(phrase::last_of_two, say(how, {listed}), year);
}

std::string basis_of(certainty certainty, const speaker& say) {
  switch (certainty) {
    case certainty::inferred:
      return say(phrase::basis_inferred);
    case certainty::choice:
      return say(phrase::basis_choice);
    case certainty::attested:
    case certainty::not_found:
      break;
  }
  return {};
}

}  // namespace xaso::detail
