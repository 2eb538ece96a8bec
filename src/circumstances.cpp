// Classes of values, and the possibilities that conditions leave.
// SPDX-License-Identifier: Apache-2.0
#include "circumstances.hpp"

#include <algorithm>
#include <bit>

namespace xaso::detail {
namespace {

constexpr int first_year = 1;
constexpr int last_year = 9999;

/// Calls `visit` with every condition of a set.
template <class Visit>
class condition_walk {
 public:
  explicit condition_walk(Visit& visit) : visit_(visit) {}

  void walk(const criteria_definition& set) {
    for (const node& each : set.criteria) walk(each);
    for (const conclusion& each : set.conclusions) {
      if (each.applies_when) walk(*each.applies_when);
      if (each.when) walk(*each.when);
      for (const level& level : each.levels) walk(level.when);
    }
    if (set.ranking && set.ranking->unranked_when) walk(*set.ranking->unranked_when);
  }

 private:
  void walk(const condition& condition) {
    if (const auto* when = std::get_if<when_all>(&condition)) visit_(*when);
  }
  void walk(const form& form) {
    if (const auto* unit = std::get_if<unit_form>(&form.content)) visit_(unit->when);
    if (const auto* combined = std::get_if<combined_form>(&form.content)) {
      for (const xaso::form& operand : combined->operands) walk(operand);
    }
  }
  void walk(const node& node) {
    if (node.applies_when) walk(*node.applies_when);
    if (const auto* group = std::get_if<xaso::group>(&node.content)) {
      if (group->when) walk(*group->when);
      for (const xaso::node& child : group->children) walk(child);
      return;
    }
    const auto* numbers = std::get_if<number_rule>(&std::get<indicator>(node.content).require);
    if (numbers == nullptr) return;
    for (const auto* rule : {&numbers->lower, &numbers->upper}) {
      if (!*rule) continue;
      const auto* selected = std::get_if<selected_bound>(&(*rule)->limit);
      if (selected == nullptr) continue;
      for (const selected_bound::row& row : selected->rows) visit_(row.when);
    }
  }

  Visit& visit_;
};

template <class Visit>
void for_each_condition(const criteria_definition& set, Visit visit) {
  condition_walk<Visit>(visit).walk(set);
}

std::optional<decimal> number_in(const attribute_value& value) {
  if (const auto* number = std::get_if<decimal>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (const decimal::parsed parsed = decimal::parse(*text)) return parsed.value;
  }
  return {};
}

/// The numbers at which a circumstance tells values apart.
std::vector<decimal> cuts_of(const circumstance& one) {
  std::vector<decimal> cuts;
  if (const auto* any = std::get_if<any_of_values>(&one.is)) {
    for (const attribute_value& value : any->values) {
      if (const auto number = number_in(value)) cuts.push_back(*number);
    }
  } else if (const auto* span = std::get_if<number_span>(&one.is)) {
    if (span->lower) cuts.push_back(span->lower->value);
    if (span->upper) cuts.push_back(span->upper->value);
  } else {
    const auto& years = std::get<year_span>(one.is);
    if (years.from) cuts.emplace_back(*years.from);
    if (years.to) cuts.emplace_back(*years.to);
  }
  return cuts;
}

/// The first class that lies above the lower end. The ends are cuts themselves.
std::size_t first_within(const variable& of, const std::optional<range_end>& lower) {
  if (!lower) return 0;
  return of.class_of(lower->value) + (lower->open ? 1 : 0);
}

/// One past the last class that lies below the upper end.
std::size_t end_within(const variable& of, const std::optional<range_end>& upper) {
  if (!upper) return of.classes();
  return of.class_of(upper->value) + (upper->open ? 0 : 1);
}

class_set domain_of(const variable& of) {
  class_set result = class_set::all(of.classes());
  if (of.is != variable::kind::year) return result;
  class_set nothing(of.classes());
  for (std::size_t i = 0; i <= of.cuts.size(); ++i) {
    const decimal below = i == 0 ? decimal(first_year - 1) : of.cuts[i - 1];
    const decimal above = i == of.cuts.size() ? decimal(last_year + 1) : of.cuts[i];
    if (above.mantissa() - below.mantissa() <= 1) nothing.add(2 * i);
  }
  return result.without(nothing);
}

}  // namespace

// ---- classes ------------------------------------------------------------------------------------

class_set class_set::all(std::size_t classes) {
  class_set result(classes);
  result.add_all(0, classes);
  return result;
}

void class_set::add_all(std::size_t begin, std::size_t end) noexcept {
  for (; begin < end && begin % 64 != 0; ++begin) add(begin);
  for (; begin + 64 <= end; begin += 64) words_[begin / 64] = ~std::uint64_t{0};
  for (; begin < end; ++begin) add(begin);
}

bool class_set::full() const noexcept {
  std::size_t held = 0;
  for (const std::uint64_t word : words_) held += static_cast<std::size_t>(std::popcount(word));
  return held == classes_;
}

bool class_set::empty() const noexcept {
  return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
}

class_set class_set::common(const class_set& other) const {
  class_set result = *this;
  for (std::size_t i = 0; i < words_.size(); ++i) result.words_[i] &= other.words_[i];
  return result;
}

class_set class_set::without(const class_set& other) const {
  class_set result = *this;
  for (std::size_t i = 0; i < words_.size(); ++i) result.words_[i] &= ~other.words_[i];
  return result;
}

// ---- variables ----------------------------------------------------------------------------------

std::size_t variable::classes() const noexcept {
  if (is == kind::fact || (is == kind::attribute && type == attribute_type::yes_no)) return 2;
  if (is == kind::attribute && type == attribute_type::one_of) return values.size();
  return 2 * cuts.size() + 1;
}

std::size_t variable::class_of(decimal number) const noexcept {
  const auto at = std::lower_bound(cuts.begin(), cuts.end(), number);
  const auto index = static_cast<std::size_t>(at - cuts.begin());
  return at != cuts.end() && *at == number ? 2 * index + 1 : 2 * index;
}

std::optional<std::size_t> variable::class_of(const attribute_value& value) const {
  if (is == kind::attribute && type == attribute_type::one_of) {
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr) return {};
    const auto at = std::find(values.begin(), values.end(), *text);
    if (at == values.end()) return {};
    return static_cast<std::size_t>(at - values.begin());
  }
  if (classes() == 2 && cuts.empty()) {
    const auto* yes = std::get_if<bool>(&value);
    if (yes == nullptr) return {};
    return *yes ? 1 : 0;
  }
  const auto number = number_in(value);
  if (!number) return {};
  return class_of(*number);
}

