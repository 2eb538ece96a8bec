// Where the choices of a random test come from: a seed, or the bytes of a fuzzer.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace random_table {

class choices {
 public:
  choices() = default;
  choices(const choices&) = delete;
  choices& operator=(const choices&) = delete;
  virtual ~choices() = default;

  [[nodiscard]] virtual std::uint64_t bits() = 0;

  /// 0 … `count` − 1, evenly enough.
  [[nodiscard]] std::uint64_t below(std::uint64_t count) { return bits() % count; }
  [[nodiscard]] std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least) + 1));
  }
  [[nodiscard]] bool chance(unsigned percent) { return below(100) < percent; }
  template <class Values>
  [[nodiscard]] const auto& pick(const Values& values) {
    return values[below(values.size())];
  }
};

class seeded_choices final : public choices {
 public:
  explicit seeded_choices(std::uint64_t seed) : random_(seed) {}
  [[nodiscard]] std::uint64_t bits() override { return random_(); }

 private:
  std::mt19937_64 random_;
};

/// Two bytes choose, one after another; where there are none left, the same is chosen ever after.
class byte_choices final : public choices {
 public:
  explicit byte_choices(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
  [[nodiscard]] std::uint64_t bits() override {
    std::uint64_t chosen = 0;
    for (unsigned i = 0; i < 2 && !bytes_.empty(); ++i) {
      chosen |= std::uint64_t{bytes_.front()} << 8 * i;
      bytes_ = bytes_.subspan(1);
    }
    // All bits of the choice depend on both bytes.
    chosen = (chosen ^ chosen >> 30U) * 0xBF58'476D'1CE4'E5B9U;
    chosen = (chosen ^ chosen >> 27U) * 0x94D0'49BB'1331'11EBU;
    return chosen ^ chosen >> 31U;
  }

 private:
  std::span<const std::uint8_t> bytes_;
};

}  // namespace random_table
