// The rules of scoring, over a number type: `certified` on the fast path, exact rationals on the
// other. A question that the numbers do not decide marks the run as undecided; what it then says is
// thrown away.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "scoring.hpp"

namespace xaso::detail {

/// From the least to the greatest; an end that is empty: without end.
template <class Number>
struct interval_of {
  std::optional<Number> least = Number();
  std::optional<Number> greatest = Number();

  [[nodiscard]] static interval_of only(const Number& value) { return {value, value}; }

  [[nodiscard]] interval_of plus(const interval_of& other) const {
    interval_of sum{std::nullopt, std::nullopt};
    if (least && other.least) sum.least = *least + *other.least;
    if (greatest && other.greatest) sum.greatest = *greatest + *other.greatest;
    return sum;
  }
  /// The least interval that holds both.
  [[nodiscard]] interval_of with(const interval_of& other) const {
    interval_of hull{std::nullopt, std::nullopt};
    if (least && other.least) hull.least = least_of(*least, *other.least);
    if (greatest && other.greatest) hull.greatest = greatest_of(*greatest, *other.greatest);
    return hull;
  }
};

/// Asks for signs, and remembers whether one was not decided.
template <class Number>
class decisions {
 public:
  [[nodiscard]] int sign(const Number& value) {
    const std::optional<int> found = value.sign();
    undecided_ = undecided_ || !found;
    return found.value_or(0);
  }
  [[nodiscard]] std::string shown(const std::optional<Number>& value) {
    if (!value) return {};
    std::optional<std::string> text = value->shown();
    undecided_ = undecided_ || !text;
    return std::move(text).value_or(std::string());
  }
  [[nodiscard]] bool undecided() const noexcept { return undecided_; }

 private:
  bool undecided_ = false;
};

// ---- one figure ---------------------------------------------------------------------------------

template <class Number>
class figure_scoring {
 public:
  using interval = interval_of<Number>;

  figure_scoring(const scored_figure& figure, decisions<Number>& decide)
      : figure_(figure), rule_(*figure.of->points), measure_(figure.of->measure), decide_(decide) {}

  /// The points, where the indicator applies.
  interval run() {
    interval found = cut(by_figure());
    said_.is_open = is_open(found);
    if (figure_.figure.figure != nullptr && reported()) found = hear_reported(found);
    if (!has_evidence(*figure_.of, figure_.figure)) found = gated(found);
    return found;
  }
  [[nodiscard]] const figure_score& said() const noexcept { return said_; }

  /// The maximum, or (not known) anything from the minimum.
  [[nodiscard]] interval maximum() const {
    return rule_.max ? interval::only(Number(*rule_.max)) : everything();
  }
  [[nodiscard]] interval minimum() const { return interval::only(Number(rule_.min)); }

 private:
  [[nodiscard]] std::optional<decimal> reported() const {
    return figure_.figure.detail == nullptr ? std::nullopt : figure_.figure.detail->reported_points;
  }
  [[nodiscard]] bool zero_is_met() const {
    return measure_.is_ratio() && measure_.ratio.zero == zero_denominator::met;
  }

  // ---- what is written in the rule ----

  [[nodiscard]] interval everything() const {
    return {Number(rule_.min), rule_.max ? std::optional(Number(*rule_.max)) : std::nullopt};
  }
  [[nodiscard]] interval points_of(const std::optional<decimal>& written) const {
    return written ? interval::only(Number(*written)) : everything();
  }
  [[nodiscard]] interval part_of_max(fraction part) const {
    return interval::only(Number::of_product({rule_.max->mantissa(), part.numerator},
                                             {power_of_ten(rule_.max->scale()), part.denominator}));
  }
  /// From the least to the greatest that the rule has.
  [[nodiscard]] interval written() const {
    if (const auto* steps = std::get_if<step_points>(&rule_.rule)) {
      interval all = points_of(steps->otherwise);
      for (const step& each : steps->steps) all = all.with(points_of(each.points));
      return all;
    }
    if (std::holds_alternative<met_points>(rule_.rule)) return interval().with(maximum());
    const auto* parts = std::get_if<part_points>(&rule_.rule);
    if (parts == nullptr || !rule_.max) return everything();
    if (measure_.type == measure_type::checklist) {
      interval sum;
      for (const auto& [code, part] : parts->parts) sum = sum.plus(part_of_max(part));
      return interval().with(sum);
    }
    interval all = part_of_max(parts->parts.front().second);
    for (const auto& [code, part] : parts->parts) all = all.with(part_of_max(part));
    return all;
  }

