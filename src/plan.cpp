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

/// Fills a plan, step by step, each step using what the ones before have filled.
class compiler {
 public:
  compiler(plan& plan, const std::shared_ptr<plan::known_plans>& known)
      : plan_(plan), known_(known), definition_(plan.set().definition()) {}

  void run() {
    for (const fact_declaration& fact : definition_.facts) {
      plan_.fact_variables_.emplace(fact.name, plan_.variables_.fact(fact.name));
    }
    read_set(plan_.index_);
    number_nodes(definition_.criteria);
    sort_slots();
    place_nodes();
    compile_requirements();
    compile_counting();
    compile_scores();
    plan_.every_ = select(every_indicator{}, whole_set());
    compile_groups();
    compile_conclusions();
    compile_checks();
    compile_ranking();
    index_names();
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
      for (const std::string& tag : each.tags) tagged_[tag].push_back(index);
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

  node_place place_of(const visited& each) {
    node_place place;
    place.node = each.node;
    place.has_status = has_status(each);
    const auto& of_set = definition_.policies.not_applicable;
    const not_applicable_policy* policy = nullptr;
    for (const visited* at = &each;;) {
      if (at->node->applies_when) place.conditions.push_back(condition_of(*at));
      if (at == &each && !place.conditions.empty()) place.own = place.conditions.front();
      if (policy == nullptr && at->node->not_applicable) policy = &*at->node->not_applicable;
      if (at->parent == none) break;
      at = &tree_[at->parent];
    }
    place.by_policy_of_set = policy == nullptr && of_set;
    if (policy == nullptr && of_set) policy = &*of_set;
    if (policy != nullptr) {
      place.policy = *policy;
      place.when_not_applicable = counts_as(*policy);
    }
    return place;
  }

  /// One with points only has none, nor has a group of nothing else that has no form of its own.
  [[nodiscard]] bool has_status(const visited& each) const {
    if (!each.node->is_group()) return std::get<indicator>(each.node->content).is_judged();
    const auto& here = std::get<group>(each.node->content);
    if (here.when || expects_more(each)) return true;
    const auto index = static_cast<std::size_t>(&each - tree_.data());
    for (std::size_t i = index + 1; i < each.end; ++i) {
      const bool judged = tree_[i].node->is_group()
                              ? group_at(i).when || expects_more(tree_[i])
                              : std::get<indicator>(tree_[i].node->content).is_judged();
      if (judged) return true;
    }
    return each.end == index + 1;
  }
  /// Whether a group itself lacks indicators that the law has.
  [[nodiscard]] bool expects_more(const visited& each) const {
    const auto index = static_cast<std::size_t>(&each - tree_.data());
    const auto& expected = std::get<group>(each.node->content).expected;
    return expected &&
           (!expected->count || *expected->count > held_or_expected(index + 1, each.end));
  }

  const compiled_condition* keep(compiled_condition condition) {
    for (const allowed_classes& each : condition) {
      plan_.asks_for_year_ = plan_.asks_for_year_ || each.variable == plan_.variables_.year();
    }
    return &plan_.conditions_.emplace_back(std::move(condition));
  }
  const compiled_condition* condition_of(const visited& at) {
    const compiled_condition*& known = node_conditions_[&at];
    if (known == nullptr) {
      known = keep(plan_.variables_.compile(*at.node->applies_when, definition_));
    }
    return known;
  }

  // ---- what is required, counted and scored ----

  void read_set(std::size_t set) {
    auto& sets = plan_.read_sets_;
    if (std::find(sets.begin(), sets.end(), set) == sets.end()) sets.push_back(set);
  }

  void compile_requirements() {
    bound_compiler bounds(plan_.library_.sets(), plan_.variables_);
    for (const node_place& place : plan_.indicators_) {
      const auto& of = std::get<indicator>(place.node->content);
      compiled_requirement required;
      if (const auto* rule = std::get_if<number_rule>(&of.require)) {
        required = bounds.compile(*rule, plan_.index_);
      }
      plan_.fixed_.push_back(fixed_form(required));
      plan_.requirements_.push_back(std::move(required));
    }
    for (const std::size_t set : bounds.sets_reached()) read_set(set);
    plan_.asks_for_year_ = plan_.asks_for_year_ || bounds.asks_for_year();
  }
  void compile_counting() {
    for (std::size_t slot = 0; slot < plan_.indicators_.size(); ++slot) {
      const measure& measure = std::get<indicator>(plan_.indicators_[slot].node->content).measure;
      if (measure.type != measure_type::derived) continue;
      const derived_rules& derived = measure.derived;
      counting_indicator counting{slot, counted_set_of(derived.set), 0, {}};
      const auto& conclusions =
          plan_.counted_sets_[counting.set].compiled->set().definition().conclusions;
      counting.conclusion = position_of(conclusions, derived.conclusion);
      if (derived.level_at_least) {
        counting.level =
            position_of(conclusions[counting.conclusion].levels, *derived.level_at_least);
      }
      plan_.counting_.push_back(counting);
    }
  }
  std::size_t counted_set_of(const std::string& written) {
    auto& sets = plan_.counted_sets_;
    for (std::size_t i = 0; i < sets.size(); ++i) {
      if (sets[i].written == written) return i;
    }
    const std::size_t index = *plan_.library_.find(written);
    if (!known_->contains(index)) {
      known_->emplace(index, std::make_shared<const plan>(plan_.library_, index, known_));
    }
    sets.push_back({written, known_->at(index)});
    plan_.asks_for_year_ = plan_.asks_for_year_ || sets.back().compiled->asks_for_year();
    return sets.size() - 1;
  }
  template <class Coded>
  [[nodiscard]] static std::size_t position_of(const std::vector<Coded>& list,
                                               std::string_view code) {
    const auto found = std::find_if(list.begin(), list.end(),
                                    [code](const Coded& each) { return each.code == code; });
    return static_cast<std::size_t>(found - list.begin());
  }

  void compile_scores() {
    const auto place = [this](std::string_view code) {
      const std::size_t member = plan_.member_slots_.at(code);
      const visited& each = tree_[tree_index_[member]];
      return score_tree::placed{member, plan_.member(member).policy,
                                each.node->is_group() && each.pool.has_value()};
    };
    plan_.scores_ = score_tree(definition_, root_pool_.has_value(), place);
    for (std::size_t slot = 0; slot < plan_.indicators_.size(); ++slot) {
      const auto& points = std::get<indicator>(plan_.indicators_[slot].node->content).points;
      if (points && std::holds_alternative<cohort_points>(points->rule)) {
        plan_.cohort_indicators_.push_back(slot);
      }
    }
  }

  void compile_checks() {
    for (const consistency_check& check : definition_.checks) {
      plan_.checks_.push_back({&check, plan_.member_slots_.at(check.first.code),
                               plan_.member_slots_.at(check.second.code)});
    }
  }

  void compile_ranking() {
    if (!definition_.ranking) return;
    compiled_ranking ranking{&*definition_.ranking, {}, nullptr};
    if (!ranking.rules->leagues.empty()) {
      ranking.league = plan_.variables_.attribute(definition_, ranking.rules->leagues);
    }
    if (ranking.rules->unranked_when) {
      ranking.unranked = keep(plan_.variables_.compile(*ranking.rules->unranked_when, definition_));
    }
    plan_.ranking_ = ranking;
  }

  void index_names() {
    std::vector<std::string_view> facts;
    for (const fact_declaration& fact : definition_.facts) facts.push_back(fact.name);
    plan_.fact_names_ = in_code_order(std::move(facts));

    std::vector<std::string_view> attributes;
    for (const attribute_declaration& each : definition_.attributes) {
      attributes.push_back(each.name);
    }
    plan_.attribute_names_ = in_code_order(std::move(attributes));

    std::vector<std::string_view> elsewhere;
    for (const elsewhere_conclusion& each : plan_.elsewhere_) elsewhere.push_back(each.written);
    plan_.elsewhere_names_ = in_code_order(std::move(elsewhere));

    for (const variable& each : plan_.variables_.all()) {
      plan_.value_names_.push_back(in_code_order({each.values.begin(), each.values.end()}));
    }
  }
  [[nodiscard]] static name_index in_code_order(std::vector<std::string_view> names) {
    std::sort(names.begin(), names.end(),
              [](std::string_view a, std::string_view b) { return compare_codes(a, b) < 0; });
    return name_index(names);
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
  std::span<const std::size_t> keep(std::vector<std::size_t> pools) {
    return plan_.pool_lists_.emplace_back(std::move(pools));
  }

  /// What a selector selects, worked out once. `tag` is empty for every indicator.
  template <class Make>
  const membership* shared(const scope& in, std::string_view tag, Make make) {
    const membership*& known = selected_[{in.begin, in.end, tag}];
    if (known == nullptr) known = keep(make());
    return known;
  }

  void add_member(membership& to, std::size_t index) const {
    const std::size_t member = tree_[index].member;
    (plan_.member(member).has_status ? to.members : to.scored).push_back(member);
  }

  [[nodiscard]] membership indicators_in(const scope& in) {
    membership result;
    std::vector<std::size_t> pools;
    if (in.pool) pools.push_back(*in.pool);
    for (std::size_t i = in.begin; i < in.end; ++i) {
      if (!tree_[i].node->is_group()) {
        add_member(result, i);
      } else if (group_at(i).counts_as_indicator) {
        add_member(result, i);
        i = tree_[i].end - 1;
      } else if (tree_[i].pool) {
        pools.push_back(*tree_[i].pool);
      }
    }
    result.pools = keep(std::move(pools));
    return result;
  }

  [[nodiscard]] membership tagged_in(const nodes_tagged& tagged, const scope& in) {
    membership result;
    const auto& complete = definition_.complete_tags;
    result.pools_perhaps =
        std::find(complete.begin(), complete.end(), tagged.tag) == complete.end();
    if (result.pools_perhaps) result.pools = all_pools_in(in);
    const std::vector<std::size_t>& all = tagged_[tagged.tag];
    for (auto at = std::lower_bound(all.begin(), all.end(), in.begin);
         at != all.end() && *at < in.end; ++at) {
      add_member(result, *at);
    }
    return result;
  }
  /// Every pool of a scope, worked out once.
  [[nodiscard]] std::span<const std::size_t> all_pools_in(const scope& in) {
    const auto [known, is_new] = pools_in_.try_emplace({in.begin, in.end});
    if (!is_new) return known->second;
    std::vector<std::size_t> pools;
    if (in.pool) pools.push_back(*in.pool);
    for (std::size_t i = in.begin; i < in.end; ++i) {
      if (tree_[i].pool) pools.push_back(*tree_[i].pool);
    }
    return known->second = keep(std::move(pools));
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
    return {compiled_fact{plan_.fact_variables_.at(form.fact), form.is}};
  }
  [[nodiscard]] compiled_form compile(const unit_form& form, const scope& /*in*/) {
    return {compiled_unit{keep(plan_.variables_.compile(form.when, definition_))}};
  }
  [[nodiscard]] compiled_form compile(const conclusion_form& form, const scope& /*in*/) {
    compiled_conclusion_form result{&form, {}, 0, {}};
    const conclusion* other = nullptr;
    if (form.elsewhere()) {
      result.elsewhere = elsewhere_of(form.written);
      other = plan_.elsewhere_[result.elsewhere].conclusion;
    } else {
      result.conclusion = conclusion_slots_.at(form.written);
      other = &definition_.conclusions[*result.conclusion];
    }
    if (form.level_at_least && other != nullptr) {
      result.level = position_of(other->levels, *form.level_at_least);
    }
    return {result};
  }
  std::size_t elsewhere_of(const std::string& written) {
    auto& known = plan_.elsewhere_;
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (known[i].written == written) return i;
    }
    const reference_parts to = split_reference(written);
    elsewhere_conclusion added{written, nullptr};
    if (const auto set = plan_.library_.find(to.set)) {
      const auto& conclusions = plan_.library_.sets()[*set].definition().conclusions;
      added.conclusion = &conclusions[position_of(conclusions, to.code)];
    }
    known.push_back(added);
    return known.size() - 1;
  }
  [[nodiscard]] compiled_form compile(const points_form& form, const scope& in) {
    points_cut cut;
    cut.share = form.share;
    cut.of_unit = form.of.empty();
    cut.at_least = form.at_least.value;
    compiled_points result;
    result.cut = plan_.cuts_.size();
    result.number = &form.at_least;
    if (cut.of_unit) {
      add_scorers(in.begin, in.end, result.scorers);
      result.members = result.scorers;
      result.pools = scoring_pools();
    }
    for (const std::string& code : form.of) {
      const std::size_t index = index_of(code);
      cut.nodes.push_back(*plan_.scores_.of_member(tree_[index].member));
      result.members.push_back(tree_[index].member);
      add_scorers(index, tree_[index].end, result.scorers);
    }
    plan_.cuts_.push_back(std::move(cut));
    return {std::move(result)};
  }
  [[nodiscard]] compiled_form compile(const each_group_form& form, const scope& /*in*/) {
    points_cut cut;
    cut.share = true;
    cut.each = true;
    cut.at_least = form.at_least.value;
    compiled_points result;
    result.cut = plan_.cuts_.size();
    result.number = &form.at_least;
    result.each = true;
    const auto add = [&](std::size_t index) {
      cut.nodes.push_back(*plan_.scores_.of_member(tree_[index].member));
      result.members.push_back(tree_[index].member);
    };
    for (const std::string& code : form.among) add(index_of(code));
    for (std::size_t i = 0; i < tree_.size() && form.among.empty(); i = tree_[i].end) {
      if (tree_[i].node->is_group() && group_at(i).points) add(i);
    }
    plan_.cuts_.push_back(std::move(cut));
    return {std::move(result)};
  }
  void add_scorers(std::size_t begin, std::size_t end, std::vector<std::size_t>& to) const {
    for (std::size_t i = begin; i < end; ++i) {
      const node& here = *tree_[i].node;
      if (!here.is_group() && std::get<indicator>(here.content).points) {
        to.push_back(tree_[i].member);
      }
    }
  }
  /// The pools that add an interval to the unit's points.
  [[nodiscard]] std::vector<std::size_t> scoring_pools() const {
    std::vector<std::size_t> pools;
    if (root_pool_) pools.push_back(*root_pool_);
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      if (!tree_[i].pool) continue;
      std::size_t owner = i;
      while (!group_at(owner).points && tree_[owner].parent != none) owner = tree_[owner].parent;
      const auto scored = plan_.scores_.of_member(tree_[owner].member);
      const bool adds = group_at(owner).points
                            ? plan_.scores_.nodes()[*scored].rest != 0
                            : plan_.scores_.of_member(tree_[i].member).has_value();
      if (adds) pools.push_back(*tree_[i].pool);
    }
    return pools;
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
      add_member(children, index_of(child.code));
    }
    if (tree_[index].pool) children.pools = keep(std::vector{*tree_[index].pool});
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
      if (each.applies_when) {
        result.conditions.push_back(
            keep(plan_.variables_.compile(*each.applies_when, definition_)));
      }
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
  const std::shared_ptr<plan::known_plans>& known_;
  const criteria_definition& definition_;
  std::vector<visited> tree_;
  std::vector<std::size_t> tree_index_;  ///< by slot
  std::optional<std::size_t> root_pool_;
  std::unordered_map<const visited*, const compiled_condition*> node_conditions_;
  std::unordered_map<std::string_view, std::size_t> conclusion_slots_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> tagged_;
  std::map<std::tuple<std::size_t, std::size_t, std::string_view>, const membership*> selected_;
  std::map<std::pair<std::size_t, std::size_t>, std::span<const std::size_t>> pools_in_;
};

plan::plan(xaso::library library, std::size_t index, const std::shared_ptr<known_plans>& known)
    : library_(std::move(library)), index_(index), variables_(library_.sets(), index) {
  compiler(*this, known).run();
}

code_kind plan::kind_of(std::string_view code) const noexcept {
  const auto found = member_slots_.find(code);
  if (found == member_slots_.end()) return code_kind::unknown;
  return found->second < indicators_.size() ? code_kind::indicator : code_kind::group;
}

std::size_t plan::indicator_slot(std::string_view code) const noexcept {
  return member_slots_.find(code)->second;
}

std::optional<std::size_t> plan::fact_variable(std::string_view name) const noexcept {
  const auto found = fact_variables_.find(name);
  if (found == fact_variables_.end()) return {};
  return found->second;
}

}  // namespace xaso::detail
