// The form and the order of codes.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/code.hpp"

#include <algorithm>
#include <cstddef>

namespace xaso {
namespace {

constexpr std::size_t max_length = 64;
constexpr std::size_t max_digit_run = 9;

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_number(std::string_view segment) noexcept {
  return !segment.empty() && std::all_of(segment.begin(), segment.end(), is_digit);
}

std::string_view without_leading_zeros(std::string_view number) noexcept {
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

/// Takes the first segment off `rest`; `rest` is then what follows its dot, and `more` whether
/// there was one.
struct segments {
  std::string_view rest;
  bool more = true;

  std::string_view next() noexcept {
    const std::size_t dot = rest.find('.');
    const std::string_view segment = rest.substr(0, dot);
    more = dot != std::string_view::npos;
    rest = more ? rest.substr(dot + 1) : std::string_view();
    return segment;
  }
};

int compare_bytes(std::string_view a, std::string_view b) noexcept {
  // string_view compares as unsigned bytes: char_traits<char> is so specified.
  return a.compare(b);
}

/// Numbers of any length: the longer is the greater, then by digits.
int compare_numbers(std::string_view a, std::string_view b) noexcept {
  a = without_leading_zeros(a);
  b = without_leading_zeros(b);
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return compare_bytes(a, b);
}

int compare_segments(std::string_view a, std::string_view b) noexcept {
  const bool a_is_number = is_number(a);
  const bool b_is_number = is_number(b);
  if (a_is_number && b_is_number) return compare_numbers(a, b);
  if (a_is_number != b_is_number) return a_is_number ? -1 : 1;
  return compare_bytes(a, b);
}

bool segments_look_alike(std::string_view a, std::string_view b) noexcept {
  if (is_number(a) && is_number(b)) return compare_numbers(a, b) == 0;
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

bool is_code(std::string_view text) noexcept {
  if (text.empty() || text.size() > max_length || text.substr(0, 2) == "x-") return false;
  std::size_t run = 0;
  for (const char c : text) {
    run = is_digit(c) ? run + 1 : 0;
    if (run > max_digit_run) return false;
    if (!is_digit(c) && !is_letter(c) && c != '.' && c != '-' && c != '_') return false;
  }
  return true;
}

bool is_name(std::string_view text) noexcept {
  if (text.empty() || text.size() > max_length || !is_letter(text.front())) return false;
  if (text == "year" || text == "fact" || text == "is") return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
}

int compare_codes(std::string_view a, std::string_view b) noexcept {
  segments left{a};
  segments right{b};
  while (left.more && right.more) {
    const int order = compare_segments(left.next(), right.next());
    if (order != 0) return order;
  }
  if (left.more != right.more) return left.more ? 1 : -1;
  return compare_bytes(a, b);
}

bool look_alike(std::string_view a, std::string_view b) noexcept {
  segments left{a};
  segments right{b};
  while (left.more && right.more) {
    if (!segments_look_alike(left.next(), right.next())) return false;
  }
  return left.more == right.more;
}

}  // namespace xaso
