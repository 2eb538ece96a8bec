// Building a tree from the events of a JSON text, and walking it.
// SPDX-License-Identifier: Apache-2.0
#include "json_tree.hpp"

#include <charconv>
#include <utility>

#include "json_text.hpp"

namespace xaso::detail {
namespace {

std::string without_escapes(std::string_view token) {
  std::string key;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    key += escape ? (token[++i] == '1' ? '/' : '~') : token[i];
  }
  return key;
}

// The member or element that one token of a JSON Pointer names.
std::optional<json_value> child(json_value parent, std::string_view token) {
  if (parent.is(json_kind::object)) return parent.find(without_escapes(token));
  if (!parent.is(json_kind::array)) return std::nullopt;
  std::size_t left = 0;
  std::from_chars(token.data(), token.data() + token.size(), left);
  for (const json_value element : parent) {
    if (left-- == 0) return element;
  }
  return std::nullopt;
}

}  // namespace

std::string_view with_article(json_kind kind) noexcept {
  switch (kind) {
    case json_kind::null:
      return "null";
    case json_kind::boolean:
      return "true or false";
    case json_kind::number:
      return "a number";
    case json_kind::string:
      return "a string";
    case json_kind::array:
      return "a list";
    case json_kind::object:
      return "an object";
  }
  return "something else";
}

// ---- building ---------------------------------------------------------------------------------

class json_tree::builder final : public json_handler {
 public:
  builder(std::string_view text, json_tree& tree) noexcept : text_(text), tree_(tree) {}

  void begin_object(const json_place& at) override { open(json_kind::object, at); }
  void end_object(const json_place&) override { close(); }
  void begin_array(const json_place& at) override { open(json_kind::array, at); }
  void end_array(const json_place&) override { close(); }
  void key(std::string_view key, const json_place& at) override {
    key_ = kept(key);
    key_offset_ = static_cast<std::uint32_t>(at.offset());
  }
  void string(std::string_view value, const json_place& at) override {
    add(json_kind::string, at).text = kept(value);
  }
  void number(std::string_view literal, const json_place& at) override {
    add(json_kind::number, at).text = literal;
  }
  void boolean(bool value, const json_place& at) override {
    add(json_kind::boolean, at).boolean = value;
  }
  void null(const json_place& at) override { add(json_kind::null, at); }

 private:
  struct container {
    std::uint32_t index = none;
    std::uint32_t last_child = none;
  };

  node& add(json_kind kind, const json_place& at) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
    node added;
    added.kind = kind;
    added.offset = static_cast<std::uint32_t>(at.offset());
    if (!open_.empty()) {
      container& parent = open_.back();
      added.parent = parent.index;
      added.key = std::exchange(key_, {});
      added.key_offset = std::exchange(key_offset_, 0);
      node& before = tree_.nodes_[parent.last_child == none ? parent.index : parent.last_child];
      (parent.last_child == none ? before.first : before.next) = index;
      parent.last_child = index;
    }
    return tree_.nodes_.emplace_back(added);
  }
  void open(json_kind kind, const json_place& at) {
    const container opened{static_cast<std::uint32_t>(tree_.nodes_.size()), none};
    add(kind, at);
    open_.push_back(opened);
  }
  void close() noexcept { open_.pop_back(); }

  // What lies in the text stays there; what was decoded lives for the call only.
  std::string_view kept(std::string_view part) {
    return lies_in(text_, part) ? part : tree_.decoded_.emplace_back(part);
  }

  std::string_view text_;
  json_tree& tree_;
  std::vector<container> open_;
  std::string_view key_;
  std::uint32_t key_offset_ = 0;
};

// ---- walking ----------------------------------------------------------------------------------

json_kind json_value::kind() const noexcept { return tree_->nodes_[index_].kind; }
bool json_value::boolean() const noexcept { return tree_->nodes_[index_].boolean; }
std::string_view json_value::text() const noexcept { return tree_->nodes_[index_].text; }
std::size_t json_value::offset() const noexcept { return tree_->nodes_[index_].offset; }
std::string_view json_value::key() const noexcept { return tree_->nodes_[index_].key; }
std::size_t json_value::key_offset() const noexcept { return tree_->nodes_[index_].key_offset; }

std::optional<json_value> json_value::parent() const noexcept {
  const std::uint32_t parent = tree_->nodes_[index_].parent;
  if (parent == json_tree::none) return std::nullopt;
  return json_value(*tree_, parent);
}

std::size_t json_value::position() const noexcept {
  const std::vector<json_tree::node>& nodes = tree_->nodes_;
  std::size_t position = 0;
  for (std::uint32_t at = nodes[nodes[index_].parent].first; at != index_; at = nodes[at].next) {
    ++position;
  }
  return position;
}

std::string json_value::pointer() const {
  const std::optional<json_value> above = parent();
  if (!above) return {};
  if (above->is(json_kind::object)) return pointer_to(above->pointer(), key());
  return pointer_to(above->pointer(), position());
}

json_value::iterator json_value::begin() const noexcept {
  return iterator(json_value(*tree_, tree_->nodes_[index_].first));
}
json_value::iterator json_value::end() const noexcept {
  return iterator(json_value(*tree_, json_tree::none));
}
bool json_value::empty() const noexcept { return begin() == end(); }

std::size_t json_value::size() const noexcept {
  std::size_t size = 0;
  for (auto at = begin(); at != end(); ++at) ++size;
  return size;
}

std::optional<json_value> json_value::find(std::string_view key) const noexcept {
  for (const json_value member : *this) {
    if (member.key() == key) return member;
  }
  return std::nullopt;
}

std::optional<json_tree> json_tree::read(std::string_view text, const read_limits& limits,
                                         error_list& errors) {
  std::optional<json_tree> tree(std::in_place);
  builder builder(text, *tree);
  if (!read_json(text, limits, builder, errors)) tree.reset();
  return tree;
}

json_value json_tree::nearest(std::string_view pointer) const {
  json_value found = root();
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    const std::optional<json_value> next = child(found, token);
    if (!next) break;
    found = *next;
  }
  return found;
}

}  // namespace xaso::detail
