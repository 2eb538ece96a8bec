// Figures and requirements in words, by the type of the measure.
// SPDX-License-Identifier: Apache-2.0
#include "figure_words.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <variant>

namespace xaso::detail {
namespace {

using enum phrase;

std::vector<std::string> items_that(const shown_value& value, std::optional<bool> are) {
  std::vector<std::string> codes;
  if (const auto* states = std::get_if<std::vector<item_state>>(&value.value)) {
    for (const auto& [code, state] : *states) {
      if (state == are) codes.push_back(code);
    }
  }
  return codes;
}

// The number that is sure of one that may be from it to another; a range that is not of counts has
// none.
std::optional<decimal> sure_of(const amount& given) noexcept {
  const bool counts = given.lower && given.upper && !given.lower->open && !given.upper->open &&
                      given.lower->value.is_whole() && given.upper->value.is_whole();
  return counts ? std::optional(given.lower->value) : std::nullopt;
}

// The number that an amount is spoken of by: "1 thing", "at least 1 thing".
std::optional<decimal> least_of(const amount& given) noexcept {
  if (given.is_exact()) return given.exact;
  const bool open_upwards = given.lower && !given.lower->open && !given.upper;
  return open_upwards ? std::optional(given.lower->value) : sure_of(given);
}

// Of one unit a bound is a number, or not known.
std::optional<decimal> limit_of(const threshold_rule& rule) {
  const auto* plain = std::get_if<bound>(&rule.limit);
  return plain != nullptr ? plain->value : std::nullopt;
}

}  // namespace

// ---- the figure ------------------------------------------------------------------------------

std::string figure_words::figure() const {
  if (measure().type == measure_type::ratio) return ratio();
  if (measure().type == measure_type::derived) return sub_units();
  if (const auto* given = std::get_if<amount>(&value_.value)) {
    return counted_as(*given, measure().unit);
  }
  if (const auto* given = std::get_if<bool>(&value_.value)) {
    return say_(answer_is, {say_(*given ? yes : no)});
  }
  if (const auto* code = std::get_if<std::string>(&value_.value)) return option_title(*code);
  if (const auto* states = std::get_if<std::vector<item_state>>(&value_.value)) {
    return checklist(*states);
  }
  return {};
}

std::string figure_words::ratio() const {
  const amount& numerator = value_.numerator;
  const bool exact = numerator.is_exact() && value_.denominator.is_exact();
  std::string in_percent = share_in_percent();
  if (numerator.is_given() && value_.denominator.is_given()) {
    const std::string counts =
        say_(exact ? share : share_of_range, {amount_shown(numerator), denominator()});
    return exact ? say_.joined(with_aside, counts, in_percent) : counts;
  }
  if (numerator.is_given()) {
    return say_.joined(with_aside, in_percent, counted_as(numerator, measure().numerator));
  }
  if (value_.denominator.is_given()) return say_.joined(percent_of, in_percent, denominator());
  return in_percent;
}

std::string figure_words::denominator() const {
  if (measure().type == measure_type::derived) return sub_units_shown(value_.denominator);
  const std::string unit = denominator_unit();
  std::string shown = amount_shown(value_.denominator);
  return unit.empty() ? shown : say_(counted, {shown, unit});
}

std::string figure_words::numerator_unit() const {
  if (measure().type == measure_type::derived) {
    return say_(sub_units_that_reach, {what_they_reach()});
  }
  return measure().numerator ? say_.plain(*measure().numerator) : std::string();
}

std::string figure_words::denominator_unit() const {
  if (measure().type == measure_type::derived) return say_(phrase::sub_units);
  return measure().denominator ? say_.plain(*measure().denominator) : std::string();
}

std::string figure_words::share_in_percent() const {
  if (!value_.percent.empty()) return say_(percent, {number(value_.percent)});
  if (value_.percent_range.is_given()) return amount_shown(value_.percent_range, percent);
  return {};
}

// ---- sub-units -------------------------------------------------------------------------------

// "3 of 4 sub-units (75 %) reach the conclusion “smart” of the set “village”"
std::string figure_words::sub_units() const {
  std::string counted = sub_units_counted();
  const bool percentage = !value_.percent.empty() || value_.percent_range.is_given();
  const amount& reaching = sub_units_reaching();
  if (counted.empty() || !(reaching.is_given() || percentage)) return counted;
  const phrase how = least_of(reaching) == decimal(1) ? sub_units_reach_one : sub_units_reach;
  return with_open_ones(say_(how, {counted, what_they_reach()}));
}

std::string figure_words::sub_units_counted() const {
  const amount& reaching = sub_units_reaching();
  const std::optional<decimal> sure = sure_of(reaching);
  const amount shown = sure ? amount(*sure) : reaching;
  const std::string in_percent = share_in_percent();
  const bool among = value_.denominator.is_given();
  if (!reaching.is_given()) {
    if (among) return say_.joined(percent_of, in_percent, denominator());
    return in_percent.empty() ? in_percent : say_(share_of_sub_units, {in_percent});
  }
  if (!among) return say_.joined(with_aside, sub_units_shown(shown), in_percent);
  const bool exact = shown.is_exact() && value_.denominator.is_exact();
  return say_.joined(with_aside,
                     say_(exact ? share : share_of_range, {amount_shown(shown), denominator()}),
                     in_percent);
}

std::string figure_words::sub_units_shown(const amount& given) const {
  const bool one = least_of(given) == decimal(1);
  return say_(one ? phrase::sub_units_counted_one : phrase::sub_units_counted,
              {amount_shown(given)});
}

// Those of which it is not known; or how many there are is not.
std::string figure_words::with_open_ones(std::string told) const {
  const amount& reaching = sub_units_reaching();
  const std::optional<decimal> sure = sure_of(reaching);
  if (!sure) return told;
  const std::int64_t open = reaching.upper->value.mantissa() - sure->mantissa();
  return say_(open == 1 ? sub_units_open_one : sub_units_open,
              {told, say_.number(std::to_string(open))});
}

const amount& figure_words::sub_units_reaching() const noexcept {
  const auto* count = std::get_if<amount>(&value_.value);
  return count != nullptr ? *count : value_.numerator;
}

// By their codes: the other set is not at hand.
std::string figure_words::what_they_reach() const {
  const derived_rules& rules = measure().derived;
  std::string what = say_(conclusion_of_set, {say_.title(rules.conclusion), say_.title(rules.set)});
  if (!rules.level_at_least) return what;
  return say_(level_or_better, {say_.title(*rules.level_at_least), what});
}

// ---- checklists ------------------------------------------------------------------------------

std::string figure_words::checklist(const std::vector<item_state>& states) const {
  const auto count = [&](std::optional<bool> are) {
    return say_.number(std::to_string(items_that(value_, are).size()));
  };
  const std::string shown =
      say_(items_checked, {count(true), say_.number(std::to_string(states.size()))});
  const std::string unknown = count(std::nullopt);
  return unknown == "0" ? shown : say_(items_not_known, {shown, unknown});
}

std::string figure_words::items(std::optional<bool> that_are) const {
  std::vector<std::string> titles = items_that(value_, that_are);
  for (std::string& one : titles) one = option_title(one);
  return say_.first_few(std::move(titles), more_things);
}

std::string figure_words::option_title(std::string_view code) const {
  const std::vector<option>& options = measure().options;
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&](const option& one) { return one.code == code; });
  return found == options.end() ? say_.title(code) : say_.title(found->title);
}

