// Reads values of a JSON tree as what a schema says they are; every deviation is an error with its
// place, and reading goes on.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error_list.hpp"
#include "json_tree.hpp"
#include "xaso/decimal.hpp"
#include "xaso/period.hpp"

namespace xaso::detail {

class schema_reader {
 public:
  explicit schema_reader(error_list& errors) noexcept : errors_(errors) {}

  /// Adds an error about `at`, which counts as unreadable from then on.
  void fail(json_value at, fault what, std::initializer_list<std::string_view> arguments = {});
  /// The same for a key that must not stand where it does.
  void fail_key(json_value member, fault what,
                std::initializer_list<std::string_view> arguments = {});
  /// The same for a key that an object lacks.
  void fail_missing(json_value object, std::string_view key);
  /// The same for keys of which an object lacks every one.
  void fail_missing(json_value object, std::span<const std::string_view> keys);
  /// A key that an object lacks for a reason that was reported: only counts as unreadable.
  void miss(json_value object, std::string_view key);

  /// JSON Pointers of everything that could not be read, in the order found.
  [[nodiscard]] const std::vector<std::string>& unreadable() const noexcept { return unreadable_; }
  [[nodiscard]] bool full() const noexcept { return errors_.full(); }

  // What cannot be read as such is an error, and comes out empty (or false).

  /// @param expected  in words, as in "an object with \"vi\""
  [[nodiscard]] bool expect(json_value value, json_kind kind, std::string_view expected);
  [[nodiscard]] std::optional<std::string> string(json_value value);
  [[nodiscard]] std::optional<bool> boolean(json_value value);
  [[nodiscard]] std::optional<decimal> number(json_value value);
  [[nodiscard]] std::optional<std::size_t> whole_number(json_value value);
  [[nodiscard]] std::optional<date> day(json_value value);
  [[nodiscard]] std::vector<std::string> strings(json_value list);
  /// One of a few words: a value of `Word`, which has a `name`.
  template <class Word>
  [[nodiscard]] std::optional<Word> word(json_value value, std::initializer_list<Word> words) {
    const std::optional<std::string> given = string(value);
    if (!given) return std::nullopt;
    std::vector<std::string_view> names;
    for (const Word one : words) {
      if (name(one) == *given) return one;
      names.push_back(name(one));
    }
    fail_word(value, names);
    return std::nullopt;
  }
  /// A word that must be one of these, told apart by the caller.
  void one_of_words(json_value value, std::span<const std::string_view> words);
  /// A word that must be a certain one.
  void only_word(json_value value, std::string_view word);

 private:
  void fail_word(json_value value, std::span<const std::string_view> words);

  error_list& errors_;
  std::vector<std::string> unreadable_;
};

/// An object of the schema: its keys are known, required or not; keys that begin `x-` are its
/// author's own. What is not an object has no members.
class schema_object {
 public:
  /// Reports every key that is not among `known`.
  schema_object(schema_reader& in, json_value value, std::span<const std::string_view> known,
                std::string_view expected = "an object");

  /// Whether it is an object at all.
  [[nodiscard]] bool is_object() const noexcept { return is_object_; }
  [[nodiscard]] bool has_unknown_keys() const noexcept { return has_unknown_keys_; }

  [[nodiscard]] std::optional<json_value> find(std::string_view key) const noexcept;
  /// As `find`; a missing key is an error, unless an unknown one is near enough to have been meant.
  [[nodiscard]] std::optional<json_value> require(std::string_view key) const;

 private:
  schema_reader& in_;
  json_value value_;
  bool is_object_;
  bool has_unknown_keys_ = false;
  std::vector<std::string_view> perhaps_meant_;
};

/// `"under", "tag"`: words as they are listed in messages.
[[nodiscard]] std::string listed(std::span<const std::string_view> words);

/// What a value is called in messages: `"title"`, `element 2 of "tags"`, `the document`.
[[nodiscard]] std::string subject(json_value value);

}  // namespace xaso::detail
