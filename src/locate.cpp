// The places of JSON Pointers in a text.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "error_list.hpp"
#include "json_tree.hpp"
#include "xaso/json.hpp"

namespace xaso {
namespace {

/// Reads through a text once, for places that rise.
class line_counter {
 public:
  explicit line_counter(std::string_view text) noexcept : text_(text) {}

  text_place at(std::size_t offset) noexcept {
    for (; at_ < std::min(offset, text_.size()); ++at_) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte == '\n') {
        ++line_;
        column_ = 1;
      } else if ((byte & 0xC0U) != 0x80U) {  // no continuation of a code point
        ++column_;
      }
    }
    return {offset, line_, column_};
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
};

}  // namespace

std::vector<text_place> locate(std::string_view json, const std::vector<std::string>& pointers,
                               const read_limits& limits) {
  detail::error_list errors;
  const auto tree = detail::json_tree::read(json, limits, errors);
  errors.locate(json);
  errors.raise();

  std::vector<text_place> places;
  if (!tree) return places;
  for (const std::string& pointer : pointers) {
    places.push_back({tree->nearest(pointer).offset(), 0, 0});
  }
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return places[a].offset < places[b].offset; });
  line_counter lines(json);
  for (const std::size_t index : order) places[index] = lines.at(places[index].offset);
  return places;
}

}  // namespace xaso
