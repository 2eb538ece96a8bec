// The rules of a set as a whole, and those that its parts share.
// SPDX-License-Identifier: Apache-2.0
#include "criteria_rules.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "utf8.hpp"
#include "xaso/code.hpp"

namespace xaso::detail {
namespace {

constexpr int most_percent_digits = 12;  // so that every comparison fits in 128 bits

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The same text for all codes that `look_alike` takes for each other.
std::string folded(std::string_view code) {
  std::string out;
  while (true) {
    const std::size_t dot = code.find('.');
    std::string_view segment = code.substr(0, dot);
    if (std::all_of(segment.begin(), segment.end(), is_digit)) {
      while (segment.size() > 1 && segment.front() == '0') segment.remove_prefix(1);
    }
    for (const char c : segment) out += lower(c);
    if (dot == std::string_view::npos) return out;
    out += '.';
    code.remove_prefix(dot + 1);
  }
}

std::string quoted(comparison how) { return '"' + std::string(name(how)) + '"'; }

void check_date(const std::optional<date>& date, const rule_place& at, error_list& errors) {
  if (date && xaso::date::parse(date->to_string()) != date) {
    errors.add(fault::bad_date, at.pointer(), {date->to_string()});
  }
}

void check_in_force(const criteria_definition& set, error_list& errors) {
  const rule_place root;
  const rule_place at = root / "in_force";
  check_sources(set.in_force_sources, at, errors);
  if (!set.in_force) return;
  const date_span& span = *set.in_force;
  check_date(span.from, at / "from", errors);
  check_date(span.to, at / "to", errors);
  if (span.from && span.to && *span.to < *span.from) {
    errors.add(fault::dates_reversed, at.pointer(), {span.from->to_string(), span.to->to_string()});
  }
}

void check_facts(const criteria_definition& set, error_list& errors) {
  const rule_place root;
  const rule_place facts = root / "facts";
  code_register names("facts");
  for (std::size_t i = 0; i < set.facts.size(); ++i) {
    const rule_place at = facts / i;
    names.add_name(set.facts[i].name, at / "name", errors);
    check_text(set.facts[i].title, at / "title", errors);
  }
}

void check_complete_tags(const rule_context& context) {
  const rule_place root;
  const rule_place at = root / "complete_tags";
  const std::vector<std::string>& tags = context.definition.complete_tags;
  check_repeats(tags, at, context.errors);
  for (std::size_t i = 0; i < tags.size() && !context.errors.full(); ++i) {
    if (!is_code(tags[i])) {
      context.errors.add(fault::bad_code, (at / i).pointer(), {tags[i]});
    }
  }
}

void check_head(const criteria_definition& set, error_list& errors) {
  const rule_place root;
  if (!is_code(set.id)) errors.add(fault::bad_code, "/id", {set.id});
  if (set.version.empty()) errors.add(fault::empty_string, "/version", {"\"version\""});
  check_utf8(set.version, root / "version", errors);
  check_text(set.title, root / "title", errors);
  check_utf8(set.legal_basis, root / "legal_basis", errors);
  check_sources(set.sources, root, errors);
  const rule_place policies = root / "policies";
  check_sources(set.policies.sources, policies, errors);
}

}  // namespace

void check_criteria(const criteria_definition& definition, error_list& errors) {
  const criteria_index index(definition);
  const rule_context context{definition, index, errors};
  check_head(definition, errors);
  check_in_force(definition, errors);
  check_facts(definition, errors);
  check_nodes(context);
  check_complete_tags(context);
  check_conclusions(context);
}

void check_repeats(const std::vector<std::string>& list, const rule_place& at, error_list& errors) {
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (seen.insert(list[i]).second) continue;
    errors.add(fault::repeated_entry, (at / i).pointer(), {list[i]});
  }
}

void check_utf8(std::string_view text, const rule_place& at, error_list& errors) {
  if (is_utf8(text)) return;
  errors.add(fault::text_not_utf8, at.pointer(), {"this text"});
}

void check_text(const text& text, const rule_place& at, error_list& errors) {
  if (text.vi.empty()) {
    errors.add(fault::empty_string, (at / "vi").pointer(), {"\"vi\""});
  }
  check_utf8(text.vi, at / "vi", errors);
  check_utf8(text.en, at / "en", errors);
}

