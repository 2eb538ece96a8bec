// Boost.JSON's streaming parser, run over a whole text: limits before, its errors worded after.
// Every reader goes through here, each with a handler of its own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "error_list.hpp"
#include "xaso/json.hpp"

namespace xaso::detail {

// More would let a hostile text exhaust the stack: the parser recurses.
inline constexpr std::size_t deepest_nesting = 256;

// Boost.JSON 1.81 takes the address of its parser for a mark: a text that ends exactly there would
// seem unfinished. With something of ours in front of it none does.
template <class Handler>
struct padded_parser {
  template <class... Arguments>
  explicit padded_parser(const boost::json::parse_options& options, Arguments&&... arguments)
      : parser(options, std::forward<Arguments>(arguments)...) {}
  std::array<char, 16> padding{};
  boost::json::basic_parser<Handler> parser;
};

/// Whether a text is worth parsing: its size, and no byte order mark. Adds an error where not.
[[nodiscard]] bool may_be_json(std::string_view text, const read_limits& limits,
                               error_list& errors);

/// Where a parser stopped.
struct parser_stop {
  std::size_t offset;      ///< what it had read
  std::size_t next_token;  ///< where the token after that begins
  std::string pointer;
  bool in_object;  ///< the innermost open container is an object
};

/// Adds what is wrong with a text in which the parser stopped by itself.
/// @param ec     what it says of it; none: text follows the document
/// @param depth  the nesting that it was allowed
void add_parser_error(std::string_view text, parser_stop stop, const boost::json::error_code& ec,
                      std::size_t depth, error_list& errors);

/// Parses one document.
/// @tparam Handler  what Boost.JSON calls; besides `stopped()`, whether it ended the parsing
/// itself,
///                  `pointer()`, `next_token()` and `in_object()`
/// @param arguments  the handler is made of
/// @returns whether the document was read to its end; what was wrong is in `errors`
template <class Handler, class... Arguments>
[[nodiscard]] bool run_parser(std::string_view text, const read_limits& limits, error_list& errors,
                              Arguments&&... arguments) {
  if (!may_be_json(text, limits, errors)) return false;
  boost::json::parse_options options;
  options.max_depth = std::min(limits.depth, deepest_nesting);
  const auto padded =
      std::make_unique<padded_parser<Handler>>(options, std::forward<Arguments>(arguments)...);
  boost::json::error_code ec;
  const std::size_t read = padded->parser.write_some(false, text.data(), text.size(), ec);
  Handler& handler = padded->parser.handler();
  if (handler.stopped()) return false;
  if (!ec && read == text.size()) return true;
  add_parser_error(text, {read, handler.next_token(), handler.pointer(), handler.in_object()}, ec,
                   options.max_depth, errors);
  return false;
}

}  // namespace xaso::detail
