// The rules of checks between numbers, and of ranking.
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <variant>

#include "criteria_rules.hpp"
#include "score_maxima.hpp"

namespace xaso::detail {
namespace {

// ---- checks -------------------------------------------------------------------------------------

// Whether an operand names a number: a count or a quantity, or a part of a ratio.
bool names_a_number(const measure& measure, check_operand::part part) noexcept {
  if (part != check_operand::part::value) return measure.is_ratio();
  return measure.is_count() || measure.type == measure_type::quantity;
}

std::string in_words(const indicator* leaf, check_operand::part part) {
  if (leaf == nullptr) return "a group";
  const std::string measure(with_article(leaf->measure));
  return part == check_operand::part::value ? measure : "a part of " + measure;
}

void check_operand_of(const rule_context& context, const check_operand& operand,
                      const rule_place& at) {
  if (!check_known(operand.of, 3, "the part of the indicator", at, context.errors)) return;
  const auto node = context.index.node(operand.code);
  if (!node) {
    context.errors.add(fault::unknown_node, at.pointer(),
                       {operand.code, context.index.node_hint(operand.code)});
    return;
  }
  const auto* leaf = std::get_if<indicator>(&context.index.nodes()[*node].node->content);
  if (leaf != nullptr && names_a_number(leaf->measure, operand.of)) return;
  context.errors.add(fault::not_comparable, at.pointer(),
                     {to_string(operand), in_words(leaf, operand.of)});
}

void check_one(const rule_context& context, const consistency_check& check, const rule_place& at) {
  check_text(check.title, at / "title", context.errors);
  const rule_place list = at / (check.at_most ? "at_most" : "equal");
  check_operand_of(context, check.first, list / std::size_t{0});
  check_operand_of(context, check.second, list / std::size_t{1});
  if (check.first != check.second) return;
  context.errors.add(fault::repeated_entry, (list / std::size_t{1}).pointer(),
                     {to_string(check.second)});
}

// ---- ranking ------------------------------------------------------------------------------------

void check_key(const rule_context& context, ranking_rules::key by, const rule_place& at) {
  if (!check_known(by, 3, "\"by\"", at, context.errors)) return;
  switch (by) {
    case ranking_rules::key::points:
      if (!context.scores.any_points()) context.errors.add(fault::nothing_scores, at.pointer());
      break;
    case ranking_rules::key::share_of_max:
      if (!context.scores.whole().any) context.errors.add(fault::no_maximum, at.pointer());
      break;
    case ranking_rules::key::share_met:
      if (!context.index.holds_status()) {
        context.errors.add(fault::selects_only_scored, at.pointer());
      }
      break;
  }
}

void check_leagues(const rule_context& context, const std::string& name, const rule_place& at) {
  const attribute_declaration* attribute = context.index.attribute(name);
  if (attribute == nullptr) {
    context.errors.add(fault::unknown_attribute, at.pointer(),
                       {name, context.index.attribute_hint(name)});
  } else if (attribute->type == attribute_type::decimal) {
    context.errors.add(fault::leagues_by_number, at.pointer(), {name});
  }
}

}  // namespace

std::string to_string(const check_operand& operand) {
  switch (operand.of) {
    case check_operand::part::numerator:
      return operand.code + ":numerator";
    case check_operand::part::denominator:
      return operand.code + ":denominator";
    case check_operand::part::value:
      break;
  }
  return operand.code;
}

void check_checks(const rule_context& context) {
  const rule_place root;
  const rule_place list = root / "checks";
  code_register codes("checks");
  for (std::size_t i = 0; i < context.definition.checks.size() && !context.errors.full(); ++i) {
    const rule_place at = list / i;
    codes.add(context.definition.checks[i].code, at / "code", context.errors);
    check_one(context, context.definition.checks[i], at);
  }
}

void check_ranking(const rule_context& context) {
  if (!context.definition.ranking) return;
  const ranking_rules& ranking = *context.definition.ranking;
  const rule_place root;
  const rule_place at = root / "ranking";
  if (!context.definition.criteria.empty()) check_key(context, ranking.by, at / "by");
  if (!ranking.leagues.empty()) check_leagues(context, ranking.leagues, at / "leagues");
  if (ranking.unranked_when) {
    check_condition(context, *ranking.unranked_when, at / "unranked_when");
  }
}

}  // namespace xaso::detail