std::string figure_words::counted_as(const amount& given, const std::optional<text>& unit) const {
  std::string shown = amount_shown(given);
  if (!unit) return shown;
  return say_(is_one_thing(given) ? counted_one : counted, {shown, say_.plain(*unit)});
}

// What is counted is named in the plural; a unit of measurement goes with any number.
bool figure_words::is_one_thing(const amount& given) const noexcept {
  return measure().type != measure_type::quantity && !measure().ratio.decimal_parts &&
         given.is_exact() && given.exact == decimal(1);
}

std::string figure_words::number(std::string_view plain) const {
  const std::string shown = say_.number(plain);
  return value_.approximate ? say_(about, {shown}) : shown;
}

std::string figure_words::amount_shown(const amount& given, std::optional<phrase> as) const {
  const auto shown = [&](decimal one) {
    const std::string plain = number(one.to_string());
    return as ? say_(*as, {plain}) : plain;
  };
  if (given.is_exact()) return shown(given.exact);
  const std::optional<range_end>& lower = given.lower;
  const std::optional<range_end>& upper = given.upper;
  if (lower && upper && !lower->open && !upper->open) {
    return say_(range_from_to, {shown(lower->value), shown(upper->value)});
  }
  std::vector<std::string> ends;
  if (lower) {
    ends.push_back(say_(lower->open ? range_more_than : range_at_least, {shown(lower->value)}));
  }
  if (upper) {
    ends.push_back(say_(upper->open ? range_less_than : range_at_most, {shown(upper->value)}));
  }
  return say_.list(ends, last_of_two);
}

