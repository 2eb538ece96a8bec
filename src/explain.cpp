// An indicator's verdict in words, reason by reason: decides what is said.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/explain.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "condition_words.hpp"
#include "distance_words.hpp"
#include "figure_words.hpp"
#include "phrases.hpp"
#include "points_words.hpp"
#include "set_words.hpp"

namespace xaso {
namespace {

using detail::phrase;
using detail::speaker;
using enum detail::phrase;

class verdict_words {
 public:
  verdict_words(const indicator_answer& answer, const criteria_set& set, language language) noexcept
      : answer_(answer),
        measure_(answer.indicator->measure),
        set_(set),
        say_(language),
        figure_(answer, say_),
        distance_(answer, figure_, say_) {}
  verdict_words(const verdict_words&) = delete;
  verdict_words& operator=(const verdict_words&) = delete;

  [[nodiscard]] std::string explanation() const {
    std::vector<std::string> sentences = answer_.is_judged ? verdict() : scored();
    if (answer_.is_judged) sentences.push_back(detail::points_of(answer_, say_));
    sentences.push_back(obstacles());
    sentences.push_back(detail::basis_of(answer_.certainty, say_));
    return detail::as_text(sentences);
  }

 private:
  // One that has points only: what they are, and the figure; of a figure that is wrong, why.
  [[nodiscard]] std::vector<std::string> scored() const {
    std::vector<std::string> sentences{detail::points_of(answer_, say_)};
    if (!answer_.missing.empty()) sentences.push_back(applicability());
    switch (answer_.reason) {
      case reason::wrong_type:
        sentences.push_back(say_(wrong_type, {say_(expected_figure())}));
        break;
      case reason::inconsistent_value:
        sentences.push_back(contradiction());
        break;
      default:
        sentences.push_back(no_figure_yet() ? figure_or_none()
                                            : say_(figure_given, {figure_.figure()}));
    }
    return sentences;
  }

  [[nodiscard]] std::vector<std::string> verdict() const {
    switch (answer_.reason) {
      case reason::reached:
      case reason::within_limit:
      case reason::as_required:
      case reason::below_threshold:
      case reason::above_limit:
      case reason::not_as_required:
      case reason::not_among:
      case reason::unchecked:
        return {because(decided_by_figure()), distance_.distance()};
      case reason::reported:
        return by_report();
      case reason::zero_denominator:
        return {because(zero_denominator())};
      case reason::condition_not_applicable:
        return {because(condition())};
      case reason::declared_not_applicable:
        return {because(declaration())};
      case reason::missing_attribute:
        if (!is_applicability_open()) return by_open_threshold();
        return {because(applicability()), beside(figure_given)};
      case reason::missing_fact:
        return {because(applicability()), beside(figure_given)};
      case reason::wrong_type:
        return {because(say_(wrong_type, {say_(expected_figure())}))};
      case reason::inconsistent_value:
        return {because(contradiction())};
      case reason::missing_evidence:
        return {because(without_evidence())};
      case reason::not_applicable_refused:
        return {because(say_(refused)), beside(reported_with_figure)};
      case reason::unknown_threshold:
        return {
            because(say_.joined(with_comma, figure_or_none(), figure_.required(no_figure_yet())))};
      case reason::missing_value:
        return {because(open_figure())};
      case reason::missing_items:
        return {because(open_items())};
      case reason::undetermined_sub_units:
        return {because(then_wanted(sub_units()))};
      case reason::missing_numerator:
        return {because(value().numerator.is_given() ? open_figure() : without_numerator())};
      case reason::missing_denominator:
        return {because(value().denominator.is_given() ? open_figure() : without_denominator())};
    }
    return {because({})};
  }

  // ---- decided -------------------------------------------------------------------------------

  [[nodiscard]] std::string decided_by_figure() const {
    const std::string whole = thresholds_vary() ? say_(whichever_threshold, {figure_.figure()})
                                                : figure_.figure_against_required();
    const bool percentage = !value().percent.empty() || value().percent_range.is_given();
    const bool one_of_two = value().numerator.is_given() != value().denominator.is_given();
    return one_of_two && !percentage ? say_(whatever_is_missing, {whole}) : whole;
  }

  [[nodiscard]] std::vector<std::string> by_report() const {
    if (!no_figure_yet()) return {say_(reported, {status_named()}), beside(reported_with_figure)};
    const phrase bare = is_numeric() ? reported_no_figure : reported_no_answer;
    return {say_.joined(with_semicolon, say_(bare, {status_named()}), figure_.required(true))};
  }

  [[nodiscard]] std::string zero_denominator() const {
    const std::string unit = figure_.denominator_unit();
    std::string zero =
        unit.empty() ? say_(phrase::zero_denominator) : say_(zero_denominator_of, {unit});
    if (answer_.status == status::met) return say_(zero_counts_as_met, {zero});
    if (answer_.status == status::not_applicable) return zero;
    return say_.joined(with_semicolon, say_(zero_has_no_ratio, {zero}), figure_.required(true));
  }

