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

void check_rounding(const rounding& rounding, const rule_place& at, error_list& errors) {
  check_known(rounding.at, 3, "\"at\"", at / "at", errors);
  check_known(rounding.mode, 3, "\"mode\"", at / "mode", errors);
  if (rounding.digits >= 0 && rounding.digits <= rounding::most_digits) return;
  errors.add(fault::bad_digits, (at / "digits").pointer(), {std::to_string(rounding::most_digits)});
}

void check_head(const criteria_definition& set, error_list& errors) {
  const rule_place root;
  if (!is_code(set.id)) errors.add(fault::bad_code, "/id", {set.id});
  if (set.version.empty()) errors.add(fault::empty_string, "/version", {"\"version\""});
  check_utf8(set.version, root / "version", errors);
  check_text(set.title, root / "title", errors);
  check_known(set.applies_to, 4, "\"applies_to\"", root / "applies_to", errors);
  check_utf8(set.legal_basis, root / "legal_basis", errors);
  check_sources(set.sources, root, errors);
  const rule_place policies = root / "policies";
  if (set.policies.not_applicable) {
    check_known(*set.policies.not_applicable, 4, "\"not_applicable\"", policies / "not_applicable",
                errors);
  }
  check_sources(set.policies.sources, policies, errors);
  if (set.policies.rounding) check_rounding(*set.policies.rounding, policies / "rounding", errors);
}

}  // namespace

void check_criteria(const criteria_definition& definition, error_list& errors) {
  const criteria_index index(definition);
  const score_maxima scores(index, definition);
  const rule_context context{definition, index, scores, errors};
  check_head(definition, errors);
  check_in_force(definition, errors);
  check_declarations(context);
  check_nodes(context);
  check_complete_tags(context);
  check_conclusions(context);
  check_checks(context);
  check_ranking(context);
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
    check_known(sources[i].certainty, 4, "\"certainty\"", one / "certainty", errors);
    check_utf8(sources[i].ref, one / "ref", errors);
    check_utf8(sources[i].note, one / "note", errors);
  }
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
  if (key == "steps" || key == "target" || key == "min_max") {
    return "a ratio, a count or a quantity";
  }
  if (key == "per_unit") return "a count";
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
    case measure_type::derived:
      return "a derived measure";
  }
  return "this measure";
}

std::string_view with_article(const measure& measure) noexcept {
  if (measure.type != measure_type::derived) return with_article(measure.type);
  return measure.derived.as_count ? "a derived count" : "a derived ratio";
}

}  // namespace xaso::detail
