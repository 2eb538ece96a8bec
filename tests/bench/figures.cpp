// Made-up figures; see the header.
// SPDX-License-Identifier: Apache-2.0
#include "figures.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "random.hpp"

namespace bench {
namespace {

/// The random numbers of one figure.
random draw_of(std::size_t indicator, std::size_t row) {
  random place(row);
  return random(place.next() + indicator);
}

struct steps {
  std::int64_t least = 0;
  std::int64_t greatest = 0;
};

/// The numerators that meet the bound; least > greatest where none does.
steps that_meet(const rule& asked, std::int64_t denominator) {
  const std::int64_t edge = asked.hundredths * denominator;
  const std::int64_t floor = edge / 10000;
  const std::int64_t ceiling = (edge + 9999) / 10000;
  switch (asked.how) {
    case xaso::comparison::at_least:
      return {ceiling, denominator};
    case xaso::comparison::more_than:
      return {floor + 1, denominator};
    case xaso::comparison::at_most:
      return {0, floor};
    case xaso::comparison::less_than:
      return {0, ceiling - 1};
  }
  return {};
}

steps that_fail(const rule& asked, std::int64_t denominator) {
  const steps meet = that_meet(asked, denominator);
  if (meet.least > meet.greatest) return {0, denominator};
  return meet.least > 0 ? steps{0, meet.least - 1} : steps{meet.greatest + 1, denominator};
}

cell clean_figure(const rule& asked, random& draw) {
  const std::int64_t denominator = asked.usual_denominator * draw.between(50, 150) / 100;
  const bool met = draw.below(100) < asked.percent_met;
  steps range = met ? that_meet(asked, denominator) : that_fail(asked, denominator);
  if (range.least > range.greatest) range = {0, denominator};
  return {draw.between(range.least, range.greatest), denominator};
}

/// The threshold is a whole number at the multiples of a denominator.
cell exact_hit(const rule& asked, random& draw) {
  const std::int64_t multiple = 10000 / std::gcd(asked.hundredths, std::int64_t{10000});
  const std::int64_t denominator = multiple * draw.between(1, 1 + 3000 / multiple);
  return {asked.hundredths * denominator / 10000, denominator};
}

cell with_a_number_missing(cell figure, random& draw) {
  const std::uint64_t which = draw.below(3);
  if (which != 1) figure.has_numerator = false, figure.numerator = 0;
  // A numerator of 0 alone decides: 0 of whatever. Above 0 nothing is decided, and that is what
  // can be asked of a loop that only knows "missing".
  if (which == 1) figure.numerator = std::max<std::int64_t>(figure.numerator, 1);
  if (which != 2) figure.has_denominator = false, figure.denominator = 0;
  return figure;
}

bool bit(std::span<const std::uint64_t> words, std::size_t i) {
  return (words[i / 64] >> (i % 64) & 1U) != 0;
}

void set_bit(std::span<std::uint64_t> words, std::size_t i, bool value) {
  const std::uint64_t one = std::uint64_t{1} << (i % 64);
  words[i / 64] = value ? words[i / 64] | one : words[i / 64] & ~one;
}

}  // namespace

cell figure_at(std::size_t indicator, std::size_t row, mix of) {
  random draw = draw_of(indicator, row);
  const rule& asked = rules()[indicator];
  const std::uint64_t lot = of == mix::clean ? 100 : draw.below(100);
  if (lot == 5) return {0, 0};
  if (lot > 5 && lot < 11) return exact_hit(asked, draw);
  const cell figure = clean_figure(asked, draw);
  return lot < 5 ? with_a_number_missing(figure, draw) : figure;
}

cell exact_hit_at(std::size_t indicator, std::size_t row) {
  random draw = draw_of(indicator, row);
  return exact_hit(rules()[indicator], draw);
}

figures::figures(std::size_t rows, mix of)
    : rows_(rows),
      of_(of),
      numerators_(indicators * rows),
      denominators_(indicators * rows),
      numerator_valid_(has_validity() ? indicators * words() : 0),
      denominator_valid_(has_validity() ? indicators * words() : 0) {
  std::fill_n(numerator_valid_.data(), numerator_valid_.size(), 0);
  std::fill_n(denominator_valid_.data(), denominator_valid_.size(), 0);
}

void figures::fill(std::size_t first_row) {
  fill_with([this, first_row](std::size_t i, std::size_t row) {
    return figure_at(i, first_row + row, of_);
  });
}

std::size_t figures::bytes() const noexcept {
  return cells() * 2 * sizeof(std::int64_t) +
         (numerator_valid_.size() + denominator_valid_.size()) * sizeof(std::uint64_t);
}

cell figures::at(std::size_t indicator, std::size_t row) const noexcept {
  return {numerators(indicator)[row], denominators(indicator)[row],
          !has_validity() || bit(numerator_valid(indicator), row),
          !has_validity() || bit(denominator_valid(indicator), row)};
}

void figures::set(std::size_t indicator, std::size_t row, const cell& figure) noexcept {
  numerators(indicator)[row] = figure.numerator;
  denominators(indicator)[row] = figure.denominator;
  if (!has_validity()) return;
  set_bit(numerator_valid(indicator), row, figure.has_numerator);
  set_bit(denominator_valid(indicator), row, figure.has_denominator);
}

xaso::column column_of(std::span<const std::int64_t> values, std::span<const std::uint64_t> valid) {
  xaso::column column;
  column.data = values.data();
  column.data_bytes = values.size_bytes();
  if (!valid.empty()) {
    column.valid.is = xaso::validity::kind::bits;
    column.valid.data = reinterpret_cast<const std::uint8_t*>(valid.data());
    column.valid.data_bytes = valid.size_bytes();
  }
  return column;
}

xaso::table_view table_of(const figures& columns) {
  xaso::table_view table(columns.rows());
  for (std::size_t i = 0; i < indicators; ++i) {
    const std::string& code = rules()[i].code;
    table.add(code + ":numerator", column_of(columns.numerators(i), columns.numerator_valid(i)));
    table.add(code + ":denominator",
              column_of(columns.denominators(i), columns.denominator_valid(i)));
  }
  return table;
}

}  // namespace bench