  // Every condition on the way to the indicator has to hold; which one fails is not said.
  [[nodiscard]] std::string condition() const {
    std::vector<std::string> cases;
    for (const node* one : detail::path_to(set_, answer_.node->code)) {
      if (!one->applies_when) continue;
      for (std::string& each : detail::cases_of(*one->applies_when, set_, say_)) {
        cases.push_back(std::move(each));
      }
    }
    if (cases.empty()) return {};
    return say_(only_where, {say_.list(cases, last_of_two)});
  }

  [[nodiscard]] std::string declaration() const {
    if (answer_.declared.empty()) return {};
    return say_(phrase::declared, {say_.title(answer_.declared)});
  }

  // ---- undetermined --------------------------------------------------------------------------

  // Facts alone are only named; attributes are called so, and facts beside them too.
  [[nodiscard]] std::string applicability() const {
    const std::string facts = facts_missing();
    const std::string attributes = attributes_missing();
    if (attributes.empty()) {
      return say_.joined(because_not_stated, say_(applicability_unknown), facts);
    }
    const std::string stated = facts.empty() ? facts : say_(fact_named, {facts});
    return say_(because_not_known,
                {say_(applicability_unknown), say_.joined(last_of_two, attributes, stated)});
  }

  [[nodiscard]] std::string facts_missing() const {
    std::vector<std::string> titles;
    for (const ground& one : answer_.missing) {
      if (one.what != ground::kind::fact) continue;
      titles.push_back(detail::fact_title(set_, one.name, say_));
    }
    return say_.first_few(std::move(titles), more_things);
  }

  [[nodiscard]] std::string attributes_missing() const {
    std::vector<std::string> names;
    for (const ground& one : answer_.missing) {
      if (one.what == ground::kind::attribute) names.push_back(one.name);
    }
    return detail::attributes_named_by(names, say_);
  }

  // An attribute may be missing for the condition of the indicator or for its threshold.
  [[nodiscard]] bool is_applicability_open() const {
    const std::vector<const node*> path = detail::path_to(set_, answer_.node->code);
    return std::any_of(path.begin(), path.end(), [this](const node* one) {
      return one->applies_when &&
             std::any_of(answer_.missing.begin(), answer_.missing.end(), [&](const ground& each) {
               return detail::asks_for(*one->applies_when, each);
             });
    });
  }

  [[nodiscard]] std::vector<std::string> by_open_threshold() const {
    const std::string attributes = attributes_missing();
    const std::string why =
        attributes.empty() ? say_(missing_attribute) : say_(threshold_depends, {attributes});
    const std::string figure = no_figure_yet() ? std::string() : figure_.figure();
    return {because(why), figure.empty() ? figure : say_(figure_given, {figure})};
  }

  // How many are open is said with the figure; how many there are may not be known either.
  [[nodiscard]] std::string sub_units() const {
    const auto* count = std::get_if<amount>(&value().value);
    const amount& all = count == nullptr ? value().denominator : *count;
    const bool uncounted = all.is_given() && !all.is_exact() && !all.upper;
    const std::string figure = figure_or_none();
    return uncounted ? say_(sub_units_uncounted, {figure}) : figure;
  }

  [[nodiscard]] phrase expected_figure() const noexcept {
    switch (measure_.type) {
      case measure_type::ratio:
        return measure_.ratio.decimal_parts ? expected_decimals : expected_counts;
      case measure_type::count:
        return expected_count;
      case measure_type::quantity:
        return expected_quantity;
      case measure_type::yes_no:
        return expected_yes_no;
      case measure_type::choice:
        return expected_option;
      case measure_type::checklist:
        return expected_items;
      case measure_type::derived:
        break;
    }
    return measure_.is_ratio() ? expected_counts : expected_count;
  }

  // What contradicts what, where the figure alone shows it.
  [[nodiscard]] std::string contradiction() const {
    const amount& numerator = value().numerator;
    const amount& denominator = value().denominator;
    const bool limited = !measure_.ratio.may_exceed_one;
    const std::string figure = figure_.figure();
    if (numerator.is_exact() && denominator.is_exact()) {
      const bool above = numerator.exact > denominator.exact;
      if (above && denominator.exact == decimal(0)) return say_(numerator_over_zero, {figure});
      return say_(above && limited ? numerator_above_denominator : contradiction_in_counts,
                  {figure});
    }
    const std::string check = check_named();
    if (!check.empty()) return say_(check_fails, {check, figure});
    const auto share = decimal::parse(value().percent);
    if (share && share.value > decimal(100) && limited) return say_(percentage_above_100, {figure});
    return say_.joined(with_aside, say_(phrase::contradiction), figure);
  }