variable_table::variable_table(std::span<const criteria_set> sets, std::size_t facts_of) {
  variables_.push_back({variable::kind::year, std::string(year_name), {}, {}, {}, {}});
  for (const fact_declaration& fact : sets[facts_of].definition().facts) {
    facts_.emplace(fact.name, variables_.size());
    variables_.push_back({variable::kind::fact, fact.name, {}, {}, {}, {}});
  }
  named_variables named;
  for (const criteria_set& set : sets) declare(set.definition(), named);
  for (const criteria_set& set : sets) add_cuts(set.definition());
  for (variable& each : variables_) {
    std::sort(each.cuts.begin(), each.cuts.end());
    each.cuts.erase(std::unique(each.cuts.begin(), each.cuts.end()), each.cuts.end());
    each.domain = domain_of(each);
  }
}

void variable_table::declare(const criteria_definition& set, named_variables& named) {
  for (const attribute_declaration& each : set.attributes) {
    std::vector<std::size_t>& alike = named[each.name];
    const auto known = std::find_if(alike.begin(), alike.end(), [&](std::size_t index) {
      return variables_[index].type == each.type && variables_[index].values == each.values;
    });
    const std::size_t index = known == alike.end() ? variables_.size() : *known;
    attributes_[&set].emplace(each.name, index);
    if (known != alike.end()) continue;
    alike.push_back(index);
    variables_.push_back({variable::kind::attribute, each.name, each.type, each.values, {}, {}});
  }
}

void variable_table::add_cuts(const criteria_definition& set) {
  for_each_condition(set, [&](const when_all& when) {
    for (const circumstance& one : when.circumstances) {
      variable& asked = variables_[one.name == year_name ? year() : attribute(set, one.name)];
      if (asked.is == variable::kind::attribute && asked.type != attribute_type::decimal) continue;
      for (const decimal cut : cuts_of(one)) asked.cuts.push_back(cut);
    }
  });
}

std::size_t variable_table::fact(std::string_view name) const { return facts_.find(name)->second; }

std::optional<std::size_t> variable_table::find_attribute(const criteria_definition& set,
                                                          std::string_view name) const {
  const auto declared = attributes_.find(&set);
  if (declared == attributes_.end()) return {};
  const auto found = declared->second.find(name);
  if (found == declared->second.end()) return {};
  return found->second;
}

