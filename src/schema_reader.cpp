// Reading values as what a schema says they are.
// SPDX-License-Identifier: Apache-2.0
#include "schema_reader.hpp"

#include <algorithm>

#include "nearest.hpp"
#include "shown_text.hpp"

namespace xaso::detail {

std::string subject(json_value value) {
  const std::optional<json_value> parent = value.parent();
  if (!parent) return "the document";
  if (parent->is(json_kind::object)) return '"' + shown(value.key()) + '"';
  std::string element = "element " + std::to_string(value.position() + 1);
  const std::optional<json_value> above = parent->parent();
  if (!above || !above->is(json_kind::object)) return element;
  return element + " of \"" + shown(parent->key()) + '"';
}

std::string listed(std::span<const std::string_view> words) {
  std::string list;
  for (const std::string_view word : words) {
    if (!list.empty()) list += ", ";
    list += '"' + std::string(word) + '"';
  }
  return list;
}

// ---- errors -------------------------------------------------------------------------------------

void schema_reader::fail(json_value at, fault what,
                         std::initializer_list<std::string_view> arguments) {
  if (errors_.full()) return;
  unreadable_.push_back(at.pointer());
  errors_.add(what, unreadable_.back(), arguments, at.offset());
}

void schema_reader::fail_key(json_value member, fault what,
                             std::initializer_list<std::string_view> arguments) {
  if (errors_.full()) return;
  unreadable_.push_back(member.pointer());
  errors_.add(what, unreadable_.back(), arguments, member.key_offset());
}

void schema_reader::miss(json_value object, std::string_view key) {
  if (!errors_.full()) unreadable_.push_back(pointer_to(object.pointer(), key));
}

void schema_reader::fail_missing(json_value object, std::string_view key) {
  miss(object, key);
  errors_.add(fault::missing_key, object.pointer(), {key}, object.offset());
}

void schema_reader::fail_missing(json_value object, std::span<const std::string_view> keys) {
  for (const std::string_view key : keys) miss(object, key);
  errors_.add(fault::missing_one_of, object.pointer(), {listed(keys)}, object.offset());
}

void schema_reader::fail_word(json_value value, std::span<const std::string_view> words) {
  fail(value, fault::unknown_word, {value.text(), listed(words)});
}

// ---- values -------------------------------------------------------------------------------------

bool schema_reader::expect(json_value value, json_kind kind, std::string_view expected) {
  if (value.is(kind)) return true;
  if (!full()) {
    fail(value, fault::wrong_json_type, {subject(value), expected, with_article(value.kind())});
  }
  return false;
}

std::optional<std::string> schema_reader::string(json_value value) {
  if (!expect(value, json_kind::string, "a string")) return std::nullopt;
  return std::string(value.text());
}

std::optional<bool> schema_reader::boolean(json_value value) {
  if (!expect(value, json_kind::boolean, "true or false")) return std::nullopt;
  return value.boolean();
}

std::optional<decimal> schema_reader::number(json_value value) {
  // An exact number may be written as a string, so that no program in between rounds it.
  if (!value.is(json_kind::string) && !expect(value, json_kind::number, "a number")) {
    return std::nullopt;
  }
  const decimal::parsed parsed = decimal::parse(value.text());
  if (parsed) return parsed.value;
  if (parsed.error == decimal::parse_error::too_many_digits) {
    fail(value, fault::number_too_long, {value.text(), std::to_string(decimal::max_digits)});
  } else {
    fail(value, fault::bad_number, {value.text()});
  }
  return std::nullopt;
}

std::optional<std::size_t> schema_reader::whole_number(json_value value) {
  const std::optional<decimal> given = number(value);
  if (!given) return std::nullopt;
  if (given->is_whole() && !given->is_negative()) {
    return static_cast<std::size_t>(given->mantissa());
  }
  fail(value, fault::not_whole, {subject(value), given->to_string()});
  return std::nullopt;
}

std::optional<date> schema_reader::day(json_value value) {
  const std::optional<std::string> given = string(value);
  if (!given) return std::nullopt;
  const std::optional<date> day = date::parse(*given);
  if (!day) fail(value, fault::bad_date, {*given});
  return day;
}

std::vector<std::string> schema_reader::strings(json_value list) {
  std::vector<std::string> all;
  if (!expect(list, json_kind::array, "a list of strings")) return all;
  // What is no string stays as an empty one, so that the others keep their places.
  for (const json_value element : list) all.push_back(string(element).value_or(std::string()));
  return all;
}

void schema_reader::one_of_words(json_value value, std::span<const std::string_view> words) {
  const std::optional<std::string> given = string(value);
  if (given && std::find(words.begin(), words.end(), *given) == words.end()) {
    fail_word(value, words);
  }
}

void schema_reader::only_word(json_value value, std::string_view word) {
  one_of_words(value, std::span(&word, 1));
}

// ---- objects ------------------------------------------------------------------------------------

schema_object::schema_object(schema_reader& in, json_value value,
                             std::span<const std::string_view> known, std::string_view expected)
    : in_(in), value_(value), is_object_(in.expect(value, json_kind::object, expected)) {
  if (!is_object_) return;
  for (const json_value member : value_) {
    const std::string_view key = member.key();
    if (key.starts_with("x-") || std::find(known.begin(), known.end(), key) != known.end()) {
      continue;
    }
    has_unknown_keys_ = true;
    if (in_.full()) break;
    in_.fail_key(member, fault::unknown_key, {key, hint(key, known)});
    const std::string_view meant = nearest(key, known);
    if (meant.empty() || value_.find(meant)) continue;
    in_.miss(value_, meant);
    perhaps_meant_.push_back(meant);
  }
}

std::optional<json_value> schema_object::find(std::string_view key) const noexcept {
  return is_object_ ? value_.find(key) : std::nullopt;
}

std::optional<json_value> schema_object::require(std::string_view key) const {
  const std::optional<json_value> found = find(key);
  if (found || !is_object_) return found;
  if (std::find(perhaps_meant_.begin(), perhaps_meant_.end(), key) == perhaps_meant_.end()) {
    in_.fail_missing(value_, key);
  }
  return std::nullopt;
}

}  // namespace xaso::detail