void check_sources(const sources& sources, const rule_place& at, error_list& errors) {
  const rule_place list = at / "source";
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const rule_place one = sources.size() == 1 ? at / "source" : list / i;
    check_utf8(sources[i].ref, one / "ref", errors);
    check_utf8(sources[i].note, one / "note", errors);
  }
}

void check_condition(const rule_context& context, const condition& condition,
                     const rule_place& at) {
  if (context.index.has_fact(condition.fact) || context.errors.full()) return;
  context.errors.add(fault::unknown_fact, (at / "fact").pointer(),
                     {condition.fact, context.index.fact_hint(condition.fact)});
}

void check_percent(const bound& bound, comparison how, const percent_range& range,
                   const rule_place& at, error_list& errors) {
  check_sources(bound.sources, at, errors);
  if (!bound.value) return;
  const std::string value = bound.value->to_string();
  if (bound.value->digits() > most_percent_digits) {
    errors.add(fault::number_too_long, at.pointer(), {value, std::to_string(most_percent_digits)});
  } else if (bound.value->is_negative() ||
             (!range.may_exceed_hundred && *bound.value > decimal(100))) {
    errors.add(fault::percent_out_of_range, at.pointer(), {quoted(how), value, range.words});
  }
}

void check_digits(const bound& bound, const rule_place& at, error_list& errors) {
  if (!bound.value) return;
  if (bound.value->digits() > decimal::max_digits || bound.value->scale() > decimal::max_scale) {
    errors.add(fault::number_too_long, at.pointer(),
               {bound.value->to_string(), std::to_string(decimal::max_digits)});
  }
}

void check_count(const bound& bound, comparison how, const rule_place& at, error_list& errors) {
  check_sources(bound.sources, at, errors);
  if (!bound.value) return;
  if (bound.value->is_negative()) {
    errors.add(fault::negative_count, at.pointer(), {quoted(how), bound.value->to_string()});
  }
  check_digits(bound, at, errors);
}

void code_register::add(std::string_view code, const rule_place& at, error_list& errors) {
  if (!is_code(code)) {
    errors.add(fault::bad_code, at.pointer(), {code});
  } else if (has_before(code, at, errors)) {
    errors.add(fault::repeated_code, at.pointer(), {code, things_});
  }
}

void code_register::add_shared(std::string_view code, const rule_place& at, error_list& errors) {
  if (!is_code(code)) {
    errors.add(fault::bad_code, at.pointer(), {code});
  } else {
    has_before(code, at, errors);
  }
}

void code_register::add_name(std::string_view name, const rule_place& at, error_list& errors) {
  if (!is_name(name)) {
    errors.add(fault::bad_name, at.pointer(), {name});
  } else if (has_before(name, at, errors)) {
    errors.add(fault::repeated_code, at.pointer(), {name, things_});
  }
}

bool code_register::has_before(std::string_view code, const rule_place& at, error_list& errors) {
  const auto [before, added] = seen_.emplace(folded(code), code);
  if (added) return false;
  if (before->second == code) return true;
  errors.add(fault::codes_look_alike, at.pointer(), {code, before->second});
  return false;
}

std::string_view goes_with(std::string_view key) noexcept {
  if (key == "is") return "a yes_no";
  if (key == "one_of" || key == "options") return "a choice";
  if (key == "checked" || key == "items") return "a checklist";
  if (key == "unit") return "a count or a quantity";
  if (key == "at_least" || key == "more_than" || key == "at_most" || key == "less_than") {
    return "a ratio, a count or a quantity";
  }
  if (key == "set" || key == "conclusion" || key == "level_at_least" || key == "as") {
    return "a derived measure";
  }
  return "a ratio";
}

std::string_view with_article(measure_type type) noexcept {
  switch (type) {
    case measure_type::ratio:
      return "a ratio";
    case measure_type::count:
      return "a count";
    case measure_type::quantity:
      return "a quantity";
    case measure_type::yes_no:
      return "a yes_no";
    case measure_type::choice:
      return "a choice";
    case measure_type::checklist:
      return "a checklist";
  }
  return "this measure";
}

}  // namespace xaso::detail
