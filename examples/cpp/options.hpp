// The command line of `evaluate`.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "xaso/text.hpp"
#include "xaso/unit.hpp"

namespace example {

enum class output_format : std::uint8_t { text, json };

/// Which indicators are shown and explained.
enum class explained : std::uint8_t {
  all,    ///< every indicator
  unmet,  ///< those not met or undetermined
  none,   ///< those too, without explanations
};

struct options {
  std::vector<std::string> criteria;  ///< files, or `-`; the first is the set to evaluate
  std::string measurements;           ///< file, or `-`
  output_format format = output_format::text;
  std::optional<xaso::language> language;  ///< as asked for; empty: not asked for
  xaso::track track = xaso::track::self;
  std::optional<xaso::track> compare;  ///< another track, set against the first
  explained explain = explained::unmet;
};

/// What the command line asks for.
struct request {
  enum class kind : std::uint8_t { evaluation, help, version };
  kind what = kind::evaluation;
  example::options options;
};

/// A command line that asks for nothing that can be done.
class usage_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Reads the arguments that follow the program's name.
/// @throws usage_error
[[nodiscard]] request read_command_line(const std::vector<std::string>& arguments);

/// One line, and all of the help.
[[nodiscard]] std::string_view usage();
[[nodiscard]] std::string_view help();

}  // namespace example
