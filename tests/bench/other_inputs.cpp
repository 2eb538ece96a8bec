// Tables of every kind that a caller may bring, against the ordinary one: none may be much slower.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "judged_table.hpp"
#include "random.hpp"
#include "suite.hpp"
#include "verdicts.hpp"
#include "workloads.hpp"

namespace bench {
namespace {

/// A table and the set that it is judged by. What its columns borrow stays with it.
class input {
 public:
  explicit input(std::size_t rows) : table_(rows) {}

  [[nodiscard]] std::size_t rows() const noexcept { return table_.rows(); }
  [[nodiscard]] const xaso::table_view& table() const noexcept { return table_; }
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

  /// Memory, all 0, that stays as long as the input.
  template <typename T>
  T* memory(std::size_t size) {
    auto owned = std::make_shared<std::vector<T>>(size);
    memory_.push_back(owned);
    return owned->data();
  }

  void add(const std::string& header, xaso::column column) {
    bytes_ += column.stride ? 8 * rows() : column.data_bytes;
    bytes_ += column.valid.data_bytes;
    table_.add(header, std::move(column));
  }

  /// A column made by a function of the row.
  template <typename T, typename Make>
  void add(const std::string& header, xaso::cell_type type, const Make& make, int scale = 0) {
    T* const values = memory<T>(rows());
    for (std::size_t row = 0; row < rows(); ++row) values[row] = static_cast<T>(make(row));
    xaso::column column;
    column.type = type;
    column.data = values;
    column.data_bytes = rows() * sizeof(T);
    column.scale = scale;
    add(header, column);
  }

  /// Codes of one byte: places in a dictionary.
  template <typename Make>
  void add_codes(const std::string& header, std::vector<std::string_view> dictionary,
                 const Make& make) {
    auto* const codes = memory<std::int8_t>(rows());
    for (std::size_t row = 0; row < rows(); ++row) codes[row] = static_cast<std::int8_t>(make(row));
    xaso::column column;
    column.type = xaso::cell_type::code8;
    column.data = codes;
    column.data_bytes = rows();
    column.dictionary = std::move(dictionary);
    add(header, column);
  }

  /// A bit a row.
  template <typename Make>
  void add_bits(const std::string& header, const Make& make) {
    auto* const bits = memory<std::uint8_t>((rows() + 7) / 8);
    for (std::size_t row = 0; row < rows(); ++row) {
      if (make(row)) bits[row / 8] = static_cast<std::uint8_t>(bits[row / 8] | 1U << (row % 8));
    }
    xaso::column column;
    column.type = xaso::cell_type::boolean1;
    column.data = bits;
    column.data_bytes = (rows() + 7) / 8;
    add(header, column);
  }

  /// All counts by a rule, as ordinary columns with a bitmap each.
  template <typename Make>
  void add_counts(const Make& make) {
    auto columns = std::make_shared<figures>(rows(), mix::hostile);
    columns->fill_with(make);
    memory_.push_back(columns);
    const xaso::table_view made = table_of(*columns);
    for (const auto& [header, column] : made.columns()) add(header, column);
  }

