// The rules of the conditions that groups and conclusions rest on.
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "criteria_rules.hpp"
#include "nearest.hpp"
#include "set_reference.hpp"
#include "xaso/code.hpp"

namespace xaso::detail {
namespace {

constexpr std::size_t deepest_condition = 64;

// One condition, with those inside it.
class form_check {
 public:
  form_check(const rule_context& context, const form_scope& scope) noexcept
      : context_(context), scope_(scope) {}

  void check(const form& form, const rule_place& at, bool inside_not = false,
             std::size_t depth = 1) const {
    if (depth > deepest_condition) {
      context_.errors.add(fault::nested_too_deep, at.pointer(),
                          {"conditions", std::to_string(deepest_condition)});
    } else if (const auto* combined = std::get_if<combined_form>(&form.content)) {
      check_combined(*combined, at, inside_not, depth);
    } else if (const auto* reference = std::get_if<conclusion_form>(&form.content)) {
      check_conclusion(*reference, at, inside_not);
    } else if (const auto* fact = std::get_if<fact_form>(&form.content)) {
      check_fact(context_, fact->fact, at);
    } else if (const auto* unit = std::get_if<unit_form>(&form.content)) {
      check_when(context_, unit->when, at / "unit");
    } else if (const auto* cut = std::get_if<points_form>(&form.content)) {
      if (may_stand_here(cut->share ? "share_of_max" : "points", at)) check_cut(context_, *cut, at);
    } else if (const auto* each = std::get_if<each_group_form>(&form.content)) {
      if (may_stand_here("each_group", at)) check_each_group(context_, *each, at);
    } else if (const auto* quantified = std::get_if<quantified_form>(&form.content)) {
      check_selector(context_, quantified->among, scope_,
                     at / (quantified->all ? "all_met" : "any_met"));
    } else {
      check_tally(std::get<tally_form>(form.content), at);
    }
  }

 private:
  void check_combined(const combined_form& combined, const rule_place& at, bool inside_not,
                      std::size_t depth) const {
    if (!check_known(combined.how, 3, "the kind of a condition", at, context_.errors)) return;
    if (combined.how == combined_form::kind::negation) {
      const rule_place operand = at / "not";
      if (combined.operands.size() != 1) {
        context_.errors.add(fault::not_of_its_type, operand.pointer(),
                            {"a \"not\" of more or less than one condition"});
      }
      for (const form& one : combined.operands) check(one, operand, true, depth + 1);
      return;
    }
    const std::string_view key = combined.how == combined_form::kind::all ? "all" : "any";
    const rule_place list = at / key;
    if (combined.operands.empty()) {
      context_.errors.add(fault::empty_list, list.pointer(), {'"' + std::string(key) + '"'});
    }
    for (std::size_t i = 0; i < combined.operands.size(); ++i) {
      check(combined.operands[i], list / i, inside_not, depth + 1);
    }
  }

  // A group speaks of statuses below it, not of points nor of conclusions.
  [[nodiscard]] bool may_stand_here(std::string_view key, const rule_place& at) const {
    if (scope_.references != nullptr) return true;
    context_.errors.add(fault::misplaced_key, (at / key).pointer(),
                        {key, "the condition of a conclusion", "that of a group"});
    return false;
  }

  void check_tally(const tally_form& tally, const rule_place& at) const {
    const rule_place inner = at / key_of(tally);
    if (!check_known(tally.how, 4, "the comparison", inner, context_.errors)) return;
    check_selector(context_, tally.among, scope_, inner / "among");
    const rule_place number = inner / name(tally.how);
    check_sources(tally.number.sources, number, context_.errors);
    if (!is_lower(tally.how)) {
      context_.errors.add(fault::unknown_key, number.pointer(), {name(tally.how), ""});
    } else if (tally.share) {
      check_percent(tally.number.value, name(tally.how), share_range, number, context_.errors);
    } else {
      check_count(tally.number.value, name(tally.how), number, context_.errors);
    }
  }
  static std::string_view key_of(const tally_form& tally) noexcept {
    if (tally.share) return tally.met ? "share_met" : "share_not_met";
    return tally.met ? "count_met" : "count_not_met";
  }

  void check_conclusion(const conclusion_form& reference, const rule_place& at,
                        bool inside_not) const {
    if (!may_stand_here("conclusion", at)) return;
    const rule_place place = at / "conclusion";
    if (inside_not && !reference.if_not_applicable) {
      context_.errors.add(fault::unsaid_not_applicable, at.pointer());
    }
    if (reference.if_not_applicable) {
      check_known(*reference.if_not_applicable, 4, "\"if_not_applicable\"",
                  at / "if_not_applicable", context_.errors);
    }
    if (reference.if_not_applicable == status::not_applicable) {
      context_.errors.add(fault::unknown_word, (at / "if_not_applicable").pointer(),
                          {name(status::not_applicable), "\"not_met\", \"met\", \"undetermined\""});
    }
    if (reference.elsewhere()) {
      check_elsewhere(reference, at);
    } else if (!is_code(reference.written)) {
      context_.errors.add(fault::bad_reference, place.pointer(), {reference.written});
    } else if (const auto target = context_.index.conclusion(reference.written)) {
      scope_.references->push_back({*target, place.pointer()});
      check_level(reference, context_.definition.conclusions[*target], at);
    } else {
      context_.errors.add(fault::unknown_conclusion, place.pointer(),
                          {reference.written, context_.index.conclusion_hint(reference.written)});
    }
  }

  void check_elsewhere(const conclusion_form& reference, const rule_place& at) const {
    if (!is_conclusion_elsewhere(reference.written)) {
      context_.errors.add(fault::bad_reference, (at / "conclusion").pointer(), {reference.written});
    }
    if (reference.level_at_least && !is_code(*reference.level_at_least)) {
      context_.errors.add(fault::bad_code, (at / "level_at_least").pointer(),
                          {*reference.level_at_least});
    }
  }

  void check_level(const conclusion_form& reference, const conclusion& target,
                   const rule_place& at) const {
    if (!reference.level_at_least) return;
    const rule_place place = at / "level_at_least";
    if (target.levels.empty()) {
      context_.errors.add(fault::no_levels, place.pointer(), {target.code});
      return;
    }
    std::vector<std::string_view> known;
    for (const level& one : target.levels) {
      if (one.code == *reference.level_at_least) return;
      known.push_back(one.code);
    }
    context_.errors.add(
        fault::unknown_level, place.pointer(),
        {target.code, *reference.level_at_least, hint(*reference.level_at_least, known)});
  }

  const rule_context& context_;
  const form_scope& scope_;
};

}  // namespace

void check_form(const rule_context& context, const form& form, const form_scope& scope,
                const rule_place& at) {
  form_check(context, scope).check(form, at);
}

}  // namespace xaso::detail