  [[nodiscard]] interval cut(interval found) const {
    const Number min(rule_.min);
    found.least = found.least ? greatest_of(*found.least, min) : min;
    if (found.greatest) found.greatest = greatest_of(*found.greatest, min);
    if (!rule_.max) return found;
    const Number max(*rule_.max);
    found.least = least_of(*found.least, max);
    found.greatest = found.greatest ? least_of(*found.greatest, max) : max;
    return found;
  }

  // ---- what the figure leaves of it ----

  [[nodiscard]] interval by_figure() {
    if (std::holds_alternative<met_points>(rule_.rule)) return by_status();
    const judgement& verdict = *figure_.verdict;
    if (verdict.wrong_type || verdict.inconsistent || gives_nothing(figure_.figure)) {
      return zero_is_met() ? written().with(maximum()) : written();
    }
    switch (measure_.type) {
      case measure_type::choice:
        return by_option();
      case measure_type::checklist:
        return by_items();
      default:
        return by_number();
    }
  }

  [[nodiscard]] interval by_status() const {
    const candidates left = figure_.verdict->without_gate;
    if (!left.may_be_met()) return {};
    return left.may_be_not_met() ? interval().with(maximum()) : maximum();
  }

  [[nodiscard]] interval by_option() const {
    if (!rule_.max) return everything();
    const std::string& given =
        figure_.figure.data->texts[measurement_data::index(figure_.figure.figure->value)];
    for (const auto& [code, part] : std::get<part_points>(rule_.rule).parts) {
      if (code == given) return part_of_max(part);
    }
    return everything();
  }

  [[nodiscard]] interval by_items() const {
    if (!rule_.max) return everything();
    interval sum;
    for (const auto& [code, part] : std::get<part_points>(rule_.rule).parts) {
      const std::optional<bool> checked = item_checked(figure_.figure, code);
      if (checked == false) continue;
      sum = sum.plus(checked ? part_of_max(part) : interval().with(part_of_max(part)));
    }
    return sum;
  }

  [[nodiscard]] figure_extent extent() const {
    if (measure_.is_ratio()) return extent_of_ratio(ratio_of(figure_.figure), measure_.ratio);
    const amount value = number_of(figure_.figure);
    return measure_.is_count() ? extent_of_count(value) : extent_of_quantity(value);
  }

  [[nodiscard]] interval by_number() {
    const figure_extent of = extent();
    if (of.empty) return zero_is_met() ? maximum() : written();  // 0 of 0
    const interval found = by_extent(of);
    return of.may_be_zero && zero_is_met() ? found.with(maximum()) : found;
  }

  [[nodiscard]] interval by_extent(const figure_extent& of) {
    if (const auto* steps = std::get_if<step_points>(&rule_.rule)) return by_steps(*steps);
    if (!rule_.max) return everything();
    const decimal max = *rule_.max;
    if (std::holds_alternative<ratio_points>(rule_.rule)) {
      return in_proportion(of, {max.mantissa(), 100 * int128(power_of_ten(max.scale()))});
    }
    if (const auto* target = std::get_if<target_points>(&rule_.rule)) {
      if (!target->target) return everything();
      return in_proportion(of, {int128(max.mantissa()) * power_of_ten(target->target->scale()),
                                int128(target->target->mantissa()) * power_of_ten(max.scale())});
    }
    if (const auto* units = std::get_if<unit_points>(&rule_.rule)) {
      return in_proportion(of, {units->each.numerator, units->each.denominator});
    }
    return by_position(of, std::get<cohort_points>(rule_.rule));
  }

  /// The figure times a factor.
  [[nodiscard]] static interval in_proportion(const figure_extent& of, exact_ratio factor) {
    const auto times = [&](const std::optional<exact_ratio>& end) -> std::optional<Number> {
      if (!end) return {};
      return Number::of_product({end->numerator, factor.numerator},
                                {end->denominator, factor.denominator});
    };
    interval result{times(of.least), times(of.greatest)};
    if (factor.numerator < 0) std::swap(result.least, result.greatest);
    return result;
  }

