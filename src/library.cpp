// Putting sets together: every reference is followed once, and what it finds must serve.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/library.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "criteria_index.hpp"
#include "error_list.hpp"
#include "nearest.hpp"
#include "references.hpp"
#include "rule_place.hpp"

namespace xaso {
namespace {

using detail::criteria_index;
using detail::error_list;
using detail::fault;
using detail::pointer_to;

constexpr std::size_t most_cases = 1000;  // of one bound, all references followed
constexpr std::size_t most_steps = 64;    // from one bound to the next

/// What a bound is about, as it must be the same at both ends of a reference.
enum class kind : std::uint8_t { ratio, count, quantity };

struct numbers_at {
  const xaso::indicator* indicator = nullptr;
  const number_rule* rule = nullptr;

  [[nodiscard]] kind is() const noexcept {
    if (indicator->measure.is_ratio()) return kind::ratio;
    return indicator->measure.is_count() ? kind::count : kind::quantity;
  }
  [[nodiscard]] const std::optional<threshold_rule>& threshold_of(comparison how) const noexcept {
    return is_lower(how) ? rule->lower : rule->upper;
  }
};

class library_check {
 public:
  library_check(const std::vector<criteria_set>& sets, error_list& errors)
      : sets_(sets), errors_(errors) {
    for (const criteria_set& set : sets) {
      indexes_.push_back(std::make_unique<criteria_index>(set.definition()));
    }
  }

  void run() {
    check_identities();
    for (set_ = 0; set_ < sets_.size() && !errors_.full(); ++set_) {
      for (const detail::indexed_node& node : indexes_[set_]->nodes()) {
        if (const auto* here = std::get_if<indicator>(&node.node->content)) {
          check_bounds(*here, node.pointer);
          check_derived(*here, node.pointer);
        }
      }
      check_conclusions();
    }
    check_set_circles();
  }

 private:
  [[nodiscard]] const std::string& id() const noexcept { return sets_[set_].id(); }

  void check_identities() {
    for (std::size_t i = 0; i < sets_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (sets_[j].id() == sets_[i].id() && sets_[j].version() == sets_[i].version()) {
          errors_.add(fault::repeated_set, "/id", {sets_[i].id(), sets_[i].version()});
          break;
        }
      }
    }
  }

  /// The set a reference names; an error where it names none.
  std::optional<std::size_t> find(std::string_view reference, const std::string& pointer) {
    if (const auto found = detail::find_set(sets_, reference)) return found;
    const std::string_view wanted = reference.substr(0, reference.find('@'));
    std::vector<std::string_view> known;
    for (const criteria_set& each : sets_) known.push_back(each.id());
    const bool several = reference == wanted && std::count(known.begin(), known.end(), wanted) > 1;
    if (several) {
      errors_.add(fault::several_versions, pointer, {id(), reference});
    } else {
      errors_.add(fault::unknown_set, pointer,
                  {id(), reference, detail::hint(std::string(reference), known)});
    }
    return {};
  }

  // ---- bounds ----

  void check_bounds(const indicator& indicator, const std::string& pointer) {
    const auto* rule = std::get_if<number_rule>(&indicator.require);
    if (rule == nullptr) return;
    const numbers_at at{&indicator, rule};
    const std::string require = pointer_to(pointer, "require");
    for (const auto* side : {&rule->lower, &rule->upper}) {
      if (!*side) continue;
      const std::string place = pointer_to(require, name((*side)->how));
      for_each_relative((*side)->limit, place,
                        [&](const relative_bound& relative, const std::string& here) {
                          check_relative(at, (*side)->how, relative, here);
                        });
    }
  }

  template <class Visit>
  static void for_each_relative(const bound_rule& rule, const std::string& place, Visit visit) {
    const auto visit_fixed = [&](const fixed_bound& fixed, const std::string& here) {
      if (const auto* relative = std::get_if<relative_bound>(&fixed)) visit(*relative, here);
    };
    if (const auto* relative = std::get_if<relative_bound>(&rule)) visit(*relative, place);
    const auto* selected = std::get_if<selected_bound>(&rule);
    if (selected == nullptr) return;
    const std::string rows = pointer_to(place, "select");
    for (std::size_t i = 0; i < selected->rows.size(); ++i) {
      visit_fixed(selected->rows[i].value, pointer_to(pointer_to(rows, i), "value"));
    }
    visit_fixed(selected->otherwise, pointer_to(place, "otherwise"));
  }

