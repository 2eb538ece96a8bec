// Compiling a criteria set. The set is valid: everything that is looked up is there.
// SPDX-License-Identifier: Apache-2.0
#include "plan.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "xaso/code.hpp"

namespace xaso::detail {

std::optional<bool> hold(const std::vector<fact_condition>& conditions,
                         const fact_values& facts) noexcept {
  bool open = false;
  for (auto condition = conditions.begin(); condition != conditions.end(); ++condition) {
    const std::optional<bool>& fact = facts[condition->fact];
    if (fact && *fact != condition->is) return false;
    if (fact) continue;
    open = true;
    // Whatever the fact is, it is the same for all.
    const bool opposed = std::any_of(conditions.begin(), condition, [&](const auto& earlier) {
      return earlier.fact == condition->fact && earlier.is != condition->is;
    });
    if (opposed) return false;
  }
  if (open) return {};
  return true;
}

/// Fills a plan, step by step, each step using what the ones before have filled.
class compiler {
 public:
  explicit compiler(plan& plan) : plan_(plan), definition_(plan.set_.definition()) {}

  void run() {
    for (std::size_t i = 0; i < definition_.facts.size(); ++i) {
      plan_.fact_slots_.emplace(definition_.facts[i].name, i);
    }
    number_nodes(definition_.criteria);
    sort_slots();
    place_nodes();
    plan_.every_ = select(every_indicator{}, whole_set());
    compile_groups();
    compile_conclusions();
  }

 private:
  /// A node as it is met on the way down the tree.
  struct visited {
    const xaso::node* node = nullptr;
    std::size_t parent = none;  ///< index into `tree_`
    std::size_t end = 0;        ///< one past the last node below it in `tree_`
    std::size_t member = 0;     ///< its slot
    std::optional<std::size_t> pool;
  };
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  [[nodiscard]] const group& group_at(std::size_t index) const {
    return std::get<group>(tree_[index].node->content);
  }

  // ---- the tree, flattened in the document's order ----

  void number_nodes(const std::vector<node>& nodes, std::size_t parent = none) {
    for (const node& each : nodes) {
      const std::size_t index = tree_.size();
      tree_.push_back({&each, parent, 0, 0, {}});
      if (each.is_group()) number_nodes(std::get<group>(each.content).children, index);
      tree_[index].end = tree_.size();
    }
  }

  /// Gives every node its slot: indicators in code order, then groups in code order.
  void sort_slots() {
    std::vector<std::size_t> order(tree_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      if (tree_[a].node->is_group() != tree_[b].node->is_group()) return tree_[b].node->is_group();
      return compare_codes(tree_[a].node->code, tree_[b].node->code) < 0;
    });
    for (std::size_t slot = 0; slot < order.size(); ++slot) {
      visited& place = tree_[order[slot]];
      place.member = slot;
      plan_.member_slots_.emplace(place.node->code, slot);
    }
    tree_index_ = std::move(order);
  }

