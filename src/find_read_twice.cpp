// Conditions that read an indicator, or a fact, in several of their parts. Each part is taken by
// itself, so that what a missing figure cannot change together may be decided late.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "finders.hpp"
#include "xaso/code.hpp"

namespace xaso::detail {
namespace {

constexpr std::size_t most_named = 5;

/// What a form reads: indicators by code, facts by "fact name".
using readings = std::set<std::string, code_less>;

class reader {
 public:
  explicit reader(const examined_set& set) : set_(set), known_(set.definition.conclusions.size()) {}

  /// What several operands of a form, or of one inside it, read.
  readings twice(const form& one, node_range scope) {
    readings found;
    const auto* combined = std::get_if<combined_form>(&one.content);
    if (combined == nullptr) return found;
    readings before;
    for (const form& operand : combined->operands) {
      found.merge(twice(operand, scope));
      for (const std::string& each : read(operand, scope)) {
        if (!before.insert(each).second) found.insert(each);
      }
    }
    return found;
  }

 private:
  readings read(const form& one, node_range scope) {
    readings found;
    if (const auto* all = std::get_if<quantified_form>(&one.content)) {
      add(all->among, scope, found);
    } else if (const auto* tally = std::get_if<tally_form>(&one.content)) {
      add(tally->among, scope, found);
    } else if (const auto* fact = std::get_if<fact_form>(&one.content)) {
      found.insert(fact->fact);
    } else if (const auto* points = std::get_if<points_form>(&one.content)) {
      add_scored(points->of, scope, found);
    } else if (const auto* groups = std::get_if<each_group_form>(&one.content)) {
      add_scored(groups->among, scope, found);
    } else if (const auto* other = std::get_if<conclusion_form>(&one.content)) {
      if (!other->elsewhere()) found = of_conclusion(other->written);
    } else if (const auto* combined = std::get_if<combined_form>(&one.content)) {
      for (const form& operand : combined->operands) found.merge(read(operand, scope));
    }
    return found;
  }

  const readings& of_conclusion(const std::string& code) {
    static const readings nothing;
    const auto index = set_.index.conclusion(code);
    if (!index) return nothing;
    std::optional<readings>& known = known_[*index];
    if (known) return *known;
    readings found;
    const conclusion& one = set_.definition.conclusions[*index];
    if (one.when) found = read(*one.when, set_.index.all());
    for (const level& level : one.levels) found.merge(read(level.when, set_.index.all()));
    known = std::move(found);
    return *known;
  }

  /// The indicators among nodes that are judged (or score).
  void add_range(node_range range, bool scored, readings& found) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const auto* indicator = std::get_if<xaso::indicator>(&set_.index.nodes()[i].node->content);
      if (indicator == nullptr) continue;
      if (scored ? indicator->points.has_value() : indicator->is_judged()) {
        found.insert(set_.index.nodes()[i].node->code);
      }
    }
  }
  /// A node, and what lies below it.
  void add_node(const std::string& code, bool scored, readings& found) const {
    if (const auto index = set_.index.node(code)) {
      add_range({*index, set_.index.nodes()[*index].end}, scored, found);
    }
  }

  void add(const selector& among, node_range scope, readings& found) const {
    if (std::holds_alternative<every_indicator>(among)) {
      add_range(scope, false, found);
    } else if (const auto* listed = std::get_if<listed_nodes>(&among)) {
      for (const std::string& code : listed->codes) add_node(code, false, found);
    } else if (const auto* under = std::get_if<nodes_under>(&among)) {
      add_node(under->code, false, found);
    } else {
      for (const std::size_t index : set_.index.tagged(std::get<nodes_tagged>(among).tag)) {
        if (scope.holds(index)) add_node(set_.index.nodes()[index].node->code, false, found);
      }
    }
  }
  void add_scored(const std::vector<std::string>& of, node_range scope, readings& found) const {
    if (of.empty()) add_range(scope, true, found);
    for (const std::string& code : of) add_node(code, true, found);
  }

  const examined_set& set_;
  std::vector<std::optional<readings>> known_;  // by conclusion
};

text named(const readings& twice) {
  std::string codes;
  std::size_t count = 0;
  for (const std::string& each : twice) {
    if (count++ < most_named) codes += (codes.empty() ? "" : ", ") + each;
  }
  if (count <= most_named) return as_is(codes);
  const std::string rest = std::to_string(count - most_named);
  return {as_is(codes).vi + " và " + rest + " chỉ tiêu khác",
          as_is(codes).en + " and " + rest + " more"};
}

}  // namespace

void find_read_twice(const examined_set& set, finding_list& out) {
  reader reader(set);
  for_each_form(set, [&](const form& form, const std::string& at, node_range scope) {
    const readings twice = reader.twice(form, scope);
    if (!twice.empty()) out.add(finding_rule::read_twice, at, {named(twice)});
  });
}

}  // namespace xaso::detail