  /// Which step holds: the first; so one that lies between it and the one before.
  [[nodiscard]] interval by_steps(const step_points& steps) const {
    std::optional<interval> found;
    const auto add = [&](const number_requirement& band, const std::optional<decimal>& points) {
      if (!some_within(band)) return;
      found = found ? found->with(points_of(points)) : points_of(points);
    };
    std::optional<decimal> before;
    for (const step& each : steps.steps) {
      add(band_of(steps.at_most, each.limit, before), each.points);
      before = each.limit;
    }
    add(band_of(steps.at_most, std::nullopt, before), steps.otherwise);
    return found.value_or(written());
  }
  [[nodiscard]] static number_requirement band_of(bool at_most, std::optional<decimal> limit,
                                                  std::optional<decimal> before) {
    const auto bound_at = [](comparison how, decimal value) { return threshold{how, {value, {}}}; };
    number_requirement band;
    if (at_most) {
      if (before) band.lower = bound_at(comparison::more_than, *before);
      if (limit) band.upper = bound_at(comparison::at_most, *limit);
    } else {
      if (limit) band.lower = bound_at(comparison::at_least, *limit);
      if (before) band.upper = bound_at(comparison::less_than, *before);
    }
    return band;
  }
  [[nodiscard]] bool some_within(const number_requirement& band) const {
    using bit = outcomes::bit;
    if (measure_.is_ratio()) {
      return judge(ratio_of(figure_.figure), measure_.ratio, band).has(bit::met);
    }
    const amount value = number_of(figure_.figure);
    return (measure_.is_count() ? judge_count(value, band) : judge_quantity(value, band))
        .has(bit::met);
  }

  [[nodiscard]] interval by_position(const figure_extent& of, const cohort_points& rule) const {
    if (figure_.cohort == nullptr) return everything();
    if (compare(figure_.cohort->least, figure_.cohort->greatest) == 0) {
      // Another value would be an end of the cohort itself.
      return figure_.cohort_holds ? maximum() : everything();
    }
    interval result{position(of.least), position(of.greatest)};
    if (!rule.inverse) return result.plus(interval::only(Number(rule_.min)));
    std::swap(result.least, result.greatest);
    const Number max(*rule_.max);
    if (result.least) result.least = max - *result.least;
    if (result.greatest) result.greatest = max - *result.greatest;
    return result;
  }
  [[nodiscard]] std::optional<Number> position(const std::optional<exact_ratio>& value) const {
    if (!value) return {};
    const billionths scale = to_billionths(*rule_.max) - to_billionths(rule_.min);
    return Number::of_position(*value, figure_.cohort->least, figure_.cohort->greatest, scale);
  }

  // ---- reports and evidence ----

  [[nodiscard]] bool is_open(const interval& found) {
    return !found.least || !found.greatest || decide_.sign(*found.greatest - *found.least) != 0;
  }

  [[nodiscard]] interval hear_reported(const interval& found) {
    const decimal given = *reported();
    const Number stated(given);
    if (said_.is_open) {
      const bool above = !found.least || decide_.sign(stated - *found.least) >= 0;
      const bool below = !found.greatest || decide_.sign(*found.greatest - stated) >= 0;
      said_.reported_stands = above && below;
      said_.reported_contradicted = !said_.reported_stands;
      return said_.reported_stands ? interval::only(stated) : found;
    }
    // One unit of its last decimal is too much.
    const Number last = Number(decimal::scaled(1, given.scale()));
    const Number difference = *found.least - stated;
    said_.reported_contradicted =
        decide_.sign(difference - last) >= 0 || decide_.sign(difference + last) <= 0;
    return found;
  }

  /// Without the evidence asked for: from the least written, but not from below 0, to those earned.
  [[nodiscard]] interval gated(interval found) const {
    const std::optional<Number> floor = cut(written()).least;
    if (found.least) {
      found.least = least_of(*found.least, floor ? greatest_of(*floor, Number()) : Number());
    }
    return found;
  }

  const scored_figure& figure_;
  const points& rule_;
  const measure& measure_;
  decisions<Number>& decide_;
  figure_score said_;
};

// ---- one unit -----------------------------------------------------------------------------------

template <class Number>
class unit_scoring {
 public:
  using interval = interval_of<Number>;

  explicit unit_scoring(const scoring_task& task)
      : task_(task), nodes_(task.tree->nodes()), own_(nodes_.size()), earned_(nodes_.size()) {
    result_.figures.resize(nodes_.size());
    result_.nodes.resize(nodes_.size());
  }

