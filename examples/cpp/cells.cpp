// SPDX-License-Identifier: Apache-2.0
#include "cells.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "xaso/explain.hpp"

namespace example {
namespace {

constexpr phrase in_percent{"{0} %", "{0} %"};
constexpr phrase two_bounds{"{0} và {1}", "{0} and {1}"};

std::string about(bool approximate, const std::string& number, const speaker& say) {
  return approximate ? say({"khoảng {0}", "about {0}"}, {number}) : number;
}

/// `number` with the words of a comparison before it.
std::string compared(xaso::comparison how, const std::string& number, const speaker& say) {
  switch (how) {
    case xaso::comparison::at_least:
      return say({"ít nhất {0}", "at least {0}"}, {number});
    case xaso::comparison::more_than:
      return say({"trên {0}", "more than {0}"}, {number});
    case xaso::comparison::at_most:
      return say({"không quá {0}", "at most {0}"}, {number});
    case xaso::comparison::less_than:
      break;
  }
  return say({"dưới {0}", "less than {0}"}, {number});
}

std::string both(const std::string& a, const std::string& b, const speaker& say) {
  if (a.empty() || b.empty()) return a + b;
  return say(two_bounds, {a, b});
}

// ---- the figure --------------------------------------------------------------------------------

std::string end_of_range(const xaso::range_end& end, bool lower, const speaker& say) {
  using enum xaso::comparison;
  const xaso::comparison how =
      lower ? (end.open ? more_than : at_least) : (end.open ? less_than : at_most);
  return compared(how, say.number(end.value), say);
}

std::string amount_words(const xaso::amount& given, const speaker& say) {
  if (!given.is_given()) return say({"chưa rõ", "unknown"});
  if (given.is_exact()) return say.number(given.exact);
  if (given.lower && given.upper && !given.lower->open && !given.upper->open) {
    return say({"từ {0} đến {1}", "{0} to {1}"},
               {say.number(given.lower->value), say.number(given.upper->value)});
  }
  return both(given.lower ? end_of_range(*given.lower, true, say) : "",
              given.upper ? end_of_range(*given.upper, false, say) : "", say);
}

std::string percent_words(const xaso::shown_value& value, const speaker& say) {
  if (!value.percent.empty()) return say(in_percent, {say.number(value.percent)});
  if (!value.percent_range.is_given()) return {};
  return say(in_percent, {amount_words(value.percent_range, say)});
}

std::string ratio_words(const xaso::shown_value& value, const speaker& say) {
  const std::string percent = percent_words(value, say);
  const auto whole = [&](const std::string& words) { return about(value.approximate, words, say); };
  if (!value.numerator.is_given() && !value.denominator.is_given()) return whole(percent);
  const std::string denominator = amount_words(value.denominator, say);
  const std::string counts = value.numerator.is_given()
                                 ? whole(amount_words(value.numerator, say) + " / " + denominator)
                                 : amount_words({}, say) + " / " + whole(denominator);
  return percent.empty() ? counts : counts + " (" + percent + ")";
}

std::string option_title(const xaso::indicator& of, const std::string& code, const speaker& say) {
  const auto& options = of.measure.options;
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&](const xaso::option& one) { return one.code == code; });
  return found == options.end() ? code : say.text(found->title);
}

std::string yes_or_no(bool yes, const speaker& say) {
  return yes ? say({"có", "yes"}) : say({"không", "no"});
}

std::string in_units(const std::string& number, const xaso::indicator& of, const speaker& say) {
  return of.measure.unit ? number + " " + say.text(*of.measure.unit) : number;
}

std::string items_words(const std::vector<xaso::item_state>& items, const speaker& say) {
  const auto checked = std::count_if(items.begin(), items.end(),
                                     [](const auto& item) { return item.second.value_or(false); });
  return say({"{0} / {1} mục", "{0} of {1} items"},
             {say.number(static_cast<std::size_t>(checked)), say.number(items.size())});
}