  // An exact number by itself contradicts nothing: only a check finds it wrong. The check is named
  // where it can only be that one.
  [[nodiscard]] std::string check_named() const {
    const auto* number = std::get_if<amount>(&value().value);
    const bool alone = number != nullptr && number->is_exact();
    if (!alone || measure_.type == measure_type::derived) return {};
    const consistency_check* found = nullptr;
    for (const consistency_check& one : set_.definition().checks) {
      const std::string& code = answer_.node->code;
      if (!one.inconsistent || (one.first.code != code && one.second.code != code)) continue;
      if (found != nullptr) return {};
      found = &one;
    }
    return found == nullptr ? std::string() : say_.title(found->title);
  }

  // Without a figure only a report can have come as far as the evidence.
  [[nodiscard]] std::string without_evidence() const {
    const bool either = answer_.indicator->evidence == evidence_rule::or_explanation;
    const std::string held = no_figure_yet() ? say_(reported_as_met) : figure_.figure();
    return say_(with_semicolon,
                {say_.joined(with_comma, held, figure_.required(no_figure_yet())),
                 say_(either ? missing_evidence_or_explanation : missing_evidence)});
  }

  [[nodiscard]] std::string open_figure() const {
    return then_wanted(no_figure_yet() ? figure_or_none() : say_(not_decisive, {figure_.figure()}));
  }

  [[nodiscard]] std::string open_items() const {
    const std::string unknown = figure_.items(std::nullopt);
    if (unknown.empty()) return open_figure();
    return then_wanted(say_(with_aside, {figure_.figure(), unknown}));
  }

  [[nodiscard]] std::string without_numerator() const {
    const std::string missing = missing_number(figure_.numerator_unit(), missing_numerator);
    if (distance_.knows_what_is_needed())
      return say_(with_semicolon, {missing, distance_.needed()});
    return then_wanted(beside_missing(missing, the_denominator_is, value().denominator));
  }

  [[nodiscard]] std::string without_denominator() const {
    const std::string missing = missing_number(figure_.denominator_unit(), missing_denominator);
    return then_wanted(beside_missing(missing, the_numerator_is, value().numerator));
  }

  [[nodiscard]] std::string missing_number(const std::string& of_what, phrase unnamed) const {
    return of_what.empty() ? say_(unnamed) : say_(missing_number_of, {of_what});
  }

  [[nodiscard]] std::string beside_missing(const std::string& missing, phrase other_is,
                                           const amount& other) const {
    if (!other.is_given()) return missing;
    return say_(with_aside, {missing, say_(other_is, {figure_.amount_shown(other)})});
  }

  // ---- parts that several reasons share ------------------------------------------------------

  [[nodiscard]] const shown_value& value() const noexcept { return answer_.value; }

  [[nodiscard]] bool is_numeric() const noexcept {
    return measure_.is_ratio() || measure_.is_count() || measure_.type == measure_type::quantity;
  }

  // Whether the unit's circumstances leave several thresholds.
  [[nodiscard]] bool thresholds_vary() const noexcept {
    return answer_.indicator->is_judged() &&
           std::holds_alternative<std::monostate>(answer_.required);
  }

  [[nodiscard]] bool no_figure_yet() const { return value().empty(); }

  [[nodiscard]] std::string figure_or_none() const {
    if (!no_figure_yet()) return figure_.figure();
    return say_(is_numeric() ? no_figure : no_answer);
  }

  [[nodiscard]] std::string status_named() const {
    return say_(detail::following(verdict_met, static_cast<std::size_t>(answer_.status)));
  }

  [[nodiscard]] std::string because(const std::string& what) const {
    return say_.joined(verdict_because, status_named(), what);
  }

  [[nodiscard]] std::string then_wanted(const std::string& what) const {
    const bool known = distance_.knows_what_is_needed();
    return say_.joined(with_semicolon, what,
                       known ? distance_.needed() : figure_.required(no_figure_yet()));
  }

  // A sentence on a figure that did not decide; empty where there is none.
  [[nodiscard]] std::string beside(phrase as) const {
    if (no_figure_yet()) return {};
    return say_(as, {distance_.knows_what_is_needed() ? then_wanted(figure_.figure())
                                                      : figure_.figure_against_required()});
  }

  // Of what is not met they are given as its causes; of anything else they only stand in the way.
  [[nodiscard]] std::string obstacles() const {
    std::string all;
    for (const std::string& one : answer_.obstacles) {
      all = say_.joined(with_semicolon, all, say_.plain(one));
    }
    if (all.empty()) return {};
    const phrase one = answer_.status == status::not_met ? cause : obstacle;
    return say_(answer_.obstacles.size() == 1 ? one : detail::following(one, 1), {all});
  }

  const indicator_answer& answer_;
  const measure& measure_;
  const criteria_set& set_;
  speaker say_;
  detail::figure_words figure_;
  detail::distance_words distance_;
};

}  // namespace

std::string explain(const indicator_answer& answer, const criteria_set& set, language language) {
  return verdict_words(answer, set, language).explanation();
}

}  // namespace xaso