  /// Where a reference leads, seen from set `from`; an error where it leads nowhere.
  std::optional<std::pair<std::size_t, numbers_at>> target_of(const relative_bound& relative,
                                                              comparison how, std::size_t from,
                                                              const std::string& pointer) {
    const detail::reference_parts to = detail::split_reference(relative.of);
    const std::optional<std::size_t> set =
        to.set.empty() ? std::optional(from) : find(to.set, pointer_to(pointer, "of"));
    if (!set) return {};
    numbers_at at;
    const auto node = indexes_[*set]->node(std::string(to.code));
    if (node) at.indicator = std::get_if<indicator>(&indexes_[*set]->nodes()[*node].node->content);
    if (at.indicator != nullptr) at.rule = std::get_if<number_rule>(&at.indicator->require);
    if (at.rule == nullptr || !at.threshold_of(how) || at.threshold_of(how)->how != how) {
      errors_.add(fault::unknown_bound, pointer_to(pointer, "of"), {id(), relative.of, name(how)});
      return {};
    }
    return std::pair{*set, at};
  }

  void check_relative(const numbers_at& from, comparison how, const relative_bound& relative,
                      const std::string& pointer) {
    if (errors_.full()) return;
    const auto target = target_of(relative, how, set_, pointer);
    if (!target) return;
    const measure& own = from.indicator->measure;
    const measure& other = target->second.indicator->measure;
    if (from.is() != target->second.is() || own.unit != other.unit) {
      errors_.add(fault::bound_of_other_kind, pointer_to(pointer, "of"), {id(), relative.of});
      return;
    }
    walk_ = {from.indicator, &from, &relative, &pointer, 0, false, {relative.times}};
    follow(*target, how);
  }

  /// Follows a bound to every number that it may come to. What is wrong further on is reported
  /// there; here only that it cannot be followed.
  void follow(const std::pair<std::size_t, numbers_at>& at, comparison how) {
    if (walk_.failed) return;
    if (at.second.indicator == walk_.start) return fail(fault::bound_in_circle, {});
    if (walk_.factors.size() > most_steps) {
      return fail(fault::bound_too_large, std::to_string(most_cases));
    }
    const auto take = [&](const fixed_bound& fixed) {
      if (const auto* plain = std::get_if<bound>(&fixed)) return take_number(plain->value);
      const auto& relative = std::get<relative_bound>(fixed);
      // A reference that leads nowhere is an error of the set it stands in.
      error_list elsewhere;
      std::swap(elsewhere, errors_);
      const auto target = target_of(relative, how, at.first, "");
      std::swap(elsewhere, errors_);
      if (!target) {
        walk_.failed = true;
        return;
      }
      walk_.factors.push_back(relative.times);
      follow(*target, how);
      walk_.factors.pop_back();
    };
    const bound_rule& rule = at.second.threshold_of(how)->limit;
    if (const auto* plain = std::get_if<bound>(&rule)) return take(*plain);
    if (const auto* relative = std::get_if<relative_bound>(&rule)) return take(*relative);
    const auto& selected = std::get<selected_bound>(rule);
    for (const selected_bound::row& row : selected.rows) take(row.value);
    take(selected.otherwise);
  }

  /// A number at the end, times every factor on the way there, the last first.
  void take_number(const std::optional<decimal>& number) {
    if (walk_.failed) return;
    if (++walk_.cases > most_cases) {
      return fail(fault::bound_too_large, std::to_string(most_cases));
    }
    if (!number) return;
    decimal so_far = *number;
    for (auto factor = walk_.factors.rbegin(); factor != walk_.factors.rend(); ++factor) {
      const std::optional<decimal> product = detail::product(so_far, *factor);
      const bool last = std::next(factor) == walk_.factors.rend();
      if (!product || (last && !serves(*product))) return refuse_product(so_far, *factor);
      so_far = *product;
    }
  }
  void refuse_product(decimal number, decimal factor) {
    walk_.failed = true;
    const bool ratio = walk_.from->is() == kind::ratio;
    errors_.add(fault::product_out_of_range, *walk_.pointer,
                {id(), number.to_string(), factor.to_string(), ratio ? "12" : "18", range_words()});
  }
  [[nodiscard]] bool may_exceed_one() const noexcept {
    return walk_.from->indicator->measure.ratio.may_exceed_one;
  }
  [[nodiscard]] bool serves(decimal number) const noexcept {
    if (walk_.from->is() == kind::quantity) return true;
    if (number.is_negative()) return false;
    if (walk_.from->is() == kind::count) return true;
    return number.digits() <= 12 && (may_exceed_one() || number <= decimal(100));
  }
  [[nodiscard]] std::string_view range_words() const noexcept {
    if (walk_.from->is() == kind::quantity) return "a decimal";
    if (walk_.from->is() == kind::count || may_exceed_one()) return "at least 0";
    return "from 0 to 100 per cent";
  }

  void fail(fault what, std::string_view argument) {
    walk_.failed = true;
    errors_.add(what, pointer_to(*walk_.pointer, "of"), {id(), walk_.relative->of, argument});
  }

  // ---- conclusions of other sets ----

  void check_derived(const indicator& indicator, const std::string& pointer) {
    if (indicator.measure.type != measure_type::derived) return;
    const derived_rules& derived = indicator.measure.derived;
    const std::string at = pointer_to(pointer, "measure");
    const auto set = find(derived.set, pointer_to(at, "set"));
    if (!set) return;
    counts_by_[set_].push_back({*set, at});
    check_conclusion(*set, derived.conclusion, derived.level_at_least, derived.conclusion, at);
  }