std::string value_words(const xaso::indicator_answer& answer, const speaker& say) {
  const auto& value = answer.value.value;
  if (const auto* given = std::get_if<xaso::amount>(&value)) {
    const std::string number = about(answer.value.approximate, amount_words(*given, say), say);
    return in_units(number, *answer.indicator, say);
  }
  if (const auto* given = std::get_if<bool>(&value)) return yes_or_no(*given, say);
  if (const auto* given = std::get_if<std::string>(&value)) {
    return option_title(*answer.indicator, *given, say);
  }
  return items_words(std::get<std::vector<xaso::item_state>>(value), say);
}

std::string no_figure_words(const xaso::indicator_answer& answer, const speaker& say) {
  if (!answer.is_judged) return say({"chưa có", "none given"});
  switch (answer.reason) {
    case xaso::reason::reported:
      return say({"báo cáo: {0}", "reported: {0}"}, {xaso::word(answer.status, say.language())});
    case xaso::reason::wrong_type:
      return say({"sai kiểu số liệu", "wrong type"});
    case xaso::reason::declared_not_applicable:
    case xaso::reason::condition_not_applicable:
      return "–";
    default:
      return say({"chưa có", "none given"});
  }
}

// ---- what is required --------------------------------------------------------------------------

std::string unknown_requirement(const speaker& say) { return say({"chưa rõ", "not known"}); }

/// @param rule  as an answer has it: worked out for the unit
std::string bound_words(const std::optional<xaso::threshold_rule>& rule, const xaso::indicator& of,
                        const speaker& say) {
  if (!rule) return {};
  const auto& limit = std::get<xaso::bound>(rule->limit);
  if (!limit.value) return unknown_requirement(say);
  const std::string number = say.number(*limit.value);
  const bool ratio = of.measure.is_ratio();
  return compared(rule->how, ratio ? say(in_percent, {number}) : in_units(number, of, say), say);
}

std::string words_of(const xaso::number_rule& required, const xaso::indicator& of,
                     const speaker& say) {
  return both(bound_words(required.lower, of, say), bound_words(required.upper, of, say), say);
}

std::string words_of(const xaso::is_requirement& required, const xaso::indicator& /*of*/,
                     const speaker& say) {
  return required.is ? yes_or_no(*required.is, say) : unknown_requirement(say);
}

std::string words_of(const xaso::one_of_requirement& required, const xaso::indicator& of,
                     const speaker& say) {
  if (!required.one_of) return unknown_requirement(say);
  std::string all;
  for (const std::string& code : *required.one_of) {
    all += (all.empty() ? "" : " / ") + option_title(of, code, say);
  }
  return all;
}

std::string words_of(const xaso::checked_requirement& required, const xaso::indicator& of,
                     const speaker& say) {
  if (required.all) {
    return say({"đủ {0} mục", "all {0} items"}, {say.number(of.measure.options.size())});
  }
  if (!required.checked) return unknown_requirement(say);
  return say({"ít nhất {0} mục", "at least {0} items"}, {say.number(*required.checked)});
}

std::string words_of(std::monostate /*several, or nothing*/, const xaso::indicator& /*of*/,
                     const speaker& say) {
  return say({"còn tùy đặc điểm của đơn vị", "depends on the unit"});
}

// ---- points ------------------------------------------------------------------------------------

/// Ends that are shown alike are one value.
std::string interval_words(const xaso::shown_points& points, const speaker& say) {
  std::string least = say.number(points.at_least);
  const std::string most = say.number(points.at_most);
  if (least.empty() && most.empty()) return say({"chưa rõ", "not known"});
  if (least == most) return least;
  if (most.empty()) return say({"ít nhất {0}", "at least {0}"}, {least});
  if (least.empty()) return say({"nhiều nhất {0}", "at most {0}"}, {most});
  return say({"từ {0} đến {1}", "between {0} and {1}"}, {least, most});
}

// ---- what is needed ----------------------------------------------------------------------------