  void place_nodes() {
    const auto groups = static_cast<std::size_t>(std::count_if(
        tree_.begin(), tree_.end(), [](const visited& each) { return each.node->is_group(); }));
    plan_.indicators_.resize(tree_.size() - groups);
    plan_.groups_.resize(groups);
    for (const visited& each : tree_) {
      const std::size_t indicators = plan_.indicators_.size();
      (each.member < indicators ? plan_.indicators_[each.member]
                                : plan_.groups_[each.member - indicators].place) = place_of(each);
    }
    add_pool("*", definition_.expected, none, 0, tree_.size());
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      if (tree_[i].node->is_group()) {
        add_pool(tree_[i].node->code, group_at(i).expected, i, i + 1, tree_[i].end);
      }
    }
  }

  [[nodiscard]] node_place place_of(const visited& each) const {
    node_place place;
    place.node = each.node;
    const auto& of_set = definition_.policies.not_applicable;
    const not_applicable_policy* policy = nullptr;
    for (const visited* at = &each;;) {
      if (at->node->applies_when) place.conditions.push_back(resolve(*at->node->applies_when));
      if (policy == nullptr && at->node->not_applicable) policy = &*at->node->not_applicable;
      if (at->parent == none) break;
      at = &tree_[at->parent];
    }
    place.by_policy_of_set = policy == nullptr && of_set;
    if (policy == nullptr && of_set) policy = &*of_set;
    if (policy != nullptr) place.when_not_applicable = counts_as(*policy);
    return place;
  }

  [[nodiscard]] fact_condition resolve(const condition& condition) const {
    return {plan_.fact_slots_.at(condition.fact), condition.is};
  }

  /// What a group (or the set) expects and neither it nor its subgroups hold or expect.
  void add_pool(std::string_view code, const std::optional<expected_indicators>& expected,
                std::size_t owner, std::size_t begin, std::size_t end) {
    if (!expected) return;
    unspecified_pool pool;
    pool.code = code;
    if (expected->count) {
      pool.count = *expected->count - held_or_expected(begin, end);
      if (*pool.count == 0) return;
    }
    if (owner != none) {
      const node_place& place = plan_.member(tree_[owner].member);
      pool.conditions = place.conditions;
      pool.when_not_applicable = place.when_not_applicable;
      tree_[owner].pool = plan_.pools_.size();
    } else {
      root_pool_ = plan_.pools_.size();
    }
    plan_.pools_.push_back(std::move(pool));
  }

  [[nodiscard]] std::size_t held_or_expected(std::size_t begin, std::size_t end) const {
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (!tree_[i].node->is_group()) {
        ++count;
      } else if (group_at(i).counts_as_indicator) {
        ++count;
        i = tree_[i].end - 1;
      } else if (const auto& expected = group_at(i).expected; expected && expected->count) {
        count += *expected->count;
        i = tree_[i].end - 1;
      }
    }
    return count;
  }

  // ---- selectors ----

  /// The nodes below a group, or all of the set: what a selector chooses from.
  struct scope {
    std::size_t begin;
    std::size_t end;
    std::optional<std::size_t> pool;  ///< that of the group or the set itself
  };

  [[nodiscard]] scope whole_set() const { return {0, tree_.size(), root_pool_}; }
  [[nodiscard]] scope below(std::size_t index) const {
    return {index + 1, tree_[index].end, tree_[index].pool};
  }

  [[nodiscard]] std::size_t index_of(std::string_view code) const {
    return tree_index_[plan_.member_slots_.at(code)];
  }

  const membership* select(const selector& selector, const scope& in) {
    if (std::holds_alternative<every_indicator>(selector)) return every_in(in);
    if (const auto* under = std::get_if<nodes_under>(&selector)) {
      return every_in(below(index_of(under->code)));
    }
    if (const auto* tagged = std::get_if<nodes_tagged>(&selector)) {
      return shared(in, tagged->tag, [&] { return tagged_in(*tagged, in); });
    }
    membership result;
    for (const std::string& code : std::get<listed_nodes>(selector).codes) {
      result.members.push_back(plan_.member_slots_.at(code));
    }
    return keep(std::move(result));
  }

  const membership* every_in(const scope& in) {
    return shared(in, "", [&] { return indicators_in(in); });
  }

  const membership* keep(membership members) {
    return &plan_.memberships_.emplace_back(std::move(members));
  }

  /// What a selector selects, worked out once. `tag` is empty for every indicator.
  template <class Make>
  const membership* shared(const scope& in, std::string_view tag, Make make) {
    const membership*& known = selected_[{in.begin, in.end, tag}];
    if (known == nullptr) known = keep(make());
    return known;
  }

  [[nodiscard]] membership indicators_in(const scope& in) const {
    membership result;
    if (in.pool) result.pools.push_back(*in.pool);
    for (std::size_t i = in.begin; i < in.end; ++i) {
      if (!tree_[i].node->is_group()) {
        result.members.push_back(tree_[i].member);
      } else if (group_at(i).counts_as_indicator) {
        result.members.push_back(tree_[i].member);
        i = tree_[i].end - 1;
      } else if (tree_[i].pool) {
        result.pools.push_back(*tree_[i].pool);
      }
    }
    return result;
  }

  [[nodiscard]] membership tagged_in(const nodes_tagged& tagged, const scope& in) const {
    membership result;
    const auto& complete = definition_.complete_tags;
    result.pools_perhaps =
        std::find(complete.begin(), complete.end(), tagged.tag) == complete.end();
    if (result.pools_perhaps && in.pool) result.pools.push_back(*in.pool);
    for (std::size_t i = in.begin; i < in.end; ++i) {
      const auto& tags = tree_[i].node->tags;
      if (std::find(tags.begin(), tags.end(), tagged.tag) != tags.end()) {
        result.members.push_back(tree_[i].member);
      }
      if (result.pools_perhaps && tree_[i].pool) result.pools.push_back(*tree_[i].pool);
    }
    return result;
  }

  // ---- forms ----

  [[nodiscard]] compiled_form compile(const form& form, const scope& in) {
    return std::visit([&](const auto& content) { return compile(content, in); }, form.content);
  }
  [[nodiscard]] compiled_form compile(const quantified_form& form, const scope& in) {
    return {compiled_quantified{form.all, select(form.among, in)}};
  }
  [[nodiscard]] compiled_form compile(const tally_form& form, const scope& in) {
    return {compiled_tally{&form, select(form.among, in)}};
  }
  [[nodiscard]] compiled_form compile(const fact_form& form, const scope& /*in*/) const {
    return {compiled_fact{{plan_.fact_slots_.at(form.fact), form.is}}};
  }
  [[nodiscard]] compiled_form compile(const conclusion_form& form, const scope& /*in*/) const {
    compiled_conclusion_form result{&form, {}, {}};
    if (form.elsewhere()) return {result};
    result.conclusion = conclusion_slots_.at(form.written);
    if (form.level_at_least) {
      const std::vector<level>& levels = definition_.conclusions[*result.conclusion].levels;
      const auto level = std::find_if(levels.begin(), levels.end(), [&](const xaso::level& each) {
        return each.code == *form.level_at_least;
      });
      result.level = static_cast<std::size_t>(level - levels.begin());
    }
    return {result};
  }
  [[nodiscard]] compiled_form compile(const combined_form& form, const scope& in) {
    compiled_combined result;
    result.how = form.how;
    for (const xaso::form& operand : form.operands) result.operands.push_back(compile(operand, in));
    return {std::move(result)};
  }

  void compile_groups() {
    const std::size_t indicators = plan_.indicators_.size();
    for (std::size_t i = tree_.size(); i-- > 0;) {  // those below come later in the document
      if (!tree_[i].node->is_group()) continue;
      const std::size_t slot = tree_[i].member - indicators;
      const auto& when = group_at(i).when;
      plan_.groups_[slot].form = when ? compile(*when, below(i)) : all_children_met(i);
      plan_.group_order_.push_back(slot);
    }
  }

  [[nodiscard]] compiled_form all_children_met(std::size_t index) {
    membership children;
    for (const node& child : group_at(index).children) {
      children.members.push_back(plan_.member_slots_.at(child.code));
    }
    if (tree_[index].pool) children.pools.push_back(*tree_[index].pool);
    return {compiled_quantified{true, keep(std::move(children))}};
  }

  // ---- conclusions ----

  void compile_conclusions() {
    for (std::size_t i = 0; i < definition_.conclusions.size(); ++i) {
      conclusion_slots_.emplace(definition_.conclusions[i].code, i);
    }
    for (const conclusion& each : definition_.conclusions) {
      compiled_conclusion result;
      result.conclusion = &each;
      if (each.applies_when) result.conditions.push_back(resolve(*each.applies_when));
      if (each.when) result.forms.push_back(compile(*each.when, whole_set()));
      for (const level& level : each.levels) {
        result.forms.push_back(compile(level.when, whole_set()));
      }
      plan_.conclusions_.push_back(std::move(result));
    }
    order_conclusions();
  }

  /// Depth first, without recursion: a chain of references may be as long as the document.
  void order_conclusions() {
    enum class state : std::uint8_t { new_one, waiting, ordered };
    std::vector<state> states(plan_.conclusions_.size(), state::new_one);
    std::vector<std::size_t> waiting;
    for (std::size_t i = 0; i < states.size(); ++i) {
      waiting.push_back(i);
      while (!waiting.empty()) {
        const std::size_t index = waiting.back();
        if (states[index] == state::new_one) {
          states[index] = state::waiting;
          for (const compiled_form& form : plan_.conclusions_[index].forms) {
            add_referred(form, waiting);
          }
          continue;
        }
        waiting.pop_back();
        if (states[index] == state::ordered) continue;
        states[index] = state::ordered;
        plan_.conclusion_order_.push_back(index);
      }
    }
  }

  /// Adds the conclusions that a form refers to; its depth is limited by the nesting of documents.
  static void add_referred(const compiled_form& form, std::vector<std::size_t>& referred) {
    if (const auto* other = std::get_if<compiled_conclusion_form>(&form.content)) {
      if (other->conclusion) referred.push_back(*other->conclusion);
    } else if (const auto* combined = std::get_if<compiled_combined>(&form.content)) {
      for (const compiled_form& operand : combined->operands) add_referred(operand, referred);
    }
  }

  plan& plan_;
  const criteria_definition& definition_;
  std::vector<visited> tree_;
  std::vector<std::size_t> tree_index_;  ///< by slot
  std::optional<std::size_t> root_pool_;
  std::unordered_map<std::string_view, std::size_t> conclusion_slots_;
  std::map<std::tuple<std::size_t, std::size_t, std::string_view>, const membership*> selected_;
};

plan::plan(criteria_set set) : set_(std::move(set)) { compiler(*this).run(); }

code_kind plan::kind_of(std::string_view code) const noexcept {
  const auto found = member_slots_.find(code);
  if (found == member_slots_.end()) return code_kind::unknown;
  return found->second < indicators_.size() ? code_kind::indicator : code_kind::group;
}

std::size_t plan::indicator_slot(std::string_view code) const noexcept {
  return member_slots_.find(code)->second;
}

std::optional<std::size_t> plan::fact_slot(std::string_view name) const noexcept {
  const auto found = fact_slots_.find(name);
  if (found == fact_slots_.end()) return {};
  return found->second;
}

}  // namespace xaso::detail
