// A JSON document as a tree that has lost nothing: every value knows where it stood, numbers are
// still text, members are in their order.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error_list.hpp"
#include "xaso/json.hpp"

namespace xaso::detail {

enum class json_kind : std::uint8_t { null, boolean, number, string, array, object };

/// As in "a string"; total.
[[nodiscard]] std::string_view with_article(json_kind kind) noexcept;

class json_tree;

/// A value of a tree. Borrows from the tree; cheap to copy.
class json_value {
 public:
  [[nodiscard]] json_kind kind() const noexcept;
  [[nodiscard]] bool is(json_kind other) const noexcept { return kind() == other; }
  [[nodiscard]] bool boolean() const noexcept;
  /// A string's characters; a number as it is written.
  [[nodiscard]] std::string_view text() const noexcept;
  [[nodiscard]] std::size_t offset() const noexcept;
  [[nodiscard]] std::string pointer() const;

  /// Of a member of an object.
  [[nodiscard]] std::string_view key() const noexcept;
  [[nodiscard]] std::size_t key_offset() const noexcept;
  /// Of an element of an array: how many stand before it.   @complexity O(size of the array)
  [[nodiscard]] std::size_t position() const noexcept;
  /// The object or array it stands in.
  [[nodiscard]] std::optional<json_value> parent() const noexcept;

  /// Of an object or array: its values, for a range-based `for`.
  class iterator;
  [[nodiscard]] iterator begin() const noexcept;
  [[nodiscard]] iterator end() const noexcept;
  [[nodiscard]] bool empty() const noexcept;
  [[nodiscard]] std::size_t size() const noexcept;  ///< O(size)
  /// The first member of that key.   @complexity O(size)
  [[nodiscard]] std::optional<json_value> find(std::string_view key) const noexcept;

 private:
  friend class json_tree;
  json_value(const json_tree& tree, std::uint32_t index) noexcept : tree_(&tree), index_(index) {}
  const json_tree* tree_;
  std::uint32_t index_;
};

class json_tree {
 public:
  /// Reads a document.
  /// @param text    UTF-8; must outlive the tree, which borrows from it
  /// @param errors  receives what is wrong with the text
  /// @returns empty where the document could not be read to its end
  [[nodiscard]] static std::optional<json_tree> read(std::string_view text,
                                                     const read_limits& limits, error_list& errors);

  [[nodiscard]] json_value root() const noexcept { return {*this, 0}; }
  /// The value at a JSON Pointer, or where there is none the nearest one above it.
  [[nodiscard]] json_value nearest(std::string_view pointer) const;

 private:
  friend class json_value;
  class builder;
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  struct node {
    json_kind kind = json_kind::null;
    bool boolean = false;
    std::uint32_t parent = none;
    std::uint32_t first = none;  // child
    std::uint32_t next = none;   // sibling
    std::uint32_t offset = 0;
    std::uint32_t key_offset = 0;
    std::string_view text;
    std::string_view key;
  };

  std::vector<node> nodes_;
  std::deque<std::string> decoded_;  // texts that do not stand so in the document
};

class json_value::iterator {
 public:
  [[nodiscard]] json_value operator*() const noexcept { return value_; }
  iterator& operator++() noexcept {
    value_.index_ = value_.tree_->nodes_[value_.index_].next;
    return *this;
  }
  [[nodiscard]] bool operator==(const iterator& other) const noexcept {
    return value_.index_ == other.value_.index_;
  }

 private:
  friend class json_value;
  explicit iterator(json_value value) noexcept : value_(value) {}
  json_value value_;
};

}  // namespace xaso::detail