class_set variable_table::classes_of(const circumstance& one, const variable& of) const {
  class_set result(of.classes());
  if (const auto* any = std::get_if<any_of_values>(&one.is)) {
    for (const attribute_value& value : any->values) {
      if (const auto index = of.class_of(value)) result.add(*index);
    }
    return result;
  }
  std::optional<range_end> lower;
  std::optional<range_end> upper;
  if (const auto* span = std::get_if<number_span>(&one.is)) {
    lower = span->lower;
    upper = span->upper;
  } else {
    const auto& years = std::get<year_span>(one.is);
    if (years.from) lower = range_end{decimal(*years.from), false};
    if (years.to) upper = range_end{decimal(*years.to), false};
  }
  result.add_all(first_within(of, lower), end_within(of, upper));
  return result;
}

compiled_condition variable_table::compile(const when_all& when,
                                           const criteria_definition& set) const {
  compiled_condition result;
  for (const circumstance& one : when.circumstances) {
    const std::size_t index = one.name == year_name ? year() : attribute(set, one.name);
    result.push_back({index, classes_of(one, variables_[index])});
  }
  return result;
}

compiled_condition variable_table::compile(const condition& condition,
                                           const criteria_definition& set) const {
  if (const auto* when = std::get_if<when_all>(&condition)) return compile(*when, set);
  const auto& asked = std::get<fact_is>(condition);
  class_set classes(2);
  classes.add(asked.is ? 1 : 0);
  return {{fact(asked.fact), classes}};
}

// ---- possibilities ------------------------------------------------------------------------------

class_set possibilities::may_be(std::size_t variable) const {
  if (const auto found = narrowed_.find(variable); found != narrowed_.end()) return found->second;
  const std::int32_t known = (*known_)[variable];
  if (known == unknown_class) return (*variables_)[variable].domain;
  class_set one((*variables_)[variable].classes());
  one.add(static_cast<std::size_t>(known));
  return one;
}

std::optional<bool> possibilities::hold(const compiled_condition& condition) const {
  bool open = false;
  for (const allowed_classes& each : condition) {
    const std::int32_t known = (*known_)[each.variable];
    if (known != unknown_class) {
      if (!each.classes.has(static_cast<std::size_t>(known))) return false;
      continue;
    }
    const class_set possible = may_be(each.variable);
    const class_set left = possible.common(each.classes);
    if (left.empty()) return false;
    open = open || left != possible;
  }
  if (open) return {};
  return true;
}

possibilities possibilities::where(const compiled_condition& condition) const {
  possibilities result = *this;
  for (const allowed_classes& each : condition) {
    if ((*known_)[each.variable] != unknown_class) continue;
    result.narrowed_[each.variable] = may_be(each.variable).common(each.classes);
  }
  return result;
}

std::vector<possibilities> possibilities::unless(const compiled_condition& condition) const {
  std::vector<possibilities> result;
  possibilities rest = *this;  // in which everything so far holds
  for (const allowed_classes& each : condition) {
    const class_set possible = rest.may_be(each.variable);
    const class_set fails = possible.without(each.classes);
    if (!fails.empty()) {
      possibilities& part = result.emplace_back(rest);
      part.narrowed_[each.variable] = fails;
    }
    const class_set holds = possible.common(each.classes);
    if (holds.empty()) break;
    rest.narrowed_[each.variable] = holds;
  }
  return result;
}

bool possibilities::meets(const possibilities& other, std::size_t but) const {
  return std::all_of(narrowed_.begin(), narrowed_.end(), [&](const auto& each) {
    return each.first == but || !each.second.common(other.may_be(each.first)).empty();
  });
}

std::optional<bool> hold_all(std::span<const compiled_condition* const> conditions,
                             const std::vector<variable>& variables, const known_classes& known) {
  possibilities left(variables, known);
  bool open = false;
  for (const compiled_condition* condition : conditions) {
    const std::optional<bool> holds = left.hold(*condition);
    if (holds == false) return false;
    if (holds) continue;
    open = true;
    left = left.where(*condition);
  }
  if (open) return {};
  return true;
}

std::optional<possibilities> where_all(possibilities in,
                                       std::span<const compiled_condition* const> conditions) {
  for (const compiled_condition* condition : conditions) {
    const std::optional<bool> holds = in.hold(*condition);
    if (holds == false) return {};
    if (!holds) in = in.where(*condition);
  }
  return in;
}

std::vector<std::size_t> open_variables(std::span<const compiled_condition* const> conditions,
                                        const known_classes& known) {
  std::vector<std::size_t> open;
  for (const compiled_condition* condition : conditions) {
    for (const allowed_classes& each : *condition) {
      if (known[each.variable] != unknown_class || each.classes.full()) continue;
      if (std::find(open.begin(), open.end(), each.variable) == open.end()) {
        open.push_back(each.variable);
      }
    }
  }
  return open;
}

}  // namespace xaso::detail
