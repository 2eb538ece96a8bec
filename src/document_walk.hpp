// The way through a measurements document: what is open, what the next value is for, which keys
// were seen; and the errors, each with its place.
// It knows the grammar and nothing of what values mean: that is the reader's part.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "error_list.hpp"
#include "fault.hpp"
#include "measurement_grammar.hpp"
#include "short_text.hpp"
#include "token_cursor.hpp"

namespace xaso::detail {

/// An open object or list.
struct container {
  slot is = slot::none;
  slot element = slot::none;  ///< of a list: what each element is; none: it is an object
  std::uint32_t seen = 0;     ///< of an object with known keys: bit i: key i was seen
  std::string_view key;       ///< of an object: the key whose value is being read
  std::size_t index = 0;      ///< of a list: the element being read
  std::size_t offset = 0;     ///< where it begins
  std::size_t first_key = 0;  ///< its first noted key
};

class document_walk {
 public:
  /// @param cursor  stands at the token that a call is about
  explicit document_walk(token_cursor& cursor) : cursor_(cursor) {}

  // ---- the way ----

  /// What the next value is for.
  [[nodiscard]] slot next() const noexcept { return next_; }
  /// The innermost open object or list.
  [[nodiscard]] container& inner() noexcept { return open_.back(); }
  [[nodiscard]] bool in_object() const noexcept {
    return !open_.empty() && open_.back().element == slot::none;
  }

  /// Opens an object or list of what the next value is for; where none may stand there, that is an
  /// error and its content is passed over.
  void open_object() {
    if (rule_of(next_).object == keys_are::not_allowed) refuse("an object");
    push(slot::none);
  }
  void open_list() {
    if (rule_of(next_).element == slot::none) refuse("a list");
    push(rule_of(next_).element);
  }
  /// Closes the innermost; reports what its keys break.
  [[nodiscard]] container close() {
    const container closed = open_.back();
    open_.pop_back();
    if (keys_.size() > closed.first_key) report_duplicates(closed);
    if (is_incomplete(closed)) report_missing(closed);
    return closed;
  }
  /// A value has been read, whole.
  void value_done() noexcept {
    if (open_.empty() || inner().element == slot::none) return;
    ++inner().index;
    next_ = inner().element;
  }

  /// A key of an object whose keys are known: finds what its value is for.
  void enter_known_key(std::string_view name) {
    inner().key = name;
    const auto keys = rule_of(inner().is).keys;
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
      if (same_short(keys[i].name, name)) return enter_key_at(i, keys[i].value);
    }
    enter_other_key(name);
  }
  /// A key that is data; `value` is what its value is for.
  /// @param name  lives as long as the walk
  void enter_data_key(std::string_view name, slot value) noexcept {
    inner().key = name;
    next_ = value;
  }
  /// Keeps the key entered last, to find duplicates when its object closes.
  void note_key(std::string_view name) { keys_.push_back({name, cursor_.offset()}); }
  /// The next value is passed over, whatever it is.
  void skip_value() noexcept { next_ = slot::ignored; }

  [[nodiscard]] static bool is_incomplete(const container& closed) noexcept {
    const std::uint32_t required = rule_of(closed.is).required;
    return closed.element == slot::none && (closed.seen & required) != required;
  }

  // ---- errors ----

  /// Adds an error about the current token.
  void fail(fault what, std::initializer_list<std::string_view> arguments = {});
  void fail_at(std::size_t offset, std::string pointer, fault what,
               std::initializer_list<std::string_view> arguments = {});
  /// The value found may not stand here.
  void wrong_type(std::string_view found);

  /// The place of the value being read; between values, of the one read last.
  [[nodiscard]] std::string pointer() const;
  /// What is being read, in words: `"numerator"`, `element 3 of "evidence"`.
  [[nodiscard]] std::string subject() const;
  [[nodiscard]] std::size_t offset() noexcept { return cursor_.offset(); }

  [[nodiscard]] error_list& errors() noexcept { return errors_; }

 private:
  struct noted_key {
    std::string_view name;
    std::size_t offset;
  };

  void push(slot element) {
    container& opened = open_.emplace_back();
    opened.is = next_;
    opened.element = element;
    opened.offset = cursor_.offset();
    opened.first_key = keys_.size();
    next_ = element;
  }
  void refuse(std::string_view found) {
    wrong_type(found);
    skip_value();
  }
  void enter_key_at(std::uint32_t index, slot value) {
    const std::uint32_t bit = std::uint32_t{1} << index;
    if ((inner().seen & bit) != 0) return report_second();
    inner().seen |= bit;
    next_ = value;
  }
  void enter_other_key(std::string_view name);
  void report_second();
  void report_duplicates(const container& closed);
  void report_missing(const container& closed);

  token_cursor& cursor_;
  std::vector<container> open_;
  std::vector<noted_key> keys_;  // of all open objects
  slot next_ = slot::document;
  error_list errors_;
};

}  // namespace xaso::detail