  /// @returns whether everything was decided; else nothing of the result is to be used
  bool run() {
    score_figures();
    score_tree();
    for (std::size_t i = 0; i < nodes_.size(); ++i) show(i);
    show_unit();
    for (const points_cut& cut : task_.cuts) judge_cut(cut);
    return !decide_.undecided();
  }
  [[nodiscard]] unit_score take() { return std::move(result_); }
  /// From the least to the greatest, where out counts as 0; empty: always out.
  [[nodiscard]] std::optional<interval> of_unit() const { return points_over(unit_states_); }
  [[nodiscard]] std::optional<interval> of_node(std::size_t index) const {
    const bool has_points = nodes_[index].scorer != nullptr || nodes_[index].points != nullptr;
    return has_points ? points_over(own_[index]) : std::nullopt;
  }
  /// Between what the unit is ranked; empty: there is nothing to rank it by.
  [[nodiscard]] std::optional<interval> ranked() const {
    std::optional<interval> found;
    const bool some_in = std::any_of(unit_states_.begin(), unit_states_.end(),
                                     [](const own_state& each) { return each.in; });
    if (!some_in) return found;
    for (const own_state& each : unit_states_) {
      // What is out has no share, and no points.
      if (!each.in && task_.ranked_by_share) continue;
      interval value = each.in ? each.points : interval();
      if (task_.ranked_by_share) {
        if (each.max && *each.max <= 0) continue;
        if (!each.max) value = {std::nullopt, std::nullopt};
        if (value.least) value.least = value.least->times(power_of_ten(9), *each.max);
        if (value.greatest) value.greatest = value.greatest->times(power_of_ten(9), *each.max);
      }
      found = found ? found->with(value) : value;
    }
    return found;
  }

 private:
  /// What lacks below a maximum: nothing, or whether it is in, and else by which policy it is out.
  /// All of it shares the rest of the maximum, which is there while some of it is in, or where
  /// policies differ.
  enum class lacking : std::uint8_t { nothing, in, excluded, rescaled, met, not_met };
  [[nodiscard]] static lacking out_by(not_applicable_policy policy) noexcept {
    switch (policy) {
      case not_applicable_policy::met:
        return lacking::met;
      case not_applicable_policy::not_met:
        return lacking::not_met;
      case not_applicable_policy::rescaled:
        return lacking::rescaled;
      case not_applicable_policy::excluded:
        break;
    }
    return lacking::excluded;
  }
  [[nodiscard]] static lacking both_lacking(lacking a, lacking b) noexcept {
    if (a == lacking::nothing) return b;
    return b == lacking::nothing || a == b ? a : lacking::in;
  }

  /// One way in which the nodes below a node may turn out: the maxima of what stays and of what is
  /// rescaled away (what is excluded leaves no trace), and what the rest comes to. Ways alike in
  /// all but points are one.
  struct state {
    billionths kept = 0;
    billionths rescaled = 0;
    bool stays = false;  ///< something with a maximum is in
    bool kept_unknown = false;
    bool rescaled_unknown = false;
    bool blurred = false;  ///< stands for too many ways to tell apart
    /// Which groups without points are out as a whole, a bit each: there what has a maximum and
    /// what has none go together, though only the first is rescaled.
    std::uint64_t groups_out = 0;
    lacking lacks = lacking::nothing;
    interval base;
    interval extra;

    using key_type =
        std::tuple<billionths, billionths, bool, bool, bool, bool, std::uint64_t, lacking>;
    [[nodiscard]] key_type key() const {
      return {kept, rescaled, stays, kept_unknown, rescaled_unknown, blurred, groups_out, lacks};
    }
    /// Takes in a maximum; one that is not known leaves the sum unknown.
    void keep(const std::optional<billionths>& max) {
      stays = true;
      kept += max.value_or(0);
      kept_unknown = kept_unknown || !max;
    }
    void rescale_away(const std::optional<billionths>& max) {
      rescaled += max.value_or(0);
      rescaled_unknown = rescaled_unknown || !max;
    }
    /// The maximum of what was not excluded.
    [[nodiscard]] std::optional<billionths> max() const {
      if (kept_unknown || rescaled_unknown) return {};
      return kept + rescaled;
    }
  };
  /// How a node itself may turn out.
  struct own_state {
    bool in = false;
    std::optional<billionths> max;  ///< empty: not known
    interval points;
    /// Groups above that are in, and that are out, in this state: what cannot be together.
    std::uint64_t groups_in = 0;
    std::uint64_t groups_out = 0;
  };
  static constexpr std::size_t most_states = 4096;

  // ---- figures ----

