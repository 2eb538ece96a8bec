// Structs that begin with their size: how a caller and a library of different versions meet.
// Every version of such a struct is a multiple of size_t long, so that a size never cuts a field.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>

#include "guard.hpp"

namespace xaso::detail {

/// Far beyond any struct to come: a larger size was never set.
inline constexpr std::size_t largest_struct = 4096;

[[nodiscard]] inline bool is_struct_size(std::size_t size) noexcept {
  return size >= sizeof(std::size_t) && size <= largest_struct && size % alignof(std::size_t) == 0;
}

/// The options the caller gives, and the defaults, zero, for those he does not know of. Options
/// that this version does not know are refused, unless they are zero.
/// @param given  null: the defaults; `struct_size` bytes of it are read
/// @param name  of the struct, in capitals
template <typename Options>
[[nodiscard]] Options options_from(const Options* given, const std::string& name) {
  Options options{};
  if (given == nullptr) return options;
  const std::size_t size = given->struct_size;
  if (!is_struct_size(size)) {
    refuse("bad_struct_size", "struct_size is " + std::to_string(size) +
                                  ", no size of such a struct; begin with XASO_" + name + "_INIT");
  }
  std::memcpy(&options, given, std::min(size, sizeof(Options)));
  if (size > sizeof(Options)) {
    const auto bytes = std::span(reinterpret_cast<const unsigned char*>(given), size);
    const auto tail = bytes.subspan(sizeof(Options));
    if (std::any_of(tail.begin(), tail.end(), [](unsigned char byte) { return byte != 0; })) {
      refuse("unknown_option", "an option is set that xaso " XASO_VERSION_STRING
                               " does not know; set it to zero or use a newer xaso");
    }
  }
  return options;
}

/// Fills as much of the caller's struct as it has room for, and zeroes what it has beyond ours.
/// @param out  its size set; nothing is written past it
template <typename View>
void fill(View& out, const View& from) noexcept {
  const std::size_t begin = sizeof(std::size_t);  // the size stays the caller's
  const std::size_t size = out.struct_size;
  const std::size_t known = std::min(size, sizeof(View));
  auto* const to = reinterpret_cast<unsigned char*>(&out);
  std::memcpy(to + begin, reinterpret_cast<const unsigned char*>(&from) + begin, known - begin);
  std::memset(to + known, 0, size - known);
}

}  // namespace xaso::detail