  void check_conclusion(std::size_t set, std::string_view code,
                        const std::optional<std::string>& level, std::string_view written,
                        const std::string& pointer) {
    const auto found = indexes_[set]->conclusion(std::string(code));
    if (!found) {
      errors_.add(fault::conclusion_not_there, pointer_to(pointer, "conclusion"), {id(), written});
      return;
    }
    if (!level) return;
    const auto& levels = sets_[set].definition().conclusions[*found].levels;
    const bool there = std::any_of(levels.begin(), levels.end(),
                                   [&](const xaso::level& each) { return each.code == *level; });
    if (!there) {
      errors_.add(fault::level_not_there, pointer_to(pointer, "level_at_least"),
                  {id(), written, *level});
    }
  }

  void check_conclusions() {
    const auto& conclusions = sets_[set_].definition().conclusions;
    for (std::size_t i = 0; i < conclusions.size(); ++i) {
      const std::string at = pointer_to("/conclusions", i);
      if (conclusions[i].when) check_form(*conclusions[i].when, pointer_to(at, "when"));
      for (std::size_t j = 0; j < conclusions[i].levels.size(); ++j) {
        const std::string level = pointer_to(pointer_to(at, "levels"), j);
        check_form(conclusions[i].levels[j].when, pointer_to(level, "when"));
      }
    }
  }

  void check_form(const form& form, const std::string& pointer) {
    if (const auto* combined = std::get_if<combined_form>(&form.content)) {
      if (combined->how == combined_form::kind::negation) {
        return check_form(combined->operands.front(), pointer_to(pointer, "not"));
      }
      const bool all = combined->how == combined_form::kind::all;
      const std::string list = pointer_to(pointer, all ? "all" : "any");
      for (std::size_t i = 0; i < combined->operands.size(); ++i) {
        check_form(combined->operands[i], pointer_to(list, i));
      }
    } else if (const auto* other = std::get_if<conclusion_form>(&form.content)) {
      if (other->elsewhere()) check_elsewhere(*other, pointer);
    }
  }

  /// A conclusion of a set that is not loaded is known from recognitions alone.
  void check_elsewhere(const conclusion_form& form, const std::string& pointer) {
    const detail::reference_parts to = detail::split_reference(form.written);
    const std::string_view wanted = to.set.substr(0, to.set.find('@'));
    const bool loaded = std::any_of(sets_.begin(), sets_.end(),
                                    [&](const criteria_set& set) { return set.id() == wanted; });
    if (!loaded) return;
    if (const auto set = find(to.set, pointer_to(pointer, "conclusion"))) {
      check_conclusion(*set, to.code, form.level_at_least, form.written, pointer);
    }
  }

  // ---- sets that count by each other ----

  struct counting {
    std::size_t set = 0;
    std::string pointer;
  };

  void check_set_circles() {
    for (set_ = 0; set_ < sets_.size(); ++set_) {
      for (const counting& each : counts_by_[set_]) {
        if (!reaches(each.set, set_)) continue;
        errors_.add(fault::set_in_circle, pointer_to(each.pointer, "set"),
                    {id(), sets_[each.set].id()});
      }
    }
  }
  [[nodiscard]] bool reaches(std::size_t from, std::size_t to) const {
    std::vector<bool> seen(sets_.size(), false);
    std::vector<std::size_t> waiting{from};
    while (!waiting.empty()) {
      const std::size_t set = waiting.back();
      waiting.pop_back();
      if (set == to) return true;
      if (seen[set]) continue;
      seen[set] = true;
      const auto found = counts_by_.find(set);
      if (found == counts_by_.end()) continue;
      for (const counting& each : found->second) waiting.push_back(each.set);
    }
    return false;
  }

  /// One bound that is being followed.
  struct walk {
    const indicator* start = nullptr;
    const numbers_at* from = nullptr;
    const relative_bound* relative = nullptr;
    const std::string* pointer = nullptr;
    std::size_t cases = 0;
    bool failed = false;
    std::vector<decimal> factors;  ///< on the way to where we are
  };

  const std::vector<criteria_set>& sets_;
  error_list& errors_;
  std::vector<std::unique_ptr<criteria_index>> indexes_;
  std::size_t set_ = 0;  ///< that is being checked
  walk walk_;
  std::unordered_map<std::size_t, std::vector<counting>> counts_by_;
};

}  // namespace

library::library(std::vector<criteria_set> sets) noexcept : sets_(std::move(sets)) {}

library library::create(std::vector<criteria_set> sets) {
  error_list errors;
  if (sets.empty()) {
    errors.add(fault::empty_list, "", {"a library"});
  } else {
    library_check(sets, errors).run();
  }
  errors.raise();
  return library(std::move(sets));
}

std::optional<std::size_t> library::find(std::string_view reference) const noexcept {
  return detail::find_set(sets_, reference);
}

}  // namespace xaso
