// The rules of attributes and facts, and of conditions on them and on the target year.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <variant>
#include <vector>

#include "criteria_rules.hpp"
#include "nearest.hpp"

namespace xaso::detail {
namespace {

// ---- declarations -------------------------------------------------------------------------------

void check_attribute(const attribute_declaration& attribute, const rule_place& at,
                     error_list& errors) {
  if (!check_known(attribute.type, 3, "the type of an attribute", at, errors)) return;
  if (attribute.type != attribute_type::one_of) {
    if (attribute.values.empty()) return;
    errors.add(fault::not_of_its_type, at.pointer(), {"an attribute with values"});
    return;
  }
  if (attribute.values.empty()) {
    errors.add(fault::empty_list, at.pointer(), {"the values of an attribute"});
  }
  code_register codes("values");
  for (std::size_t i = 0; i < attribute.values.size() && !errors.full(); ++i) {
    codes.add(attribute.values[i], at / i, errors);
  }
}

void check_attributes(const rule_context& context) {
  const rule_place root;
  const rule_place map = root / "attributes";
  code_register names("attributes");
  for (const attribute_declaration& one : context.definition.attributes) {
    const rule_place at = map / one.name;
    names.add_name(one.name, at, context.errors);
    check_attribute(one, at, context.errors);
  }
}

void check_facts(const rule_context& context) {
  const rule_place root;
  const rule_place facts = root / "facts";
  code_register names("facts");
  for (std::size_t i = 0; i < context.definition.facts.size(); ++i) {
    const fact_declaration& fact = context.definition.facts[i];
    const rule_place at = facts / i;
    names.add_name(fact.name, at / "name", context.errors);
    check_text(fact.title, at / "title", context.errors);
    if (context.index.attribute(fact.name) == nullptr) continue;
    context.errors.add(fault::name_taken, (at / "name").pointer(), {fact.name});
  }
}

// ---- conditions ---------------------------------------------------------------------------------

// What a name of a condition stands for, and what may be written beside it.
struct kind_words {
  std::string_view is;
  std::string_view write;
};
constexpr kind_words one_of_words{"one of a list", "one of its values or a list of them"};
constexpr kind_words yes_no_words{"yes or no", "true or false"};
constexpr kind_words decimal_words{"a number",
                                   "a number, a list of numbers or comparisons as in "
                                   "{\"at_least\": 70}"};
constexpr kind_words year_words{"the target year",
                                "a year, a list of years or {\"from\": 2023, \"to\": 2025}"};

const kind_words& words_for(const attribute_declaration* attribute) noexcept {
  if (attribute == nullptr) return year_words;
  if (attribute->type == attribute_type::one_of) return one_of_words;
  return attribute->type == attribute_type::yes_no ? yes_no_words : decimal_words;
}

// As it is written, so that equal values are equal texts.
std::string written(const attribute_value& value) {
  if (const auto* code = std::get_if<std::string>(&value)) return *code;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  return std::get<decimal>(value).to_string();
}

// What one entry of a `when` asks of an attribute, or of the target year.
class circumstance_check {
 public:
  /// @param attribute  null: the target year
  circumstance_check(const circumstance& one, const attribute_declaration* attribute,
                     const rule_place& at, error_list& errors) noexcept
      : name_(one.name), attribute_(attribute), at_(at), errors_(errors) {}

  void operator()(const any_of_values& any) const {
    if (any.values.empty()) errors_.add(fault::empty_list, at_.pointer(), {"a list of values"});
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < any.values.size() && !errors_.full(); ++i) {
      // A single value may stand without a list.
      const rule_place place = any.values.size() == 1 ? at_ : at_ / i;
      check_value(any.values[i], place);
      const std::string value = written(any.values[i]);
      if (!seen.insert(value).second) errors_.add(fault::repeated_entry, place.pointer(), {value});
    }
  }

  void operator()(const number_span& span) const {
    if (attribute_ == nullptr || attribute_->type != attribute_type::decimal) {
      add_misuse(at_);
    } else if (!span.lower && !span.upper) {
      errors_.add(fault::empty_object, at_.pointer(), {"a comparison"});
    }
    for (const auto& end : {span.lower, span.upper}) {
      if (end) check_digits(end->value, at_, errors_);
    }
    if (!span.lower || !span.upper) return;
    xaso::detail::check_crossing(span.lower->open ? comparison::more_than : comparison::at_least,
                                 span.lower->value,
                                 span.upper->open ? comparison::less_than : comparison::at_most,
                                 span.upper->value, at_, errors_);
  }

