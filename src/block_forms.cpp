// Forms as operations on words.
// SPDX-License-Identifier: Apache-2.0
#include "block_forms.hpp"

#include <bit>
#include <optional>

#include "bit_bytes.hpp"
#include "int128.hpp"
#include "standing.hpp"
#include "table_row.hpp"
#include "tally.hpp"
#include "word_tally.hpp"

namespace xaso::detail {
namespace {

/// Calls `visit(candidates, count)` for every member and every pool of a form.
template <class Visit>
void for_each_element(const membership& among, const word_standing& at, Visit visit) {
  for (const std::size_t member : among.members) {
    visit(at.members[member], std::optional<std::size_t>(1));
  }
  for (const std::size_t index : among.pools) {
    visit(left_of(index, among, at), at.table->plan().pools()[index].count);
  }
}

words_of_candidates evaluate_form(const compiled_quantified& form, const word_standing& at) {
  std::uint64_t some_met = 0;
  std::uint64_t some_not_met = 0;
  std::uint64_t all_may_pass = all_units;  // none is surely not met
  std::uint64_t all_may_fail = all_units;  // none is surely met
  std::uint64_t all_may_be_out = all_units;
  for_each_element(*form.among, at, [&](const words_of_candidates& left, auto) {
    some_met |= left.met;
    some_not_met |= left.not_met;
    all_may_pass &= left.met | left.out | ~left.not_met;
    all_may_fail &= left.not_met | left.out | ~left.met;
    all_may_be_out &= left.out;
  });
  if (form.all) return {some_met & all_may_pass, some_not_met, all_may_be_out};
  return {some_met, all_may_fail, 0};
}

// ---- counts and shares --------------------------------------------------------------------------

/// The least whole number that is at least (above, where strict) a fraction that is not below 0.
std::uint64_t first_whole(int128 numerator, int128 denominator, bool strict) noexcept {
  const int128 first =
      strict ? floor_divide(numerator, denominator) + 1 : ceil_divide(numerator, denominator);
  return static_cast<std::uint64_t>(first);
}

words_of_candidates count_against(const word_tally& counted, decimal number, bool strict) noexcept {
  const std::uint64_t least = first_whole(number.mantissa(), power_of_ten(number.scale()), strict);
  return {counted.may_yes.at_least(least) | counted.yes_unlimited,
          ~counted.must_yes.at_least(least), 0};
}

/// Where `part` of a whole reaches a share; of a whole of 0 nothing is said.
std::uint64_t share_reaches(const unit_counts& part, const unit_counts& whole, std::uint64_t units,
                            decimal percent, bool strict) noexcept {
  std::uint64_t reached = 0;
  for (std::uint64_t left = units; left != 0;) {
    const auto unit = static_cast<std::size_t>(std::countr_zero(left));
    const std::uint64_t alike = left & whole.same_as(unit);
    left &= ~alike;
    const int128 share = int128(whole.of(unit)) * percent.mantissa();
    reached |= alike & part.at_least(
                           first_whole(share, 100 * int128(power_of_ten(percent.scale())), strict));
  }
  return reached;
}

/// As `share_against` of `tally.cpp`, for 64 units.
words_of_candidates share_against(const word_tally& counted, std::uint64_t units, decimal percent,
                                  bool strict) noexcept {
  const decimal zero(0);
  const decimal hundred(100);
  const auto where = [](bool all, std::uint64_t units_of_it) {
    return all ? units_of_it : std::uint64_t{0};
  };
  words_of_candidates result;
  result.out = counted.all_may_be_out;

  // The greatest share.
  unit_counts most = counted.may_yes;
  most.add(counted.must_no);
  const std::uint64_t near_all = counted.yes_unlimited & counted.must_no.above_zero();
  const std::uint64_t some = most.above_zero() & ~near_all;
  result.met = where(percent < hundred, near_all) |
               (some & share_reaches(counted.may_yes, most, some & units, percent, strict)) |
               where(!strict && percent == zero, ~near_all & ~some & counted.may_no.above_zero());

  // The least share, likewise.
  unit_counts least = counted.must_yes;
  least.add(counted.may_no);
  const std::uint64_t near_none = counted.no_unlimited & counted.must_yes.above_zero();
  const std::uint64_t rest = least.above_zero() & ~near_none;
  result.not_met =
      where(percent > zero, near_none) |
      (rest & ~share_reaches(counted.must_yes, least, rest & units, percent, strict)) |
      where(strict && percent == hundred, ~near_none & ~rest & counted.may_yes.above_zero());
  return result;
}

/// Of one unit alone counts are plain numbers.
words_of_candidates evaluate_for_one(const compiled_tally& form, const word_standing& at) {
  tallied counted;
  for_each_element(*form.among, at, [&](const words_of_candidates& left, auto count) {
    add(counted, of_unit(left, 0), form.form->met, count);
  });
  return spread(against(counted, *form.form));
}

words_of_candidates evaluate_form(const compiled_tally& form, const word_standing& at) {
  if (at.units == 1) return evaluate_for_one(form, at);
  const tally_form& asked = *form.form;
  const word_tally& counted = at.tallies->of(*form.among, asked.met, at);
  const bool strict = is_strict(asked.how);
  const std::uint64_t units =
      at.units == rows_per_word ? all_units : (std::uint64_t{1} << at.units) - 1;
  const auto against = [&](decimal number) {
    return asked.share ? share_against(counted, units, number, strict)
                       : count_against(counted, number, strict);
  };
  if (asked.number.value) return against(*asked.number.value);
  // Not known: every number it may be. Results change only one way as it grows.
  const words_of_candidates low = against(decimal(0));
  words_of_candidates result =
      against(asked.share ? decimal(100) : decimal(1'000'000'000'000'000'000 - 1));
  result = {result.met | low.met, result.not_met | low.not_met, result.out | low.out};
  if (!asked.share) result.not_met = all_units;  // there is no greatest count
  return result;
}

// ---- facts, other conclusions, combinations -----------------------------------------------------

words_of_candidates as_candidates(condition_words holds) noexcept {
  return {~holds.no, ~holds.yes, 0};
}

words_of_candidates evaluate_form(const compiled_fact& form, const word_standing& at) {
  const condition_words known = at.variables[form.variable];
  return as_candidates(form.is ? known : condition_words{known.no, known.yes});
}

words_of_candidates evaluate_form(const compiled_unit& form, const word_standing& at) {
  return as_candidates(at.conditions[at.table->of_form(form.when)]);
}

words_of_candidates evaluate_form(const compiled_points& form, const word_standing& at) {
  return at.cuts[form.cut];
}

/// Which units reach a level, or (none is asked for) meet the conclusion.
words_of_candidates reached(const conclusion_words& conclusion,
                            std::optional<std::size_t> level) noexcept {
  if (!level) return conclusion.result;
  words_of_candidates found;
  for (std::size_t i = 0; i < conclusion.possible.size(); ++i) {
    (i <= *level ? found.met : found.not_met) |= conclusion.possible[i];
  }
  found.out = conclusion.result.out;
  return found;
}

/// A conclusion of another set is what an earlier legal act says it is.
words_of_candidates evaluate_elsewhere(const compiled_conclusion_form& form,
                                       const word_standing& at) {
  const bool told = at.table->document() != nullptr || at.table->recognised()[form.elsewhere];
  if (!told) return spread(candidates::either);
  const conclusion* of = at.table->plan().elsewhere()[form.elsewhere].conclusion;
  words_of_candidates result;
  for (std::size_t unit = 0; unit < at.units; ++unit) {
    const recognition* known = at.rows->recognised(at.first_row + unit, form.elsewhere);
    put_unit(
        result, unit,
        recognised_as(known, form.form->level_at_least, of == nullptr ? nullptr : &of->levels));
  }
  return result;
}

words_of_candidates evaluate_form(const compiled_conclusion_form& form, const word_standing& at) {
  if (!form.conclusion) return evaluate_elsewhere(form, at);
  const words_of_candidates found = reached(at.conclusions[*form.conclusion], form.level);
  switch (form.form->if_not_applicable.value_or(status::not_met)) {
    case status::met:
      return out_counts_as(found, candidates::met);
    case status::undetermined:
      return out_counts_as(found, candidates::either);
    default:
      return out_counts_as(found, candidates::not_met);
  }
}

/// All of two, result by result: what is out drops away.
words_of_candidates both(const words_of_candidates& a, const words_of_candidates& b) noexcept {
  const std::uint64_t a_some = a.met | a.not_met | a.out;
  const std::uint64_t b_some = b.met | b.not_met | b.out;
  return {(a.met & (b.met | b.out)) | (a.out & b.met), (a.not_met & b_some) | (b.not_met & a_some),
          a.out & b.out};
}
words_of_candidates swapped(const words_of_candidates& a) noexcept {
  return {a.not_met, a.met, a.out};
}

words_of_candidates evaluate_form(const compiled_combined& form, const word_standing& at) {
  words_of_candidates result = evaluate(form.operands.front(), at);
  if (form.how == combined_form::kind::negation) {
    return {result.not_met, result.met | result.out, 0};
  }
  const bool all = form.how == combined_form::kind::all;
  for (std::size_t i = 1; i < form.operands.size(); ++i) {
    const words_of_candidates other = evaluate(form.operands[i], at);
    result = all ? both(result, other) : swapped(both(swapped(result), swapped(other)));
  }
  return result;
}

}  // namespace

words_of_candidates evaluate(const compiled_form& form, const word_standing& at) {
  return std::visit([&](const auto& content) { return evaluate_form(content, at); }, form.content);
}

void evaluate(const compiled_conclusion& conclusion, condition_words applies,
              const word_standing& at, conclusion_words& into) {
  const bool has_levels = !conclusion.conclusion->levels.empty();
  words_of_candidates& result = into.result;
  if (has_levels) {
    result = {};
    std::uint64_t open = all_units;  // no level so far surely holds
    for (std::size_t i = 0; i < conclusion.forms.size(); ++i) {
      const words_of_candidates holds = evaluate(conclusion.forms[i], at);
      into.possible[i] = open & holds.met;
      result.met |= into.possible[i];
      open &= ~holds.met | holds.not_met | holds.out;
    }
    into.possible[conclusion.forms.size()] = open;
    result.not_met = open;
  } else {
    result = evaluate(conclusion.forms.front(), at);
  }
  result = perhaps_out(result, applies, candidates::out);
  for (std::uint64_t& level : into.possible) level &= ~applies.no;
}

void show_statuses(const words_of_candidates& of, std::uint8_t* statuses) noexcept {
  const std::uint64_t met = of.met & ~of.not_met & ~of.out;
  const std::uint64_t not_met = of.not_met & ~of.met & ~of.out;
  const std::uint64_t out = of.out & ~of.met & ~of.not_met;
  const std::uint64_t low = not_met | out;      // statuses 1 and 3
  const std::uint64_t high = ~(met | not_met);  // statuses 2 and 3
  put_two_bits(low, high, statuses);
}

}  // namespace xaso::detail