  void score_figures() {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].scorer == nullptr) continue;
      // Of what does not apply nothing is looked at, not even its type.
      if (task_.figures[i].verdict->reason == reason::condition_not_applicable) continue;
      figure_scoring<Number> scoring(task_.figures[i], decide_);
      earned_[i] = scoring.run();
      result_.figures[i] = scoring.said();
    }
  }

  // ---- states ----

  static void add(std::vector<state>& states, const state& more) {
    for (state& each : states) {
      if (each.key() != more.key()) continue;
      each.base = each.base.with(more.base);
      each.extra = each.extra.with(more.extra);
      return;
    }
    states.push_back(more);
  }

  /// Every way of one beside every way of the other.
  static std::vector<state> beside(const std::vector<state>& a, const std::vector<state>& b) {
    std::map<typename state::key_type, state> ways;
    for (const state& one : a) {
      if (ways.size() > most_states) return beside({anything_of(a)}, {anything_of(b)});
      for (const state& other : b) {
        state both = one;
        both.kept += other.kept;
        both.rescaled += other.rescaled;
        both.stays = one.stays || other.stays;
        both.kept_unknown = one.kept_unknown || other.kept_unknown;
        both.rescaled_unknown = one.rescaled_unknown || other.rescaled_unknown;
        both.blurred = one.blurred || other.blurred;
        both.groups_out = one.groups_out | other.groups_out;
        both.lacks = both_lacking(one.lacks, other.lacks);
        both.base = one.base.plus(other.base);
        both.extra = one.extra.plus(other.extra);
        const auto [known, is_new] = ways.emplace(both.key(), both);
        if (is_new) continue;
        known->second.base = known->second.base.with(both.base);
        known->second.extra = known->second.extra.with(both.extra);
      }
    }
    std::vector<state> result;
    result.reserve(ways.size());
    for (auto& [key, each] : ways) result.push_back(std::move(each));
    if (result.size() > most_states) return beside({anything_of(a)}, {anything_of(b)});
    return result;
  }

  /// Too many ways to tell apart: one that says less, and nothing wrong.
  static state anything_of(const std::vector<state>& states) {
    state all = states.front();
    bool rescales = false;
    for (const state& each : states) {
      all.base = all.base.with(each.base);
      all.extra = all.extra.with(each.extra);
      all.lacks = both_lacking(all.lacks, each.lacks);
      rescales = rescales || each.rescaled != 0 || each.rescaled_unknown || each.blurred;
    }
    all.kept = 0;
    all.rescaled = 0;
    all.stays = true;
    all.kept_unknown = true;
    all.rescaled_unknown = rescales;
    all.blurred = rescales;
    all.groups_out = 0;
    return all;
  }

  [[nodiscard]] interval rounded_at(rounding_place place, interval points) const {
    if (!task_.rounded || task_.rounded->at != place) return points;
    if (points.least) points.least = points.least->rounded(*task_.rounded);
    if (points.greatest) points.greatest = points.greatest->rounded(*task_.rounded);
    return points;
  }

  // ---- indicators ----

  std::vector<state> states_of_indicator(std::size_t index, bool above_applies) {
    const scored_figure& figure = task_.figures[index];
    const std::optional<bool> applies =
        above_applies ? task_.applies[nodes_[index].member] : std::optional(false);
    std::vector<state> states;
    const candidates left = figure.verdict->left;
    const bool surely_out = applies == false || left == candidates::out;
    const bool perhaps_out =
        !applies || left.may_be_out() ||
        (figure.verdict->may_be_declared && !result_.figures[index].reported_stands);
    if (!surely_out) take_in(index, earned_[index], states);
    if (surely_out || perhaps_out) take_out(index, states);
    return states;
  }

  void take_in(std::size_t index, const interval& points, std::vector<state>& states) {
    const scored_node& node = nodes_[index];
    const interval counted = rounded_at(rounding_place::indicator, points);
    state in;
    if (node.extra) {
      in.extra = counted;
    } else {
      in.keep(node.max);
      in.base = counted;
    }
    add(states, in);
    record(index, {true, node.extra ? std::optional<billionths>(0) : node.max, counted});
  }

  void take_out(std::size_t index, std::vector<state>& states) {
    const scored_node& node = nodes_[index];
    // A bonus or penalty is 0 under every policy.
    if (node.extra) return take_in(index, {}, states);
    const figure_scoring<Number> rule(task_.figures[index], decide_);
    switch (node.policy) {
      case not_applicable_policy::met:
        return take_in(index, rule.maximum(), states);
      case not_applicable_policy::not_met:
        return take_in(index, rule.minimum(), states);
      case not_applicable_policy::excluded:
      case not_applicable_policy::rescaled:
        break;
    }
    state out;
    if (node.policy == not_applicable_policy::rescaled) out.rescale_away(node.max);
    add(states, out);
    record(index, {});
  }

  void record(std::size_t index, own_state own) {
    own.groups_in = groups_in_;
    own.groups_out = groups_out_;
    own_[index].push_back(own);
  }

  // ---- groups ----

  std::vector<state> states_of(std::size_t index, bool above_applies) {
    const scored_node& node = nodes_[index];
    if (node.scorer != nullptr) return states_of_indicator(index, above_applies);
    const std::optional<bool> applies =
        above_applies ? task_.applies[node.member] : std::optional(false);
    if (applies) return states_of_group(index, *applies);
    const std::uint64_t mark = std::exchange(next_group_, next_group_ << 1U);
    groups_in_ |= mark;
    std::vector<state> states = states_of_group(index, true);
    groups_in_ &= ~mark;
    groups_out_ |= mark;
    for (state out : states_of_group(index, false)) {
      if (node.mixes_extra) out.groups_out |= mark;
      add(states, out);
    }
    groups_out_ &= ~mark;
    return states;
  }

  std::vector<state> states_of_group(std::size_t index, bool applies) {
    const scored_node& node = nodes_[index];
    std::vector<state> states = states_below(node, applies);
    if (node.points == nullptr) return states;
    std::vector<state> result;
    for (const state& each : states) {
      const own_state own = as_group(node, each);
      record(index, own);
      state outside;
      if (own.in) {
        outside.keep(own.max);
        outside.base = own.points;
      } else {
        outside.rescaled = each.rescaled;
        outside.rescaled_unknown = each.rescaled_unknown;
      }
      add(result, outside);
    }
    return result;
  }

  std::vector<state> states_below(const scored_node& group, bool applies) {
    std::vector<state> states{state{}};
    for (const std::size_t child : group.children) {
      states = beside(states, states_of(child, applies));
    }
    if (group.lacks) {
      state more;
      more.lacks = applies ? lacking::in : out_by(group.policy);
      states = beside(states, {more});
    }
    if (group.points != nullptr || !group.shares_rest) {
      for (state& each : states) take_rest(each, group.rest);
    }
    return states;
  }

  /// What lacks gets [0, the rest of the maximum], or (there is none that is known) points without
  /// upper end.
  static void take_rest(state& below, const std::optional<billionths>& rest) {
    const lacking lacks = std::exchange(below.lacks, lacking::nothing);
    if (lacks == lacking::nothing || lacks == lacking::excluded || rest == 0) return;
    if (lacks == lacking::rescaled) return below.rescale_away(rest);
    below.keep(rest);
    std::optional<Number> most;
    if (rest) most = Number::of_billionths(*rest);
    interval points;
    if (lacks == lacking::met && most) points.least = most;
    if (lacks != lacking::not_met) points.greatest = most;
    below.base = below.base.plus(points);
  }

  /// A group, or the unit as the outermost one, in one of its ways.
  [[nodiscard]] own_state as_group(const scored_node& group, const state& below) {
    if (group.has_maxima && !below.stays) return {};
    own_state own;
    own.in = true;
    own.max = below.max();
    own.points = rescaled(below).plus(below.extra);
    if (group.points != nullptr && group.points->clamp) own.points = clamped(own.points, own.max);
    if (group.top_level && group.points != nullptr) {
      own.points = rounded_at(rounding_place::group, own.points);
    }
    return own;
  }

  /// The points of what stayed, made up to the maximum of what was not excluded. Where a maximum is
  /// not known, there is nothing to make them up to.
  [[nodiscard]] interval rescaled(const state& below) {
    if (below.blurred) return by_any_factor(below.base);
    const std::optional<billionths> whole = below.max();
    if (!whole || below.rescaled == 0 || below.kept <= 0) return below.base;
    interval result = below.base;
    if (result.least) result.least = result.least->times(*whole, below.kept);
    if (result.greatest) result.greatest = result.greatest->times(*whole, below.kept);
    return result;
  }

  /// Times some factor of at least 1.
  [[nodiscard]] interval by_any_factor(interval points) {
    points.greatest.reset();
    if (points.least && decide_.sign(*points.least) < 0) points.least.reset();
    return points;
  }

  [[nodiscard]] static interval clamped(interval points, const std::optional<billionths>& max) {
    points.least = points.least ? greatest_of(*points.least, Number()) : Number();
    if (points.greatest) points.greatest = greatest_of(*points.greatest, Number());
    if (!max) return points;
    const Number most = Number::of_billionths(*max);
    points.least = least_of(*points.least, most);
    points.greatest = points.greatest ? least_of(*points.greatest, most) : most;
    return points;
  }

  void score_tree() {
    const scored_node& unit = task_.tree->unit();
    for (const state& each : states_below(unit, true)) {
      own_state own = as_group(unit, each);
      if (own.in) own.points = rounded_at(rounding_place::total, own.points);
      unit_states_.push_back(own);
    }
  }

  // ---- what is shown ----

  /// From the least to the greatest, where out counts as 0; empty: always out.
  [[nodiscard]] static std::optional<interval> points_over(const std::vector<own_state>& states) {
    std::optional<interval> points;
    bool some_in = false;
    for (const own_state& each : states) {
      const interval here = each.in ? each.points : interval();
      points = points ? points->with(here) : here;
      some_in = some_in || each.in;
    }
    return some_in ? points : std::nullopt;
  }

  [[nodiscard]] node_score shown(const std::vector<own_state>& states) {
    node_score result;
    const std::optional<interval> points = points_over(states);
    result.out = !points;
    if (result.out) return result;
    result.open = !every_one_in(states) || !points->least || !points->greatest ||
                  decide_.sign(*points->greatest - *points->least) != 0;
    result.shown.at_least = decide_.shown(points->least);
    result.shown.at_most = decide_.shown(points->greatest);
    const std::optional<billionths>& max = states.front().max;
    const bool one_max = std::all_of(states.begin(), states.end(), [&](const own_state& each) {
      return each.in && each.max == max;
    });
    if (!one_max || !max) return result;
    const Number most = Number::of_billionths(*max);
    result.shown.max = text_of(*max);
    result.below_max = points->greatest && decide_.sign(most - *points->greatest) > 0;
    return result;
  }

  /// A maximum is shown as it is written, not cut.
  [[nodiscard]] static std::string text_of(billionths max) {
    const int128 word = int128(1) << 64U;
    return wide_decimal(static_cast<std::int64_t>(floor_divide(max, word)),
                        static_cast<std::uint64_t>(max), decimal::max_scale)
        .to_string();
  }

  void show(std::size_t index) {
    const scored_node& node = nodes_[index];
    if (node.scorer == nullptr && node.points == nullptr) return;
    result_.nodes[index] = shown(own_[index]);
    // A bonus or penalty adds to no maximum, and shows its own.
    const bool certain = node.scorer != nullptr && node.extra && every_one_in(own_[index]);
    if (certain) {
      result_.nodes[index].shown.max = node.max ? text_of(*node.max) : std::string();
      result_.nodes[index].below_max = false;
    }
  }
  /// Whether a node is in, in all its ways.
  [[nodiscard]] static bool every_one_in(const std::vector<own_state>& states) {
    return std::all_of(states.begin(), states.end(), [](const own_state& each) { return each.in; });
  }

  void show_unit() { result_.unit = shown(unit_states_); }

  // ---- cuts ----

  void judge_cut(const points_cut& cut) {
    std::vector<candidates> each;
    candidates all;
    if (cut.each) {
      for (const std::size_t node : cut.nodes) each.push_back(held_against(own_[node], cut));
      all = every_one(each);
    } else if (cut.of_unit) {
      all = held_against(unit_states_, cut);
    } else {
      all = held_against(sum_of(cut), cut);
    }
    result_.cuts.push_back(all);
    result_.each.push_back(std::move(each));
  }

  /// All of several, each taken independently: what is out drops away.
  [[nodiscard]] static candidates every_one(const std::vector<candidates>& each) {
    candidates result = candidates::out;
    for (const candidates one : each) result = both(result, one);
    return result;
  }

  /// The sums of the nodes' own points, in every way that they may be together.
  [[nodiscard]] std::vector<own_state> sum_of(const points_cut& cut) const {
    std::vector<own_state> sums{own_state{false, billionths(0), {}, 0, 0}};
    for (const std::size_t node : cut.nodes) sums = together(sums, own_[node], cut.share);
    for (own_state& sum : sums) sum.points = rounded_at(rounding_place::total, sum.points);
    return sums;
  }
  /// @param share  whether the maxima matter
  [[nodiscard]] static std::vector<own_state> together(const std::vector<own_state>& a,
                                                       const std::vector<own_state>& b,
                                                       bool share) {
    using key = std::tuple<bool, bool, billionths, std::uint64_t, std::uint64_t>;
    std::map<key, own_state> sums;
    for (const own_state& one : a) {
      if (sums.size() > most_states) return together(blurred(a), blurred(b), share);
      for (const own_state& other : b) {
        const std::optional<own_state> sum = sum_of_two(one, other, share);
        if (!sum) continue;
        const auto [known, is_new] =
            sums.emplace(key{sum->in, sum->max.has_value(), sum->max.value_or(0), sum->groups_in,
                             sum->groups_out},
                         *sum);
        if (!is_new) known->second.points = known->second.points.with(sum->points);
      }
    }
    if (sums.size() > most_states) return together(blurred(a), blurred(b), share);
    std::vector<own_state> result;
    result.reserve(sums.size());
    for (auto& [at, each] : sums) result.push_back(std::move(each));
    return result;
  }
  /// Empty: they cannot be together, for a group is in or out as a whole.
  [[nodiscard]] static std::optional<own_state> sum_of_two(const own_state& a, const own_state& b,
                                                           bool share) {
    const std::uint64_t in = a.groups_in | b.groups_in;
    const std::uint64_t out = a.groups_out | b.groups_out;
    if ((in & out) != 0) return {};
    own_state both{a.in || b.in, a.max, a.points, in, out};
    if (!b.in) return both;
    both.points = a.points.plus(b.points);
    if (share) both.max = a.max && b.max ? std::optional(*a.max + *b.max) : std::nullopt;
    return both;
  }
  /// Too many sums to tell apart: all that are in are one, with a maximum that is not known. It
  /// says less, and nothing wrong.
  [[nodiscard]] static std::vector<own_state> blurred(const std::vector<own_state>& sums) {
    std::optional<own_state> in;
    std::optional<own_state> out;
    for (const own_state& each : sums) {
      std::optional<own_state>& all = each.in ? in : out;
      const interval points = all ? all->points.with(each.points) : each.points;
      const std::optional<billionths> max = each.in ? std::nullopt : std::optional<billionths>(0);
      all = own_state{each.in, max, points, 0, 0};
    }
    std::vector<own_state> fewer;
    if (in) fewer.push_back(*in);
    if (out) fewer.push_back(*out);
    return fewer;
  }

  [[nodiscard]] candidates held_against(const std::vector<own_state>& states,
                                        const points_cut& cut) {
    candidates result;
    for (const own_state& each : states) {
      result |= each.in ? held_against(each, cut) : candidates::out;
    }
    return result;
  }

  [[nodiscard]] candidates held_against(const own_state& own, const points_cut& cut) {
    if (cut.share && !own.max) return candidates::either;
    if (!cut.at_least) return against_any(own, cut);
    return against(own, needed(own, cut, *cut.at_least));
  }
  /// What the points must reach.
  [[nodiscard]] static Number needed(const own_state& own, const points_cut& cut, decimal number) {
    if (!cut.share) return Number(number);
    return Number::of_product(
        {*own.max, number.mantissa()},
        {power_of_ten(decimal::max_scale), 100 * int128(power_of_ten(number.scale()))});
  }
  [[nodiscard]] candidates against(const own_state& own, const Number& needed) {
    if (own.points.least && decide_.sign(*own.points.least - needed) >= 0) return candidates::met;
    if (own.points.greatest && decide_.sign(*own.points.greatest - needed) < 0) {
      return candidates::not_met;
    }
    return candidates::either;
  }
  /// A number that is not known: a share is one of 0 … 100, points are any.
  [[nodiscard]] candidates against_any(const own_state& own, const points_cut& cut) {
    if (!cut.share) return candidates::either;
    return against(own, needed(own, cut, decimal(0))) |
           against(own, needed(own, cut, decimal(100)));
  }

  const scoring_task& task_;
  const std::vector<scored_node>& nodes_;
  decisions<Number> decide_;
  std::vector<std::vector<own_state>> own_;  ///< by node
  std::vector<interval> earned_;             ///< by node; of indicators
  std::vector<own_state> unit_states_;
  std::uint64_t next_group_ = 1;  ///< the bit of the next group that may be out; 0: it has none
  std::uint64_t groups_in_ = 0;   ///< those above where we are
  std::uint64_t groups_out_ = 0;
  unit_score result_;
};

}  // namespace xaso::detail