  void operator()(const year_span& span) const {
    if (attribute_ != nullptr) {
      add_misuse(at_);
    } else if (!span.from && !span.to) {
      errors_.add(fault::empty_object, at_.pointer(), {"a span of years"});
    }
    if (span.from) check_year(*span.from, at_ / "from");
    if (span.to) check_year(*span.to, at_ / "to");
    if (span.from && span.to && *span.to < *span.from) {
      errors_.add(fault::years_reversed, at_.pointer(),
                  {std::to_string(*span.from), std::to_string(*span.to)});
    }
  }

 private:
  void add_misuse(const rule_place& at) const {
    const kind_words& words = words_for(attribute_);
    errors_.add(fault::attribute_misused, at.pointer(), {name_, words.is, words.write});
  }

  void check_year(decimal year, const rule_place& at) const {
    if (is_target_year(year)) return;
    errors_.add(fault::bad_year, at.pointer(), {year.to_string()});
  }

  void check_value(const attribute_value& value, const rule_place& at) const {
    const auto* number = std::get_if<decimal>(&value);
    const auto* code = std::get_if<std::string>(&value);
    if (!may_be(value)) {
      add_misuse(at);
    } else if (attribute_ == nullptr) {
      check_year(*number, at);
    } else if (number != nullptr) {
      check_digits(*number, at, errors_);
    } else if (code != nullptr) {
      check_code(*code, at);
    }
  }

  // Whether a value is of the kind that the attribute, or the year, has.
  [[nodiscard]] bool may_be(const attribute_value& value) const noexcept {
    if (attribute_ == nullptr) return std::holds_alternative<decimal>(value);
    switch (attribute_->type) {
      case attribute_type::one_of:
        return std::holds_alternative<std::string>(value);
      case attribute_type::yes_no:
        return std::holds_alternative<bool>(value);
      case attribute_type::decimal:
        break;
    }
    return std::holds_alternative<decimal>(value);
  }

  void check_code(const std::string& code, const rule_place& at) const {
    const std::vector<std::string>& values = attribute_->values;
    if (std::find(values.begin(), values.end(), code) != values.end()) return;
    const std::vector<std::string_view> known(values.begin(), values.end());
    errors_.add(fault::unknown_attribute_value, at.pointer(), {code, name_, hint(code, known)});
  }

  std::string_view name_;
  const attribute_declaration* attribute_;
  const rule_place& at_;
  error_list& errors_;
};

}  // namespace

bool is_target_year(decimal number) noexcept {
  return number.is_whole() && number >= decimal(1) && number <= decimal(9999);
}

void check_declarations(const rule_context& context) {
  check_attributes(context);
  check_facts(context);
}

void check_fact(const rule_context& context, std::string_view fact, const rule_place& at) {
  if (context.index.has_fact(fact) || context.errors.full()) return;
  context.errors.add(fault::unknown_fact, (at / "fact").pointer(),
                     {fact, context.index.fact_hint(fact)});
}

void check_when(const rule_context& context, const when_all& when, const rule_place& at) {
  if (when.circumstances.empty()) {
    context.errors.add(fault::empty_object, at.pointer(), {"a condition"});
  }
  std::unordered_set<std::string_view> seen;
  for (const circumstance& one : when.circumstances) {
    if (context.errors.full()) return;
    const rule_place place = at / one.name;
    if (!seen.insert(one.name).second) {
      context.errors.add(fault::repeated_entry, place.pointer(), {one.name});
    }
    const attribute_declaration* attribute = context.index.attribute(one.name);
    if (attribute == nullptr && one.name != year_name) {
      context.errors.add(fault::unknown_attribute, place.pointer(),
                         {one.name, context.index.attribute_hint(one.name)});
    } else {
      std::visit(circumstance_check(one, attribute, place, context.errors), one.is);
    }
  }
}

void check_condition(const rule_context& context, const condition& condition,
                     const rule_place& at) {
  if (const auto* fact = std::get_if<fact_is>(&condition)) {
    check_fact(context, fact->fact, at);
  } else {
    check_when(context, std::get<when_all>(condition), at);
  }
}

}  // namespace xaso::detail
