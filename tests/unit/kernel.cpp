// SPDX-License-Identifier: Apache-2.0
#include "kernel.hpp"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cfenv>
#include <cstring>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "kernel_choice.hpp"
#include "scalar_class.hpp"

namespace {

using namespace xaso::detail;  // the suite has the name of the type

using random_bits = std::mt19937_64;
using kernel_table = xaso::detail::kernel;

// ---- the kernels, and what this processor lacks for them --------------------------------------

template <xaso::kernel_choice Choice>
struct chosen {
  static const kernel_table& table() { return *kernel_of(Choice); }
  static bool is_there() { return kernel_of(Choice) != nullptr; }
};
struct portable : chosen<xaso::kernel_choice::portable> {
  static constexpr const char* needs = "nothing";
};
struct avx2 : chosen<xaso::kernel_choice::avx2> {
  static constexpr const char* needs = "AVX2 and FMA";
};
struct avx512 : chosen<xaso::kernel_choice::avx512> {
  static constexpr const char* needs = "AVX-512 F, BW, DQ and VL";
};
using kernels = std::tuple<portable, avx2, avx512>;

template <typename Kernel>
bool is_skipped() {
  BOOST_WARN_MESSAGE(Kernel::is_there(),
                     "skipped: this processor, or this build, lacks " << Kernel::needs);
  return !Kernel::is_there();
}

// ---- what a class is, worked out a second time, long-hand -------------------------------------

struct wide {
  std::uint64_t high;
  std::uint64_t low;

