// Whether one condition follows from another, as far as it can be seen from how they are written.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <type_traits>
#include <variant>

#include "finders.hpp"

namespace xaso::detail {
namespace {

/// Whether whoever reaches `a` reaches `b`.
bool at_least_as_much(comparison how_a, const bound& a, comparison how_b, const bound& b) {
  if (!a.value || !b.value) return false;
  if (*a.value != *b.value) return *a.value > *b.value;
  return is_strict(how_a) || !is_strict(how_b);
}
bool at_least_as_much(const bound& a, const bound& b) {
  return at_least_as_much(comparison::at_least, a, comparison::at_least, b);
}

bool implies_other(const quantified_form& a, const quantified_form& b) {
  return a.all == b.all && a.among == b.among;
}
bool implies_other(const tally_form& a, const tally_form& b) {
  return a.share == b.share && a.met == b.met && a.among == b.among &&
         at_least_as_much(a.how, a.number, b.how, b.number);
}
bool implies_other(const fact_form& a, const fact_form& b) {
  return a.fact == b.fact && a.is == b.is;
}
bool implies_other(const conclusion_form& a, const conclusion_form& b) {
  return a.written == b.written && a.level_at_least == b.level_at_least &&
         a.if_not_applicable == b.if_not_applicable;
}
bool implies_other(const unit_form& a, const unit_form& b) { return a.when == b.when; }
bool implies_other(const points_form& a, const points_form& b) {
  return a.share == b.share && a.of == b.of && at_least_as_much(a.at_least, b.at_least);
}
bool implies_other(const each_group_form& a, const each_group_form& b) {
  return a.among == b.among && at_least_as_much(a.at_least, b.at_least);
}
bool implies_other(const combined_form& /*a*/, const combined_form& /*b*/) { return false; }

/// The operands of a form that combines in this way; null: it does not.
const std::vector<form>* operands_of(const form& form, combined_form::kind how) {
  const auto* combined = std::get_if<combined_form>(&form.content);
  return combined != nullptr && combined->how == how ? &combined->operands : nullptr;
}

/// Whether a form may be not applicable, where nodes may be.
bool may_be_out(const form& one) {
  if (const auto* quantified = std::get_if<quantified_form>(&one.content)) return quantified->all;
  if (const auto* tally = std::get_if<tally_form>(&one.content)) return tally->share;
  if (const auto* combined = std::get_if<combined_form>(&one.content)) {
    return combined->how != combined_form::kind::negation &&
           std::all_of(combined->operands.begin(), combined->operands.end(), may_be_out);
  }
  return std::holds_alternative<points_form>(one.content) ||
         std::holds_alternative<each_group_form>(one.content);
}

}  // namespace

// Of `all` one operand is enough to imply, if it cannot drop out: then `all` may hold without it.
bool implies(const form& stronger, const form& weaker, bool drops_out) {
  using enum combined_form::kind;
  const auto implies_it = [&](const form& one) { return implies(one, weaker, drops_out); };
  const auto stays_and_implies_it = [&](const form& one) {
    return !(drops_out && may_be_out(one)) && implies_it(one);
  };
  const auto is_implied = [&](const form& one) { return implies(stronger, one, drops_out); };
  if (const auto* parts = operands_of(weaker, all)) {
    return std::all_of(parts->begin(), parts->end(), is_implied);
  }
  if (const auto* parts = operands_of(stronger, any)) {
    return std::all_of(parts->begin(), parts->end(), implies_it);
  }
  if (const auto* parts = operands_of(stronger, all)) {
    if (std::any_of(parts->begin(), parts->end(), stays_and_implies_it)) return true;
  }
  if (const auto* parts = operands_of(weaker, any)) {
    return std::any_of(parts->begin(), parts->end(), is_implied);
  }
  const auto* denied = operands_of(stronger, negation);
  const auto* denied_too = operands_of(weaker, negation);
  if (denied != nullptr && denied_too != nullptr) {
    return !(drops_out && may_be_out(denied_too->front())) &&
           implies(denied_too->front(), denied->front(), drops_out);
  }
  return std::visit(
      [](const auto& a, const auto& b) {
        if constexpr (std::is_same_v<decltype(a), decltype(b)>) {
          return implies_other(a, b);
        } else {
          return false;
        }
      },
      stronger.content, weaker.content);
}

}  // namespace xaso::detail
