// What is rare on the way through a measurements document: its errors.
// SPDX-License-Identifier: Apache-2.0
#include "document_walk.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "nearest.hpp"
#include "shown_text.hpp"

namespace xaso::detail {

void document_walk::fail(fault what, std::initializer_list<std::string_view> arguments) {
  fail_at(cursor_.offset(), pointer(), what, arguments);
}

void document_walk::fail_at(std::size_t offset, std::string pointer, fault what,
                            std::initializer_list<std::string_view> arguments) {
  errors_.add(what, std::move(pointer), arguments, offset);
}

void document_walk::wrong_type(std::string_view found) {
  fail(fault::wrong_json_type, {subject(), rule_of(next_).accepts, found});
}

std::string document_walk::pointer() const {
  std::string pointer;
  for (const container& one : open_) {
    if (one.element != slot::none) {
      pointer = pointer_to(pointer, one.index);
    } else if (one.key.data() != nullptr) {  // null: no key was read yet
      pointer = pointer_to(pointer, one.key);
    }
  }
  return pointer;
}

std::string document_walk::subject() const {
  if (open_.empty()) return "the document";
  const container& last = open_.back();
  if (last.element == slot::none) return '"' + shown(last.key) + '"';
  // The document is an object, so a list is always the value of some key.
  std::string list;
  for (const container& one : open_) {
    if (one.element == slot::none) list = shown(one.key);
  }
  return "element " + std::to_string(last.index + 1) + " of \"" + list + '"';
}

void document_walk::enter_other_key(std::string_view name) {
  skip_value();
  if (name.starts_with("x-")) return note_key(name);
  std::vector<std::string_view> names;
  for (const known_key& key : rule_of(inner().is).keys) names.push_back(key.name);
  fail(fault::unknown_key, {name, hint(name, names)});
}

void document_walk::report_second() {
  skip_value();
  fail(fault::duplicate_key, {inner().key});
}

void document_walk::report_duplicates(const container& closed) {
  const auto first = keys_.begin() + static_cast<std::ptrdiff_t>(closed.first_key);
  std::sort(first, keys_.end(), [](const noted_key& a, const noted_key& b) {
    return std::tie(a.name, a.offset) < std::tie(b.name, b.offset);
  });
  const std::string object = pointer();
  for (auto one = first; one != keys_.end(); ++one) {
    if (one == first || one->name != std::prev(one)->name) continue;
    fail_at(one->offset, pointer_to(object, one->name), fault::duplicate_key, {one->name});
  }
  keys_.erase(first, keys_.end());
}

void document_walk::report_missing(const container& closed) {
  const auto keys = rule_of(closed.is).keys;
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    if (!keys[i].required || (closed.seen >> i & 1U) != 0) continue;
    fail_at(closed.offset, pointer(), fault::missing_key, {keys[i].name});
  }
}

}  // namespace xaso::detail
