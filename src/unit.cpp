// The words for levels and tracks.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/unit.hpp"

namespace xaso {

std::string_view name(unit_level level) noexcept {
  switch (level) {
    case unit_level::village:
      return "village";
    case unit_level::commune:
      return "commune";
    case unit_level::district:
      return "district";
    case unit_level::province:
      return "province";
  }
  return "unknown";
}

std::string_view name(track track) noexcept {
  switch (track) {
    case track::self:
      return "self";
    case track::review:
      return "review";
    case track::appraised:
      return "appraised";
  }
  return "unknown";
}

std::optional<track> track_named(std::string_view name) noexcept {
  for (const track one : {track::self, track::review, track::appraised}) {
    if (xaso::name(one) == name) return one;
  }
  return std::nullopt;
}

}  // namespace xaso
