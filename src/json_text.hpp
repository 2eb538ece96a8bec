// JSON text as a row of events, each with its place: what all readers share.
// Strict where JSON leaves room: no byte order mark, no key twice, limits; numbers stay text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "error_list.hpp"
#include "xaso/json.hpp"

namespace xaso::detail {

/// Where the reader is in the text and in the document.
class json_place {
 public:
  /// Byte offset at which the value or key begins.
  [[nodiscard]] std::size_t offset() const noexcept { return offset_; }
  /// JSON Pointer of the value; of a key: of the value that follows it.
  [[nodiscard]] std::string pointer() const;

 private:
  friend class json_position;
  struct container {
    bool is_object = false;
    std::string_view key;   // object: the key whose value is being read
    std::size_t index = 0;  // array: the element that is being read
    std::size_t first_key = 0;
  };
  std::vector<container> open_;
  std::size_t offset_ = 0;
};

/// Told what stands in a text, in its order. Texts lie in the JSON text unless they hold escapes;
/// then they live for the call only.
class json_handler {
 public:
  virtual void begin_object(const json_place& at) = 0;
  virtual void end_object(const json_place& at) = 0;
  virtual void begin_array(const json_place& at) = 0;
  virtual void end_array(const json_place& at) = 0;
  virtual void key(std::string_view key, const json_place& at) = 0;
  virtual void string(std::string_view value, const json_place& at) = 0;
  /// @param literal  as written; `xaso::decimal` has not seen it yet
  virtual void number(std::string_view literal, const json_place& at) = 0;
  virtual void boolean(bool value, const json_place& at) = 0;
  virtual void null(const json_place& at) = 0;

 protected:
  ~json_handler() = default;
};

/// Reads one document and tells `handler` of it, until the text ends or breaks a rule of JSON or a
/// limit, or `errors` is full.
/// @param text    UTF-8; borrowed for the call
/// @param errors  receives what is wrong with the text, duplicate keys among it; after a duplicate
///                key reading goes on
/// @returns whether the document was read to its end: only then every container was closed
[[nodiscard]] bool read_json(std::string_view text, const read_limits& limits,
                             json_handler& handler, error_list& errors);

/// Whether `part` is a view into `text`, and so lives as long.
[[nodiscard]] inline bool lies_in(std::string_view text, std::string_view part) noexcept {
  const std::less<> before;
  return !before(part.data(), text.data()) &&
         !before(text.data() + text.size(), part.data() + part.size());
}

}  // namespace xaso::detail