std::string count_words(const xaso::gap_count& count, const speaker& say) {
  if (count.form == xaso::gap_count::kind::beyond_range) {
    return say({"hơn 10^18", "over 10^18"});
  }
  return say.number(std::to_string(count.number));
}

/// So many more, or fewer.
std::string change_words(const xaso::gap& gap, const std::string& number, const speaker& say) {
  return gap.fewer ? say({"bớt {0}", "{0} fewer"}, {number})
                   : say({"thêm {0}", "{0} more"}, {number});
}

/// A distance that is not in whole things; 0 where the bound itself is not enough.
std::string distance_words(const xaso::gap& gap, const std::string& plain, const phrase& how,
                           const speaker& say) {
  if (plain == "0") {
    return gap.fewer ? say({"thấp hơn", "below it"}) : say({"cao hơn", "above it"});
  }
  return change_words(gap, say(how, {say.number(plain)}), say);
}

std::string change_cell(const xaso::indicator_answer& answer, const speaker& say) {
  const xaso::gap& gap = answer.gap;
  if (gap.change.form == xaso::gap_count::kind::impossible) {
    return say({"không thể đạt", "impossible"});
  }
  const std::string number = about(answer.value.approximate, count_words(gap.change, say), say);
  return change_words(gap, number, say);
}

/// How many there must be in all; at most so many where only an upper bound is given or fails.
std::string in_all_cell(const xaso::indicator_answer& answer, const speaker& say) {
  const xaso::gap& gap = answer.gap;
  if (gap.needed.form == xaso::gap_count::kind::impossible) {
    return say({"không thể đạt", "impossible"});
  }
  const auto& required = std::get<xaso::number_rule>(answer.required);
  const bool at_most = gap.fewer || !required.lower;
  return compared(at_most ? xaso::comparison::at_most : xaso::comparison::at_least,
                  count_words(gap.needed, say), say);
}

}  // namespace

std::string figure_cell(const xaso::indicator_answer& answer, const speaker& say) {
  if (answer.value.empty()) return no_figure_words(answer, say);
  if (answer.indicator->measure.is_ratio()) {
    return ratio_words(answer.value, say);
  }
  return value_words(answer, say);
}

std::string required_cell(const xaso::indicator_answer& answer, const speaker& say) {
  const bool none = std::holds_alternative<std::monostate>(answer.required);
  const bool applies = answer.status != xaso::status::not_applicable;
  if (none && !(answer.indicator->is_judged() && applies)) return "–";
  return std::visit(
      [&](const auto& required) { return words_of(required, *answer.indicator, say); },
      answer.required);
}

std::string points_cell(const std::optional<xaso::shown_points>& points, const speaker& say) {
  if (!points) return "–";
  const std::string earned = interval_words(*points, say);
  // The maximum of a penalty is where it begins.
  const bool says_more = !points->max.empty() && points->max != "0";
  return says_more ? earned + " / " + say.number(points->max) : earned;
}

std::string points_words(const xaso::shown_points& points, const speaker& say) {
  const std::string earned = interval_words(points, say);
  if (points.max.empty()) {
    return say({"{0} điểm, điểm tối đa chưa rõ", "{0} points, the maximum is not known"}, {earned});
  }
  return say({"{0} trên {1} điểm", "{0} of {1} points"}, {earned, say.number(points.max)});
}

std::string needed_cell(const xaso::indicator_answer& answer, const speaker& say) {
  using kind = xaso::gap_count::kind;
  const xaso::gap& gap = answer.gap;
  if (gap.change.form != kind::absent) return change_cell(answer, say);
  if (gap.difference) return distance_words(gap, gap.difference->to_string(), {"{0}", "{0}"}, say);
  if (gap.percentage_points) {
    return distance_words(gap, gap.percentage_points->to_string(), {"{0} điểm %", "{0} % points"},
                          say);
  }
  if (gap.needed.form != kind::absent) return in_all_cell(answer, say);
  return "–";
}

}  // namespace example