  friend auto operator<=>(const wide&, const wide&) = default;
};

/// left · right + more, of numbers that are not below 0.
wide product(std::int64_t left, std::int64_t right, std::int64_t more) {
  const auto halves = [](std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    return std::array<std::uint64_t, 2>{bits & 0xFFFFFFFF, bits >> 32};
  };
  const auto [x, high_x] = halves(left);
  const auto [y, high_y] = halves(right);
  const std::uint64_t middle = high_x * y + (x * y >> 32);
  const std::uint64_t other = x * high_y + (middle & 0xFFFFFFFF);
  wide result{high_x * high_y + (middle >> 32) + (other >> 32), other << 32 | (x * y & 0xFFFFFFFF)};
  const std::uint64_t before = result.low;
  result.low += static_cast<std::uint64_t>(more);
  if (result.low < before) ++result.high;
  return result;
}

struct cell {
  std::optional<std::int64_t> n;
  std::optional<std::int64_t> d;
};

int class_long_hand(const ratio_rule& rule, const cell& one) {
  const auto fits = [](const std::optional<std::int64_t>& count) {
    return !count || (*count >= 0 && *count <= 1'000'000'000'000'000);
  };
  if (!fits(one.n) || !fits(one.d)) return 14;
  if (!one.n) return !one.d ? 0 : *one.d == 0 ? 2 : 1;
  const std::int64_t d = one.d.value_or(1);
  int held = 0;
  if (product(*one.n, rule.lower.a, 0) >= product(d, rule.lower.b, rule.lower.slack)) held += 1;
  if (rule.upper.a == 0 ||
      product(*one.n, rule.upper.a, rule.upper.slack) <= product(d, rule.upper.b, 0)) {
    held += 2;
  }
  if (!one.d) return *one.n == 0 ? 3 : rule.may_exceed_one ? 4 + held : 4;
  if (d == 0) return *one.n == 0 ? 13 : 12;
  return *one.n > d && !rule.may_exceed_one ? 12 : 8 + held;
}

// ---- columns ----------------------------------------------------------------------------------

std::uint64_t below(random_bits& random, std::uint64_t limit) { return random() % limit; }

/// 1 … `most_bits` random bits, the first of them set: every size is as likely.
std::int64_t of_any_size(random_bits& random, unsigned most_bits) {
  const auto bits = static_cast<unsigned>(1 + below(random, most_bits));
  return static_cast<std::int64_t>((random() | std::uint64_t{1} << 63) >> (64 - bits));
}

template <typename Number>
Number garbage(random_bits& random) {
  constexpr Number some[] = {
      std::numeric_limits<Number>::min(),    std::numeric_limits<Number>::max(), -1, 0, 1,
      std::numeric_limits<Number>::max() - 1};
  const std::uint64_t choice = below(random, 12);
  if (choice < 6) return some[choice];
  // 0x7FF0…01 would be a signalling NaN.
  if (choice == 6 && sizeof(Number) == 8) return static_cast<Number>(0x7FF0000000000001);
  return static_cast<Number>(random());
}

/// Words of two columns, at addresses that are not aligned, in memory of exactly their size.
template <typename Count>
struct columns_of {
  std::size_t words;
  std::vector<unsigned char> numerators;
  std::vector<unsigned char> denominators;
  std::vector<std::uint64_t> numerator_valid;
  std::vector<std::uint64_t> denominator_valid;
  std::vector<std::uint64_t> odd;

  static constexpr std::size_t off = 1;

  explicit columns_of(std::size_t count)
      : words(count),
        numerators(off + count * rows_per_word * sizeof(Count)),
        denominators(numerators.size()),
        numerator_valid(count),
        denominator_valid(count) {}

  static bool bit(const std::vector<std::uint64_t>& bits, std::size_t row) {
    return !bits.empty() && (bits[row / 64] >> row % 64 & 1) != 0;
  }

  void set(std::size_t row, const cell& one, random_bits& random) {
    const auto put = [&](std::vector<unsigned char>& column, std::vector<std::uint64_t>& valid,
                         const std::optional<std::int64_t>& count) {
      const Count written = count ? static_cast<Count>(*count) : garbage<Count>(random);
      std::memcpy(column.data() + off + row * sizeof written, &written, sizeof written);
      const std::uint64_t mask = std::uint64_t{1} << row % 64;
      valid[row / 64] = count ? valid[row / 64] | mask : valid[row / 64] & ~mask;
    };
    put(numerators, numerator_valid, one.n);
    put(denominators, denominator_valid, one.d);
  }

  static std::int64_t count_at(const std::vector<unsigned char>& column, std::size_t row) {
    Count count = 0;
    std::memcpy(&count, column.data() + off + row * sizeof count, sizeof count);
    return count;
  }

  [[nodiscard]] cell at(std::size_t row) const {
    cell one;
    if (bit(numerator_valid, row)) one.n = count_at(numerators, row);
    if (bit(denominator_valid, row)) one.d = count_at(denominators, row);
    return one;
  }

  [[nodiscard]] ratio_columns view() const {
    return {numerators.data() + off,  denominators.data() + off,          numerator_valid.data(),
            denominator_valid.data(), odd.empty() ? nullptr : odd.data(), words};
  }
};

std::string in_words(const ratio_rule& rule) {
  const auto bound = [](const ratio_bound& one) {
    return std::to_string(one.a) + "/" + std::to_string(one.b) + "/" + std::to_string(one.slack);
  };
  return "lower " + bound(rule.lower) + " upper " + bound(rule.upper) +
         (rule.may_exceed_one ? " may exceed one" : "");
}

std::string in_words(const std::optional<std::int64_t>& count) {
  return count ? std::to_string(*count) : "nothing";
}

/// The bytes around what a kernel writes.
constexpr std::uint8_t untouched = 0xA5;

template <typename Count>
bool call(const kernel_table& kernel, const ratio_columns& columns, const ratio_rule& rule,
          std::uint8_t* classes) {
  return sizeof(Count) == 8 ? kernel.classify_ratios64(columns, rule, classes)
                            : kernel.classify_ratios32(columns, rule, classes);
}

/// Every cell is in the class that both scalar rules give it.
template <typename Count>
void hold(const kernel_table& kernel, const columns_of<Count>& columns, const ratio_rule& rule) {
  const std::size_t rows = columns.words * rows_per_word;
  std::vector<std::uint8_t> classes(rows + 2, untouched);
  const bool some_odd = call<Count>(kernel, columns.view(), rule, classes.data() + 1);
  BOOST_REQUIRE(classes.front() == untouched);
  BOOST_REQUIRE(classes.back() == untouched);
  bool expect_odd = false;
  for (std::size_t row = 0; row < rows; ++row) {
    const cell one = columns.at(row);
    const bool is_odd = columns.bit(columns.odd, row);
    const int expected = is_odd ? 14 : class_long_hand(rule, one);
    const int scalar = is_odd ? 14
                              : class_of_ratio(rule, one.n.has_value(), one.n.value_or(-7),
                                               one.d.has_value(), one.d.value_or(-7));
    expect_odd = expect_odd || expected == 14;
    if (classes[1 + row] != expected || scalar != expected) {
      BOOST_REQUIRE_MESSAGE(false, "class " << int{classes[1 + row]} << ", by the scalar rule "
                                            << scalar << ", long-hand " << expected << ": "
                                            << in_words(one.n) << " of " << in_words(one.d) << ", "
                                            << in_words(rule));
    }
  }
  BOOST_REQUIRE(some_odd == expect_odd);
}

// ---- rules and counts that are hard -----------------------------------------------------------

constexpr std::int64_t greatest_factor = (std::int64_t{1} << 53) - 1;

ratio_bound random_bound(random_bits& random) {
  ratio_bound bound;
  switch (below(random, 4)) {
    case 0:
      break;
    case 1:  // as thresholds are
      bound.a = power_of_ten(static_cast<int>(below(random, 10)));
      bound.b = static_cast<std::int64_t>(below(random, 2000));
      break;
    case 2:
      bound.a = greatest_factor - static_cast<std::int64_t>(below(random, 3));
      bound.b = greatest_factor - static_cast<std::int64_t>(below(random, 1000));
      break;
    default:
      bound.a = of_any_size(random, 53);
      bound.b = of_any_size(random, 53);
      break;
  }
  if (below(random, 9) == 0) bound.a = 0;
  if (below(random, 9) == 0) bound.b = 0;
  bound.slack = static_cast<std::int64_t>(below(random, 2));
  return bound;
}

ratio_rule random_rule(random_bits& random) {
  ratio_rule rule;
  rule.lower = random_bound(random);
  rule.upper = random_bound(random);
  rule.may_exceed_one = below(random, 2) == 1;
  return rule;
}

/// A numerator next to where a bound is met exactly.
std::int64_t near_bound(random_bits& random, const ratio_bound& bound, std::int64_t d) {
  if (bound.a == 0) return d;
  const int128 hit = int128(d) * bound.b / bound.a + static_cast<int>(below(random, 5)) - 2;
  return static_cast<std::int64_t>(std::clamp(hit, int128(0), int128(greatest_kernel_count)));
}

/// Counts at which products are exact multiples, or about to be.
cell hard_cell(random_bits& random, const ratio_rule& rule, unsigned bits, bool with_odd) {
  cell one;
  const ratio_bound& bound = below(random, 2) == 0 ? rule.lower : rule.upper;
  std::int64_t d = std::min(of_any_size(random, bits), greatest_kernel_count);
  if (below(random, 4) == 0 && bound.a > 0 && bound.a < greatest_kernel_count) {
    d = std::max<std::int64_t>(1, d / bound.a) * bound.a;
    if (d > greatest_kernel_count) d = bound.a;
  }
  std::int64_t n = near_bound(random, bound, d);
  switch (below(random, 16)) {
    case 0:
      n = d + static_cast<std::int64_t>(below(random, 3)) - 1;
      break;
    case 1:
      n = 0;
      break;
    case 2:
      d = 0;
      break;
    case 3:
      n = d = 0;
      break;
    case 4:
      n = of_any_size(random, bits);
      break;
    case 5:
      d = greatest_kernel_count;
      n = near_bound(random, bound, d);
      break;
    case 6:  // a numerator alone is held against 1
      n = near_bound(random, bound, 1);
      break;
    default:
      break;
  }
  if (with_odd && below(random, 500) == 0) n = garbage<std::int64_t>(random);
  if (with_odd && below(random, 500) == 0) d = greatest_kernel_count + 1;
  if (below(random, 8) != 0) one.n = n;
  if (below(random, 8) != 0) one.d = d;
  return one;
}

template <typename Count>
cell made_to_fit(cell one) {
  constexpr std::int64_t least = std::numeric_limits<Count>::min();
  constexpr std::int64_t most = std::numeric_limits<Count>::max();
  if (one.n) one.n = std::clamp(*one.n, least, most);
  if (one.d) one.d = std::clamp(*one.d, least, most);
  return one;
}

template <typename Count, typename Fill>
columns_of<Count> columns_with(std::size_t words, random_bits& random, const Fill& fill) {
  columns_of<Count> columns(words);
  for (std::size_t row = 0; row < words * rows_per_word; ++row) {
    columns.set(row, made_to_fit<Count>(fill(row)), random);
  }
  return columns;
}

template <typename Count>
void hold_at_random(const kernel_table& kernel, std::uint64_t seed, int rules) {
  random_bits random(seed);
  for (int i = 0; i < rules; ++i) {
    const ratio_rule rule = random_rule(random);
    const auto bits = static_cast<unsigned>(1 + below(random, sizeof(Count) == 8 ? 52 : 31));
    const bool with_odd = below(random, 2) == 0;
    auto columns = columns_with<Count>(1 + below(random, 11), random, [&](std::size_t /*row*/) {
      return hard_cell(random, rule, bits, with_odd);
    });
    if (below(random, 3) == 0) {
      columns.odd.resize(columns.words);
      for (std::uint64_t& word : columns.odd) word = random() & random() & random();
    }
    hold(kernel, columns, rule);
  }
}

/// Products of around 53 bits, which differ by −1, 0 or 1: where half a unit begins to be lost.
template <typename Count>
void hold_at_53_bits(const kernel_table& kernel, std::uint64_t seed) {
  random_bits random(seed);
  for (int i = 0; i < 600; ++i) {
    const std::int64_t b = sizeof(Count) == 8 ? of_any_size(random, 24)
                                              : (std::int64_t{1} << 22) + of_any_size(random, 23);
    const ratio_bound bound{b + 1, b, i % 2};
    // d·b goes up to 2^51 … 2^54; (d − m)·(b + 1) − d·b = d − m·(b + 1).
    const std::int64_t most = (std::int64_t{1} << (51 + i % 4)) / b;
    const std::int64_t most_m = most / (b + 1);
    const auto near = [&](std::size_t /*row*/) {
      const std::int64_t m = most_m - static_cast<std::int64_t>(below(
                                          random, 1 + static_cast<std::uint64_t>(most_m) / 2));
      const std::int64_t d = m * (b + 1) + static_cast<std::int64_t>(below(random, 3)) - 1;
      return cell{std::max<std::int64_t>(0, d - m), std::max<std::int64_t>(0, d)};
    };
    const auto columns = columns_with<Count>(1 + below(random, 6), random, near);
    hold(kernel, columns, {bound, {}, false});
    hold(kernel, columns, {{}, bound, false});
    hold(kernel, columns, {bound, bound, true});
  }
}

/// Words of small counts among words with one around 2^31 or 2^32, and factors around 2^31: where
/// whole numbers of 64 bits begin to be too few.
template <typename Count>
void hold_at_31_bits(const kernel_table& kernel, std::uint64_t seed) {
  constexpr std::int64_t most_short = std::numeric_limits<std::int32_t>::max();
  random_bits random(seed);
  const auto around = [&](unsigned power) {
    return (std::int64_t{1} << power) + static_cast<std::int64_t>(below(random, 5)) - 2;
  };
  const auto factor = [&](int i) {
    return i % 3 == 0 ? static_cast<std::int64_t>(below(random, 2000))
                      : around(i % 3 == 1 ? 31 : 30);
  };
  for (int i = 0; i < 900; ++i) {
    ratio_rule rule{
        {factor(i), factor(i / 3), i % 2}, {factor(i / 9), factor(i), i / 2 % 2}, false};
    rule.may_exceed_one = below(random, 2) == 0;
    if (i % 4 == 0) rule.lower = {};
    if (i % 4 == 1) rule.upper = {};
    const std::size_t words = 1 + below(random, 9);
    const bool all_there = below(random, 2) == 0;
    std::vector<bool> is_long(words);
    for (std::size_t word = 0; word < words; ++word) is_long[word] = below(random, 3) == 0;
    auto columns = columns_with<Count>(words, random, [&](std::size_t row) {
      cell one = hard_cell(random, rule, 31, false);
      const bool is_late = row % rows_per_word == rows_per_word - 1;  // only then is it all seen
      if (is_long[row / rows_per_word] && (is_late || below(random, 30) == 0)) {
        (below(random, 2) == 0 ? one.n : one.d) = around(31 + static_cast<unsigned>(row % 2));
      } else {
        if (one.n) one.n = std::min(*one.n, most_short);
        if (one.d) one.d = std::min(*one.d, most_short);
      }
      if (all_there) return cell{one.n.value_or(3), one.d.value_or(most_short)};
      return one;
    });
    hold(kernel, columns, rule);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kernel)

BOOST_AUTO_TEST_CASE_TEMPLATE(classifies_pairs_of_long_counts_as_the_scalar_rule, Kernel, kernels) {
  if (is_skipped<Kernel>()) return;
  hold_at_random<std::int64_t>(Kernel::table(), 1, 6000);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(classifies_pairs_of_short_counts_as_the_scalar_rule, Kernel,
                              kernels) {
  if (is_skipped<Kernel>()) return;
  hold_at_random<std::int32_t>(Kernel::table(), 2, 4000);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(decides_where_products_differ_in_their_53rd_bit, Kernel, kernels) {
  if (is_skipped<Kernel>()) return;
  hold_at_53_bits<std::int64_t>(Kernel::table(), 10);
  hold_at_53_bits<std::int32_t>(Kernel::table(), 11);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(decides_where_counts_and_factors_pass_31_bits, Kernel, kernels) {
  if (is_skipped<Kernel>()) return;
  hold_at_31_bits<std::int64_t>(Kernel::table(), 13);
  hold_at_31_bits<std::int32_t>(Kernel::table(), 14);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(says_of_a_word_of_short_counts_what_its_neighbours_leave, Kernel,
                              kernels) {
  if (is_skipped<Kernel>()) return;
  random_bits random(15);
  const ratio_rule rule{{100, 95, 0}, {100, 98, 1}, false};
  constexpr std::size_t words = 9;
  const auto small = [&](std::size_t /*row*/) { return hard_cell(random, rule, 20, false); };
  const auto columns = columns_with<std::int64_t>(words, random, small);
  // A long count, an odd one, or garbage, anywhere: the other words are not touched by it.
  for (const std::int64_t count :
       {std::int64_t{1} << 31, std::int64_t{1} << 45, std::int64_t{1} << 49, std::int64_t{-1}}) {
    for (std::size_t row = 0; row < words * rows_per_word; row += 31) {
      auto with_one = columns;
      with_one.set(row, {count, columns.at(row).d}, random);
      hold(Kernel::table(), with_one, rule);
      with_one.set(row, {columns.at(row).n, count}, random);
      hold(Kernel::table(), with_one, rule);
    }
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(classifies_every_combination_of_what_is_there, Kernel, kernels) {
  if (is_skipped<Kernel>()) return;
  random_bits random(3);
  const std::int64_t counts[] = {0, 1, 2, 19, 20, 21, greatest_kernel_count};
  std::vector<cell> cells{{}};
  for (const std::int64_t n : counts) {
    cells.push_back({n, {}});
    cells.push_back({{}, n});
    for (const std::int64_t d : counts) cells.push_back({n, d});
  }
  for (const ratio_bound lower : {ratio_bound{}, ratio_bound{20, 19, 0}, ratio_bound{20, 19, 1}}) {
    for (const ratio_bound upper : {ratio_bound{}, ratio_bound{1, 20, 0}, ratio_bound{1, 1, 1}}) {
      for (const bool may_exceed_one : {false, true}) {
        const ratio_rule rule{lower, upper, may_exceed_one};
        const auto any = [&](std::size_t row) { return cells[row % cells.size()]; };
        hold(Kernel::table(), columns_with<std::int64_t>(9, random, any), rule);
        hold(Kernel::table(), columns_with<std::int32_t>(9, random, any), rule);
        // Words where all is there, where only numerators are, and so on.
        for (const bool has_n : {false, true}) {
          for (const bool has_d : {false, true}) {
            const auto those = [&](std::size_t row) {
              cell one{counts[row % 7], counts[row / 7 % 7]};
              if (!has_n) one.n.reset();
              if (!has_d) one.d.reset();
              return one;
            };
            hold(Kernel::table(), columns_with<std::int64_t>(5, random, those), rule);
            hold(Kernel::table(), columns_with<std::int32_t>(5, random, those), rule);
          }
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(takes_counts_that_are_too_large_or_negative_for_odd, Kernel,
                              kernels) {
  if (is_skipped<Kernel>()) return;
  random_bits random(4);
  std::vector<std::int64_t> counts = {0,
                                      1,
                                      -1,
                                      greatest_kernel_count,
                                      greatest_kernel_count + 1,
                                      greatest_kernel_count - 1,
                                      std::numeric_limits<std::int64_t>::min(),
                                      std::numeric_limits<std::int64_t>::max()};
  for (int power = 1; power < 63; ++power) {
    for (const int more : {-1, 0, 1}) counts.push_back((std::int64_t{1} << power) + more);
  }
  const auto any_count = [&] { return counts[below(random, counts.size())]; };
  for (int i = 0; i < 300; ++i) {
    const ratio_rule rule = random_rule(random);
    const std::uint64_t rarity = i % 2 == 0 ? 1 : 40;
    const auto any = [&](std::size_t /*row*/) {
      if (below(random, rarity) != 0) return cell{5, 7};
      cell one{any_count(), any_count()};
      if (below(random, 4) == 0) one.n.reset();
      if (below(random, 4) == 0) one.d.reset();
      return one;
    };
    hold(Kernel::table(), columns_with<std::int64_t>(6, random, any), rule);
    hold(Kernel::table(), columns_with<std::int32_t>(6, random, any), rule);
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(says_whether_some_cell_is_odd, Kernel, kernels) {
  if (is_skipped<Kernel>()) return;
  random_bits random(5);
  const ratio_rule rule{{100, 95, 0}, {}, false};
  const auto sane = [](std::size_t row) {
    return cell{static_cast<std::int64_t>(row), static_cast<std::int64_t>(row + 1)};
  };
  auto columns = columns_with<std::int64_t>(7, random, sane);
  std::vector<std::uint8_t> classes(7 * rows_per_word);
  BOOST_TEST(!Kernel::table().classify_ratios64(columns.view(), rule, classes.data()));
  for (const std::size_t row : {0U, 63U, 64U, 300U, 447U}) {
    auto with_one = columns;
    with_one.set(row, {-1, 5}, random);
    BOOST_TEST(Kernel::table().classify_ratios64(with_one.view(), rule, classes.data()));
    with_one.set(row, {{}, 5}, random);  // garbage that is not there is not odd
    BOOST_TEST(!Kernel::table().classify_ratios64(with_one.view(), rule, classes.data()));
    with_one.odd.assign(7, 0);
    BOOST_TEST(!Kernel::table().classify_ratios64(with_one.view(), rule, classes.data()));
    with_one.odd[row / 64] = std::uint64_t{1} << row % 64;
    BOOST_TEST(Kernel::table().classify_ratios64(with_one.view(), rule, classes.data()));
    BOOST_TEST(int{classes[row]} == 14);
  }
  columns.words = 0;
  BOOST_TEST(!Kernel::table().classify_ratios64(columns.view(), rule, classes.data()));
  BOOST_TEST(!Kernel::table().classify_ratios32(columns.view(), rule, classes.data()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(decides_the_same_whichever_way_is_rounded, Kernel, kernels) {
  if (is_skipped<Kernel>()) return;
  const int before = std::fegetround();
  for (const int mode : {FE_TONEAREST, FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO}) {
    std::fesetround(mode);
    hold_at_random<std::int64_t>(Kernel::table(), 6, 1000);
    hold_at_random<std::int32_t>(Kernel::table(), 7, 500);
    hold_at_53_bits<std::int64_t>(Kernel::table(), 12);
    std::fesetround(before);
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(counts_the_cuts_at_or_below_a_number, Kernel, kernels) {
  if (is_skipped<Kernel>()) return;
  random_bits random(8);
  const auto hold_values = [&]<typename Number>(Number /*type*/) {
    for (int i = 0; i < 1500; ++i) {
      value_rule rule;
      rule.count = below(random, value_rule::most_cuts + 1);
      std::vector<std::int64_t> cuts;
      const auto bits = static_cast<unsigned>(5 + below(random, 59));
      while (cuts.size() < rule.count) {
        std::int64_t cut = of_any_size(random, bits);
        if (below(random, 3) == 0) cut = -cut;
        if (below(random, 9) == 0) cut = garbage<std::int32_t>(random);
        if (below(random, 9) == 0) cut = std::int64_t{garbage<std::int32_t>(random)} + 1;
        if (below(random, 9) == 0) cut = garbage<std::int64_t>(random);
        if (std::find(cuts.begin(), cuts.end(), cut) == cuts.end()) cuts.push_back(cut);
      }
      std::sort(cuts.begin(), cuts.end());
      std::copy(cuts.begin(), cuts.end(), rule.cuts);

      const std::size_t words = 1 + below(random, 5);
      const std::size_t rows = words * rows_per_word;
      std::vector<unsigned char> values(1 + rows * sizeof(Number));
      std::vector<std::uint64_t> valid(words);
      std::vector<std::uint64_t> odd(below(random, 2) == 0 ? words : 0);
      for (std::uint64_t& word : valid) word = below(random, 2) == 0 ? ~std::uint64_t{0} : random();
      for (std::uint64_t& word : odd) word = random() & random() & random() & random();
      std::vector<std::uint8_t> expected(rows);
      for (std::size_t row = 0; row < rows; ++row) {
        auto value = garbage<Number>(random);
        if (!cuts.empty() && below(random, 2) == 0) {
          const auto near = static_cast<std::uint64_t>(cuts[below(random, cuts.size())]);
          value = static_cast<Number>(near + below(random, 3) - 1);
        }
        std::memcpy(values.data() + 1 + row * sizeof value, &value, sizeof value);
        const bool has_value = columns_of<Number>::bit(valid, row);
        const auto reached =
            std::count_if(cuts.begin(), cuts.end(), [&](auto cut) { return cut <= value; });
        expected[row] = static_cast<std::uint8_t>(has_value ? 1 + reached : 0);
        BOOST_REQUIRE(expected[row] == class_of_value(rule, has_value, value));
        if (columns_of<Number>::bit(odd, row)) expected[row] = 14;
      }
      std::vector<std::uint8_t> classes(rows + 2, untouched);
      const value_columns columns{values.data() + 1, valid.data(),
                                  odd.empty() ? nullptr : odd.data(), words};
      const auto& table = Kernel::table();
      const bool some_odd = sizeof(Number) == 8
                                ? table.classify_values64(columns, rule, classes.data() + 1)
                                : table.classify_values32(columns, rule, classes.data() + 1);
      BOOST_REQUIRE(classes.front() == untouched);
      BOOST_REQUIRE(classes.back() == untouched);
      BOOST_REQUIRE(std::equal(expected.begin(), expected.end(), classes.begin() + 1));
      BOOST_REQUIRE(some_odd ==
                    (std::find(expected.begin(), expected.end(), 14) != expected.end()));
    }
  };
  hold_values(std::int64_t{});
  hold_values(std::int32_t{});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(looks_up_outcomes_and_candidates, Kernel, kernels) {
  if (is_skipped<Kernel>()) return;
  random_bits random(9);
  for (int i = 0; i < 300; ++i) {
    class_table table;
    for (std::uint8_t& outcome : table.outcomes) outcome = static_cast<std::uint8_t>(random());
    for (std::uint8_t& bits : table.candidates) bits = static_cast<std::uint8_t>(below(random, 8));
    const std::size_t words = below(random, 7);
    const std::size_t stride = 1 + below(random, 4);
    const std::size_t rows = words * rows_per_word;
    std::vector<std::uint8_t> classes(1 + rows);
    for (std::uint8_t& one : classes) one = static_cast<std::uint8_t>(below(random, 16));
    std::vector<std::uint8_t> outcomes(rows + 2, untouched);
    std::vector<member_words> members(words * stride, {1, 2, 3});
    Kernel::table().look_up(classes.data() + 1, words, table, outcomes.data() + 1, members.data(),
                            stride);
    BOOST_REQUIRE(outcomes.front() == untouched);
    BOOST_REQUIRE(outcomes.back() == untouched);
    for (std::size_t row = 0; row < rows; ++row) {
      const member_words& of_word = members[row / 64 * stride];
      const auto bit = [&](std::uint64_t word) { return static_cast<int>(word >> row % 64 & 1); };
      const int found = bit(of_word.met) + 2 * bit(of_word.not_met) + 4 * bit(of_word.out);
      BOOST_REQUIRE(outcomes[1 + row] == table.outcomes[classes[1 + row]]);
      BOOST_REQUIRE(found == table.candidates[classes[1 + row]]);
    }
    for (std::size_t at = 0; at < members.size(); ++at) {
      if (at % stride == 0) continue;
      BOOST_REQUIRE((members[at].met == 1 && members[at].not_met == 2 && members[at].out == 3));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