 private:
  xaso::table_view table_;
  std::size_t bytes_ = 0;
  std::vector<std::shared_ptr<void>> memory_;
};

/// A random number of a cell, below `n`.
std::uint64_t lot(std::size_t indicator, std::size_t row, std::uint64_t n) {
  random place(row);
  return random(place.next() - indicator).below(n);
}

cell hostile(std::size_t i, std::size_t row) { return figure_at(i, row, mix::hostile); }
std::string code(std::size_t i) { return rules()[i].code; }

// ---- counts: what they are --------------------------------------------------------------------

void ordinary(input& to) { to.add_counts(hostile); }

void without_numerators(input& to) {
  to.add_counts([](std::size_t i, std::size_t row) {
    cell figure = figure_at(i, row, mix::clean);
    figure.has_numerator = false;
    return figure;
  });
}

void without_denominators(input& to) {
  to.add_counts([](std::size_t i, std::size_t row) {
    cell figure = figure_at(i, row, mix::clean);
    figure.has_denominator = false;
    return figure;
  });
}

void of_zero_denominators(input& to) {
  to.add_counts([](std::size_t, std::size_t) { return cell{0, 0}; });
}

void of_exact_hits(input& to) { to.add_counts(exact_hit_at); }

/// Where nothing is, anything may lie.
void with_garbage_under_nulls(input& to) {
  to.add_counts([](std::size_t i, std::size_t row) {
    cell figure = hostile(i, row);
    random draw(row * indicators + i);
    if (!figure.has_numerator) figure.numerator = static_cast<std::int64_t>(draw.next());
    if (!figure.has_denominator) figure.denominator = static_cast<std::int64_t>(draw.next());
    return figure;
  });
}

/// Numerators above denominators: figures that contradict themselves.
void of_contradictions(input& to) {
  to.add_counts([](std::size_t i, std::size_t row) {
    cell figure = figure_at(i, row, mix::clean);
    figure.numerator = figure.denominator + 1;
    return figure;
  });
}

/// Counts to 10^15, whose products need more than 64 bits.
void of_large_counts(input& to) {
  constexpr std::int64_t most = 1'000'000'000'000'000;
  to.add_counts([](std::size_t i, std::size_t row) {
    cell figure = hostile(i, row);
    const std::int64_t factor =
        most / std::max({figure.numerator, figure.denominator, std::int64_t{1000}});
    figure.numerator *= factor;
    figure.denominator *= factor;
    return figure;
  });
}

// ---- counts: how they lie in memory -----------------------------------------------------------

template <typename T>
void of_type(input& to, xaso::cell_type type) {
  for (std::size_t i = 0; i < indicators; ++i) {
    to.add<T>(code(i) + ":numerator", type,
              [i](std::size_t row) { return figure_at(i, row, mix::clean).numerator; });
    to.add<T>(code(i) + ":denominator", type,
              [i](std::size_t row) { return figure_at(i, row, mix::clean).denominator; });
  }
}
void as_int32(input& to) { of_type<std::int32_t>(to, xaso::cell_type::int32); }
void as_float64(input& to) { of_type<double>(to, xaso::cell_type::float64); }

/// Unit after unit, as an array of structures.
void row_by_row(input& to) {
  const std::size_t wide = 2 * indicators;
  auto* const values = to.memory<std::int64_t>(to.rows() * wide);
  for (std::size_t i = 0; i < indicators; ++i) {
    for (std::size_t row = 0; row < to.rows(); ++row) {
      const cell figure = figure_at(i, row, mix::clean);
      values[row * wide + 2 * i] = figure.numerator;
      values[row * wide + 2 * i + 1] = figure.denominator;
    }
    xaso::column column;
    column.data = values;
    column.data_bytes = to.rows() * wide * sizeof(std::int64_t);
    column.stride = static_cast<std::ptrdiff_t>(wide * sizeof(std::int64_t));
    column.first = 2 * i * sizeof(std::int64_t);
    to.add(code(i) + ":numerator", column);
    column.first += sizeof(std::int64_t);
    to.add(code(i) + ":denominator", column);
  }
}

/// Validity as a byte a row.
void with_validity_bytes(input& to) {
  for (std::size_t i = 0; i < indicators; ++i) {
    auto* const numerators = to.memory<std::int64_t>(to.rows());
    auto* const denominators = to.memory<std::int64_t>(to.rows());
    auto* const numerator_valid = to.memory<std::uint8_t>(to.rows());
    auto* const denominator_valid = to.memory<std::uint8_t>(to.rows());
    for (std::size_t row = 0; row < to.rows(); ++row) {
      const cell figure = hostile(i, row);
      numerators[row] = figure.numerator;
      denominators[row] = figure.denominator;
      numerator_valid[row] = figure.has_numerator ? 1 : 0;
      denominator_valid[row] = figure.has_denominator ? 1 : 0;
    }
    const auto add = [&](const char* part, const std::int64_t* values, const std::uint8_t* valid) {
      xaso::column column = column_of({values, to.rows()}, {});
      column.valid = {xaso::validity::kind::bytes, valid, to.rows(), 0};
      to.add(code(i) + part, column);
    };
    add(":numerator", numerators, numerator_valid);
    add(":denominator", denominators, denominator_valid);
  }
}

/// A slice of larger columns: bitmaps that begin within a byte.
void as_slices(input& to) {
  constexpr std::size_t skipped = 3;
  for (std::size_t i = 0; i < indicators; ++i) {
    const auto add = [&](const char* part, bool numerators) {
      const std::size_t size = to.rows() + skipped;
      auto* const values = to.memory<std::int64_t>(size);
      auto* const bits = to.memory<std::uint8_t>((size + 7) / 8);
      for (std::size_t row = 0; row < to.rows(); ++row) {
        const cell figure = hostile(i, row);
        const std::size_t at = row + skipped;
        values[at] = numerators ? figure.numerator : figure.denominator;
        if (numerators ? figure.has_numerator : figure.has_denominator) {
          bits[at / 8] = static_cast<std::uint8_t>(bits[at / 8] | 1U << (at % 8));
        }
      }
      xaso::column column;
      column.data = values;
      column.data_bytes = size * sizeof(std::int64_t);
      column.first = skipped * sizeof(std::int64_t);
      column.valid = {xaso::validity::kind::bits, bits, (size + 7) / 8, skipped};
      to.add(code(i) + part, column);
    };
    add(":numerator", true);
    add(":denominator", false);
  }
}

// ---- what stands beside counts ----------------------------------------------------------------

void with_reported_statuses(input& to) {
  ordinary(to);
  for (std::size_t i = 0; i < indicators; ++i) {
    to.add_codes(code(i) + ":reported", {"met", "not_met"},
                 [i](std::size_t row) { return lot(i, row, 2); });
  }
}

void with_evidence(input& to) {
  ordinary(to);
  for (std::size_t i = 0; i < indicators; ++i) {
    to.add<std::uint8_t>(code(i) + ":evidence", xaso::cell_type::boolean8,
                         [i](std::size_t row) { return lot(i, row, 5) > 0; });
  }
}

void with_not_applicable(input& to) {
  ordinary(to);
  for (std::size_t i = 0; i < indicators; ++i) {
    to.add<std::uint8_t>(code(i) + ":not_applicable", xaso::cell_type::boolean8,
                         [i](std::size_t row) { return lot(i, row, 20) == 0; });
  }
}

void with_an_attribute(input& to) {
  ordinary(to);
  to.add_codes("attribute.region", {"upland", "lowland"},
               [](std::size_t row) { return lot(0, row, 2); });
}

// ---- figures of other kinds -------------------------------------------------------------------

void float_percentages(input& to) {
  for (std::size_t i = 0; i < indicators; ++i) {
    to.add<double>(code(i), xaso::cell_type::float64,
                   [i](std::size_t row) { return static_cast<double>(lot(i, row, 10001)) / 100; });
  }
}

void whole_counts(input& to) {
  for (std::size_t i = 0; i < indicators; ++i) {
    to.add<std::int64_t>(code(i), xaso::cell_type::int64,
                         [i](std::size_t row) { return lot(i, row, 30); });
  }
}

void quantities(input& to) {
  for (std::size_t i = 0; i < indicators; ++i) {
    to.add<std::int64_t>(
        code(i), xaso::cell_type::decimal64, [i](std::size_t row) { return lot(i, row, 2000); }, 1);
  }
}

void yes_no_bits(input& to) {
  for (std::size_t i = 0; i < indicators; ++i) {
    to.add_bits(code(i), [i](std::size_t row) { return lot(i, row, 5) > 0; });
  }
}

void yes_no_bytes(input& to) {
  for (std::size_t i = 0; i < indicators; ++i) {
    to.add<std::uint8_t>(code(i), xaso::cell_type::boolean8,
                         [i](std::size_t row) { return lot(i, row, 5) > 0; });
  }
}

void choices(input& to) {
  for (std::size_t i = 0; i < indicators; ++i) {
    to.add_codes(code(i), {"other", "head", "deputy"},
                 [i](std::size_t row) { return lot(i, row, 3); });
  }
}

constexpr const char* items[] = {"plan", "budget", "training", "report"};

void checklists(input& to) {
  for (std::size_t i = 0; i < indicators; ++i) {
    for (std::size_t item = 0; item < std::size(items); ++item) {
      to.add_bits(code(i) + ":" + items[item],
                  [=](std::size_t row) { return lot(i * 8 + item, row, 6) > 0; });
    }
  }
}

// ---- sets that ask for them -------------------------------------------------------------------

xaso::criteria_set plain_set() { return make_set(concludes::no); }

xaso::criteria_set set_of(const char* content) {
  return make_set(concludes::no, [content](std::size_t) { return std::string(content); });
}

xaso::criteria_set set_of_counts() {
  return set_of(R"("measure": {"type": "count"}, "require": {"at_least": 5})");
}
xaso::criteria_set set_of_quantities() {
  return set_of(R"("measure": {"type": "quantity"}, "require": {"at_least": 74.5})");
}
xaso::criteria_set set_of_yes_no() {
  return set_of(R"("measure": {"type": "yes_no"}, "require": {"is": true})");
}
xaso::criteria_set set_of_choices() {
  return set_of(R"("measure": {"type": "choice", "options": [
    {"code": "head", "title": {"vi": "Chủ tịch"}}, {"code": "deputy", "title": {"vi": "Cấp phó"}},
    {"code": "other", "title": {"vi": "Khác"}}]}, "require": {"one_of": ["head", "deputy"]})");
}
xaso::criteria_set set_of_checklists() {
  return set_of(R"("measure": {"type": "checklist", "items": [
    {"code": "plan", "title": {"vi": "Kế hoạch"}}, {"code": "budget", "title": {"vi": "Kinh phí"}},
    {"code": "training", "title": {"vi": "Tập huấn"}},
    {"code": "report", "title": {"vi": "Báo cáo"}}]}, "require": {"checked": 3})");
}
xaso::criteria_set set_that_asks_for_evidence() {
  return make_set(concludes::no,
                  [](std::size_t i) { return ratio_content(i) + R"(, "evidence": "required")"; });
}
xaso::criteria_set set_that_lets_out() {
  return make_set(
      concludes::no,
      [](std::size_t i) { return ratio_content(i) + R"(, "may_be_not_applicable": true)"; },
      R"("policies": {"not_applicable": "excluded"}, )");
}
xaso::criteria_set set_by_region() {
  return make_set(
      concludes::no,
      [](std::size_t i) {
        const rule& asked = rules()[i];
        return R"("measure": {"type": "ratio"}, "require": {")" +
               std::string(xaso::name(asked.how)) +
               R"(": {"select": [{"when": {"region": "upland"}, "value": )" +
               percent(asked.hundredths / 2) + R"(}], "otherwise": )" + percent(asked.hundredths) +
               "}}";
      },
      R"("attributes": {"region": ["upland", "lowland"]}, )");
}

struct kind {
  const char* name;
  void (*fill)(input&);
  xaso::criteria_set (*set)() = plain_set;
};

constexpr kind kinds[] = {
    {"ordinary counts", ordinary},
    {"all numerators missing", without_numerators},
    {"all denominators missing", without_denominators},
    {"all denominators zero", of_zero_denominators},
    {"all exactly on the threshold", of_exact_hits},
    {"garbage under nulls", with_garbage_under_nulls},
    {"all numerators above denominators", of_contradictions},
    {"counts to 10^15", of_large_counts},
    {"int32", as_int32},
    {"float64 counts", as_float64},
    {"row by row in memory", row_by_row},
    {"validity bytes", with_validity_bytes},
    {"slices", as_slices},
    {"reported statuses", with_reported_statuses},
    {"evidence", with_evidence, set_that_asks_for_evidence},
    {"some not applicable", with_not_applicable, set_that_lets_out},
    {"bounds by an attribute", with_an_attribute, set_by_region},
    {"float64 percentages", float_percentages},
    {"whole counts", whole_counts, set_of_counts},
    {"quantities", quantities, set_of_quantities},
    {"yes-no, bits", yes_no_bits, set_of_yes_no},
    {"yes-no, bytes", yes_no_bytes, set_of_yes_no},
    {"choices", choices, set_of_choices},
    {"checklists", checklists, set_of_checklists},
};

}  // namespace

void add_other_inputs(std::size_t rows) {
  for (const kind& one : kinds) {
    auto all = std::make_shared<input>(rows);
    one.fill(*all);
    const place where{"inputs", rows, "any", rows * indicators, all->bytes()};
    auto judged = std::make_shared<judged_table>(one.set(), all->table());
    judged->evaluate();
    constexpr std::size_t held = 1000;
    add(where, one.name, agrees_with_single_units(*judged, held),
        [all, judged] { judged->evaluate(); });
  }
}

}  // namespace bench