// ---- what is required ------------------------------------------------------------------------

std::string figure_words::required(bool with_unit) const {
  return std::visit([&](const auto& rule) { return required_of(rule, with_unit); }, required_);
}

// Of an indicator that is judged: what the unit's circumstances leave open.
std::string figure_words::required_of(std::monostate, bool) const {
  return indicator_.is_judged() ? say_(threshold_varies) : std::string();
}

std::string figure_words::required_of(const number_rule& rule, bool with_unit) const {
  const bool lower_known = rule.lower && limit_of(*rule.lower);
  const bool upper_known = rule.upper && limit_of(*rule.upper);
  if (!lower_known && !upper_known) return say_(threshold_unknown);
  std::string known = say_(phrase::required, {bounds(with_unit)});
  const bool both_known = (!rule.lower || lower_known) && (!rule.upper || upper_known);
  if (both_known) return known;
  return say_(with_aside, {known, say_(lower_known ? upper_unknown : lower_unknown)});
}

std::string figure_words::required_of(const is_requirement& rule, bool) const {
  if (!rule.is) return say_(requirement_unknown);
  return say_(phrase::required, {say_(*rule.is ? yes : no)});
}

std::string figure_words::required_of(const one_of_requirement& rule, bool) const {
  if (!rule.one_of) return say_(requirement_unknown);
  std::vector<std::string> titles;
  for (const std::string& code : *rule.one_of) titles.push_back(option_title(code));
  return say_(phrase::required, {say_.list(titles, last_of_choice)});
}

std::string figure_words::required_of(const checked_requirement& rule, bool with_unit) const {
  if (rule.all) return say_(phrase::required, {say_(all_items)});
  if (!rule.checked) return say_(requirement_unknown);
  std::string least = say_.number(std::to_string(*rule.checked));
  if (with_unit) least = say_(*rule.checked == 1 ? items_one : phrase::items, {least});
  return say_(phrase::required, {say_(bound_at_least, {least})});
}

std::string figure_words::bounds(bool with_unit, bool number_of_lone) const {
  const auto* rule = std::get_if<number_rule>(&required_);
  if (rule == nullptr) return {};
  const bool lone = rule->lower.has_value() != rule->upper.has_value();
  std::vector<std::string> known;
  for (const std::optional<threshold_rule>& one : {rule->lower, rule->upper}) {
    const std::optional<decimal> value = one ? limit_of(*one) : std::nullopt;
    if (!value) continue;
    std::string limit = bound_number(*value, with_unit);
    const bool bare = number_of_lone && lone && !is_strict(one->how);
    const phrase how = following(bound_at_least, static_cast<std::size_t>(one->how));
    known.push_back(bare ? std::move(limit) : say_(how, {limit}));
  }
  return say_.list(known, last_of_two);
}

std::string figure_words::bound_number(decimal limit, bool with_unit) const {
  std::string plain = say_.number(limit.to_string());
  if (measure().is_ratio()) return say_(percent, {plain});
  if (measure().type == measure_type::derived && with_unit) return sub_units_shown(limit);
  if (!with_unit || !measure().unit) return plain;
  return say_(is_one_thing(limit) ? required_count_one : required_count,
              {plain, say_.plain(*measure().unit)});
}

std::string figure_words::figure_against_required() const {
  const std::string shown = figure();
  return say_.joined(with_comma, shown, required(shown.empty()));
}

}  // namespace xaso::detail
