// SPDX-License-Identifier: Apache-2.0
#include "speaker.hpp"

#include "xaso/explain.hpp"

namespace example {
namespace {

/// At least two digits.
std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

// What is filled in is not searched again: it may hold braces of its own.
std::string speaker::operator()(const phrase& what,
                                std::initializer_list<std::string_view> parts) const {
  std::string_view rest = language_ == xaso::language::vi ? what.vi : what.en;
  std::string out;
  while (true) {
    const std::size_t open = rest.find('{');
    out += rest.substr(0, open);
    if (open == std::string_view::npos) return out;
    out += parts.begin()[rest[open + 1] - '0'];
    rest.remove_prefix(open + 3);
  }
}

std::string speaker::text(const xaso::text& given) const {
  return on_one_line(given.in(language_));
}

std::string speaker::number(std::size_t value) const { return number(std::to_string(value)); }
std::string speaker::number(xaso::decimal value) const { return number(value.to_string()); }
std::string speaker::number(std::string_view plain) const {
  return xaso::written(plain, language_);
}

std::string speaker::name(const xaso::unit& unit) {
  return on_one_line(unit.name.empty() ? unit.code : unit.name);
}

std::string speaker::day(xaso::date day) const {
  if (language_ == xaso::language::en) return day.to_string();
  return two_digits(day.day) + "/" + two_digits(day.month) + "/" + std::to_string(day.year);
}

span speaker::verdict(xaso::status status) const {
  switch (status) {
    case xaso::status::met:
      return {(*this)({"ĐẠT", "MET"}), look::met};
    case xaso::status::not_met:
      return {(*this)({"CHƯA ĐẠT", "NOT MET"}), look::not_met};
    case xaso::status::undetermined:
      return {(*this)({"CHƯA ĐỦ DỮ LIỆU", "UNDETERMINED"}), look::undetermined};
    case xaso::status::not_applicable:
      break;
  }
  return {(*this)({"KHÔNG ÁP DỤNG", "NOT APPLICABLE"}), look::strong};
}

}  // namespace example
