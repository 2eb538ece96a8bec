// What a document lacks: indicators of the law, sources, English texts.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "finders.hpp"

namespace xaso::detail {
namespace {

void find_partial(const examined_set& set, const std::optional<expected_indicators>& expected,
                  node_range range, const std::string& at, finding_list& out) {
  if (!expected) return;
  const std::size_t held = set.index.held_or_expected(range);
  const std::string place = pointer_to(at, "expected_indicators");
  if (!expected->count) {
    const std::string more = std::to_string(held);
    out.add(finding_rule::partial, place, {{"hơn " + more, "more than " + more}, as_is(more)});
  } else if (*expected->count > held) {
    out.add(finding_rule::partial, place,
            {as_is(std::to_string(*expected->count)), as_is(std::to_string(held))});
  }
}

void find_partial(const examined_set& set, finding_list& out) {
  find_partial(set, set.definition.expected, set.index.all(), "", out);
  for (std::size_t i = 0; i < set.index.nodes().size(); ++i) {
    const group* group = set.index.group_at(i);
    if (group == nullptr) continue;
    find_partial(set, group->expected, set.index.below(i), set.index.nodes()[i].pointer, out);
  }
}

// ---- sources ------------------------------------------------------------------------------------

bool is_sourced(const bound_rule& rule) {
  const auto fixed = [](const fixed_bound& bound_of) {
    const auto* plain = std::get_if<bound>(&bound_of);
    return plain != nullptr && !plain->sources.empty();
  };
  if (const auto* plain = std::get_if<bound>(&rule)) return fixed(*plain);
  const auto* selected = std::get_if<selected_bound>(&rule);
  return selected != nullptr && fixed(selected->otherwise) &&
         std::all_of(selected->rows.begin(), selected->rows.end(),
                     [&](const selected_bound::row& row) { return fixed(row.value); });
}

/// Whether an indicator rests on stated sources: its own, those of a group above, or those of every
/// bound it has.
bool is_sourced(const examined_set& set, std::size_t index) {
  for (std::size_t at = index; at != indexed_node::none; at = set.index.nodes()[at].parent) {
    if (!set.index.nodes()[at].node->sources.empty()) return true;
  }
  const auto& indicator = std::get<xaso::indicator>(set.index.nodes()[index].node->content);
  const auto* numbers = std::get_if<number_rule>(&indicator.require);
  return numbers != nullptr && (!numbers->lower || is_sourced(numbers->lower->limit)) &&
         (!numbers->upper || is_sourced(numbers->upper->limit));
}

void find_without_source(const examined_set& set, finding_list& out) {
  for (std::size_t i = 0; i < set.index.nodes().size(); ++i) {
    const indexed_node& node = set.index.nodes()[i];
    if (node.node->is_group() || is_sourced(set, i)) continue;
    const std::string code = as_is(node.node->code).en;
    out.add(finding_rule::source_missing, node.pointer,
            {{"chỉ tiêu " + code, "the indicator " + code}});
  }
  for (std::size_t i = 0; i < set.definition.conclusions.size(); ++i) {
    const conclusion& one = set.definition.conclusions[i];
    const bool by_level = !one.levels.empty() &&
                          std::none_of(one.levels.begin(), one.levels.end(),
                                       [](const level& level) { return level.sources.empty(); });
    if (!one.sources.empty() || by_level) continue;
    const std::string code = as_is(one.code).en;
    out.add(finding_rule::source_missing, pointer_to("/conclusions", i),
            {{"kết luận " + code, "the conclusion " + code}});
  }
}

// ---- English texts ------------------------------------------------------------------------------

class english_examination {
 public:
  english_examination(const examined_set& set, finding_list& out) : set_(set), out_(out) {}

  void run() {
    look_at(set_.definition.title, "");
    for (const indexed_node& node : set_.index.nodes()) {
      look_at(node.node->title, node.pointer);
      if (!node.node->is_group()) {
        look_at(std::get<indicator>(node.node->content).measure,
                pointer_to(node.pointer, "measure"));
      }
    }
    look_at_all(set_.definition.facts, "/facts");
    look_at_all(set_.definition.conclusions, "/conclusions");
    for (std::size_t i = 0; i < set_.definition.conclusions.size(); ++i) {
      look_at_all(set_.definition.conclusions[i].levels,
                  pointer_to(pointer_to("/conclusions", i), "levels"));
    }
    look_at_all(set_.definition.checks, "/checks");
  }

 private:
  void look_at(const text& text, const std::string& at, std::string_view key = "title") {
    if (text.en.empty()) out_.add(finding_rule::english_missing, pointer_to(at, key));
  }
  void look_at(const measure& measure, const std::string& at) {
    for (const auto& [text, key] :
         {std::pair(&measure.numerator, "numerator"),
          std::pair(&measure.denominator, "denominator"), std::pair(&measure.unit, "unit")}) {
      if (*text) look_at(**text, at, key);
    }
    const bool items = measure.type == measure_type::checklist;
    look_at_all(measure.options, pointer_to(at, items ? "items" : "options"));
  }
  template <class Titled>
  void look_at_all(const std::vector<Titled>& all, const std::string& at) {
    for (std::size_t i = 0; i < all.size(); ++i) look_at(all[i].title, pointer_to(at, i));
  }

  const examined_set& set_;
  finding_list& out_;
};

}  // namespace

void find_missing(const examined_set& set, finding_list& out) {
  find_partial(set, out);
  find_without_source(set, out);
  english_examination(set, out).run();
}

}  // namespace xaso::detail
