// Conditions on a unit in words.
// SPDX-License-Identifier: Apache-2.0
#include "condition_words.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "set_words.hpp"

namespace xaso::detail {
namespace {

using enum phrase;

/// Words for one circumstance.
class circumstance_words {
 public:
  circumstance_words(const circumstance& one, const criteria_set& set, const speaker& say) noexcept
      : one_(one), set_(set), say_(say) {}

  [[nodiscard]] std::string as_case() const {
    const std::string what =
        std::visit([this](const auto& content) { return words(content); }, one_.is);
    if (one_.name == year_name) return say_(year_is, {what});
    return say_(attribute_is, {say_.title(one_.name), what});
  }

 private:
  [[nodiscard]] std::string words(const any_of_values& any) const {
    std::vector<std::string> values;
    for (const attribute_value& value : any.values) {
      values.push_back(std::visit([this](const auto& one) { return shown(one); }, value));
    }
    if (values.size() > most_named) return say_.first_few(std::move(values), more_things);
    return say_.list(values, last_of_choice);
  }

  [[nodiscard]] std::string words(const number_span& span) const {
    std::string least;
    std::string most;
    if (span.lower) {
      least = say_(span.lower->open ? bound_more_than : bound_at_least, {shown(span.lower->value)});
    }
    if (span.upper) {
      most = say_(span.upper->open ? bound_less_than : bound_at_most, {shown(span.upper->value)});
    }
    return say_.joined(last_of_two, least, most);
  }

  [[nodiscard]] std::string words(const year_span& span) const {
    const std::string from = span.from ? std::to_string(*span.from) : std::string();
    const std::string to = span.to ? std::to_string(*span.to) : std::string();
    if (from.empty()) return say_(years_to, {to});
    return to.empty() ? say_(years_from, {from}) : say_(years_between, {from, to});
  }

  [[nodiscard]] std::string shown(bool is) const { return say_(is ? yes : no); }
  [[nodiscard]] std::string shown(decimal value) const {
    if (one_.name == year_name) return value.to_string();
    return is_number() ? say_.number(value.to_string()) : say_.title(value.to_string());
  }
  // Which is meant by a text, a number or a code, is known by the declaration.
  [[nodiscard]] std::string shown(const std::string& value) const {
    const decimal::parsed number = decimal::parse(value);
    return is_number() && number ? shown(number.value) : say_.title(value);
  }

  [[nodiscard]] bool is_number() const {
    const std::vector<attribute_declaration>& all = set_.definition().attributes;
    return std::any_of(all.begin(), all.end(), [this](const attribute_declaration& declared) {
      return declared.name == one_.name && declared.type == attribute_type::decimal;
    });
  }

  const circumstance& one_;
  const criteria_set& set_;
  const speaker& say_;
};

}  // namespace

std::vector<std::string> cases_of(const when_all& when, const criteria_set& set,
                                  const speaker& say) {
  std::vector<std::string> cases;
  for (const circumstance& one : when.circumstances) {
    cases.push_back(circumstance_words(one, set, say).as_case());
  }
  return cases;
}

std::vector<std::string> cases_of(const condition& condition, const criteria_set& set,
                                  const speaker& say) {
  const auto* stated = std::get_if<fact_is>(&condition);
  if (stated == nullptr) return cases_of(std::get<when_all>(condition), set, say);
  return {say(stated->is ? in_case : not_in_case, {fact_title(set, stated->fact, say)})};
}

bool asks_for(const condition& condition, const ground& ground) {
  if (const auto* stated = std::get_if<fact_is>(&condition)) {
    return ground.what == ground::kind::fact && ground.name == stated->fact;
  }
  const std::vector<circumstance>& all = std::get<when_all>(condition).circumstances;
  return ground.what == ground::kind::attribute &&
         std::any_of(all.begin(), all.end(),
                     [&](const circumstance& one) { return one.name == ground.name; });
}

}  // namespace xaso::detail
