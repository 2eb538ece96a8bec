// Making up columns: first what the cells say, then how they lie in memory.
// SPDX-License-Identifier: Apache-2.0
#include "random_table.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

#include "bound_table.hpp"
#include "cell_size.hpp"
#include "int128.hpp"
#include "shortest_decimal.hpp"

namespace random_table {
namespace {

using namespace xaso;
using detail::int128;
using detail::plan;

constexpr std::int64_t most_counted = 1'000'000'000'000'000;
constexpr std::int64_t most_digits = 999'999'999'999'999'999;

constexpr std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

/// What the cells of a column say: a number times 10^scale, a place in the dictionary, 0 or 1.
struct cells {
  cell_type type = cell_type::int64;
  int scale = 0;
  std::vector<std::string_view> dictionary;
  std::vector<std::optional<std::int64_t>> values;
};

std::int64_t magnitude(choices& choose, std::int64_t most) {
  const auto found = static_cast<std::int64_t>(choose.bits() >> (1 + choose.below(63)));
  return found > most ? found % (most + 1) : found;
}

void collect(const detail::compiled_bound& bound, std::vector<decimal>& into) {
  if (bound.fixed.value) into.push_back(*bound.fixed.value);
  for (const auto& row : bound.rows) collect(*row.value, into);
  if (bound.otherwise) collect(*bound.otherwise, into);
  if (bound.multiplied) {
    std::vector<decimal> once;
    collect(*bound.multiplied, once);
    for (const decimal each : once) {
      const int128 product = int128(each.mantissa()) * bound.times.mantissa();
      const int scale = each.scale() + bound.times.scale();
      if (product < most_digits && product > -most_digits && scale <= decimal::max_scale) {
        into.push_back(decimal::scaled(static_cast<std::int64_t>(product), scale));
      }
    }
  }
}

/// The numbers at which something changes.
std::vector<decimal> telling_numbers(const plan& plan, std::size_t slot) {
  std::vector<decimal> found{0};
  const auto& required = plan.requirement(slot);
  if (required.lower) collect(*required.lower->limit, found);
  if (required.upper) collect(*required.upper->limit, found);
  const auto& of = std::get<indicator>(plan.indicators()[slot].node->content);
  if (of.measure.is_ratio()) found.emplace_back(100);
  if (!of.points) return found;
  if (const auto* steps = std::get_if<step_points>(&of.points->rule)) {
    for (const step& each : steps->steps) found.push_back(each.limit);
  }
  if (const auto* target = std::get_if<target_points>(&of.points->rule)) {
    if (target->target) found.push_back(*target->target);
  }
  return found;
}

void collect_levels(const detail::compiled_form& form, std::size_t elsewhere,
                    std::vector<std::string_view>& into) {
  if (const auto* other = std::get_if<detail::compiled_conclusion_form>(&form.content)) {
    const bool is_meant = !other->conclusion && other->elsewhere == elsewhere;
    if (is_meant && other->form->level_at_least) into.emplace_back(*other->form->level_at_least);
  } else if (const auto* combined = std::get_if<detail::compiled_combined>(&form.content)) {
    for (const auto& each : combined->operands) collect_levels(each, elsewhere, into);
  }
}

class maker {
 public:
  maker(choices& choose, const plan& plan, const wishes& wanted)
      : choose_(choose), plan_(plan), wanted_(wanted), made_(wanted.rows) {}

  table run() {
    ask();
    for (const auto& variable : plan_.variables().all()) add_circumstance(variable);
    for (std::size_t i = 0; i < plan_.elsewhere().size(); ++i) add_recognition(i);
    for (std::size_t slot = 0; slot < plan_.indicators().size(); ++slot) add_indicator(slot);
    if (choose_.chance(30)) add("note", texts({"anything", ""}));
    if (choose_.chance(30)) add("attribute.not_declared", numbers_of({}, 0));
    if (choose_.chance(30)) add("unit.name", texts({"Xã A", "Xã B", ""}), true);
    return std::move(made_);
  }

 private:
  // ---- what is asked ----

  void ask() {
    if (choose_.chance(60)) made_.asked.target_year = year();
    for (const std::size_t slot : plan_.cohort_indicators()) {
      if (!wanted_.state_cohorts && choose_.chance(70)) continue;
      const std::int64_t least = choose_.between(-3, 5);
      made_.asked.stated.push_back(
          {plan_.indicators()[slot].node->code, least, least + choose_.between(0, 60)});
    }
  }

  int year() {
    const auto& cuts = plan_.variables().all()[plan_.variables().year()].cuts;
    const auto about = cuts.empty() ? 2023 : static_cast<int>(choose_.pick(cuts).mantissa());
    return std::clamp(about + static_cast<int>(choose_.between(-1, 1)), 1, 9999);
  }

  void add_circumstance(const detail::variable& variable) {
    using kind = detail::variable::kind;
    if (variable.is == kind::year) {
      const bool needed = plan_.asks_for_year() && !made_.asked.target_year;
      if (!needed && choose_.chance(50)) return;
      cells years = empty(choose_.chance(50) ? cell_type::int32 : cell_type::int64);
      for (auto& each : years.values) {
        if (needed || choose_.chance(80)) each = year();
      }
      add("target_year", std::move(years), true);
    } else if (variable.is == kind::fact) {
      if (choose_.chance(85)) add("fact." + variable.name, booleans());
    } else if (choose_.chance(85)) {
      const std::string header = "attribute." + variable.name;
      if (variable.type == attribute_type::yes_no) return add(header, booleans());
      if (variable.type == attribute_type::decimal)
        return add(header, numbers_of(variable.cuts, 4));
      std::vector<std::string_view> values(variable.values.begin(), variable.values.end());
      values.emplace_back("");
      if (choose_.chance(50)) values.emplace_back("not-declared");
      add(header, texts(std::move(values)));
    }
  }

  void add_recognition(std::size_t index) {
    const auto& of = plan_.elsewhere()[index];
    const std::string header = "recognised." + std::string(of.written);
    if (choose_.chance(85)) {
      add(header, choose_.chance(50) ? booleans() : texts({"met", "not_met", ""}));
    }
    std::vector<std::string_view> levels{"", "not-a-level"};
    for (const auto& conclusion : plan_.conclusions()) {
      for (const auto& form : conclusion.forms) collect_levels(form, index, levels);
    }
    if (of.conclusion != nullptr) {
      for (const level& each : of.conclusion->levels) levels.emplace_back(each.code);
    }
    // The level of what is not said to be recognised is not looked at.
    const bool is_read = made_.view.find(header) != nullptr;
    if (choose_.chance(60)) add(header + ":level", texts(std::move(levels)), !is_read);
  }

  // ---- figures ----

  void add_indicator(std::size_t slot) {
    const std::string& code = plan_.indicators()[slot].node->code;
    const auto& of = std::get<indicator>(plan_.indicators()[slot].node->content);
    if (choose_.chance(7)) return;  // nothing is known of it
    switch (of.measure.type) {
      case measure_type::yes_no:
        add(code, booleans());
        break;
      case measure_type::choice:
        add_choice(code, of.measure);
        break;
      case measure_type::checklist:
        for (const option& item : of.measure.options) {
          if (choose_.chance(85)) add(code + ":" + item.code, booleans());
        }
        break;
      default:
        add_numbers(slot, code, of.measure);
    }
    add_statements(code, of);
  }

  void add_choice(const std::string& code, const measure& measure) {
    std::vector<std::string_view> options;
    for (const option& each : measure.options) options.emplace_back(each.code);
    if (choose_.chance(30)) options.emplace_back("none-of-them");
    if (choose_.chance(30)) options.emplace_back("");
    if (choose_.chance(20)) options.emplace_back("12.5");
    add(code, texts(std::move(options)));
  }

  void add_numbers(std::size_t slot, const std::string& code, const measure& measure) {
    const std::vector<decimal> at = telling_numbers(plan_, slot);
    const std::uint64_t which = choose_.below(10);
    const bool counts = measure.is_ratio() && which != 0 && which != 1;
    if (!counts || which == 2) {
      const int most = measure.is_count() && !choose_.chance(20) ? 0 : 9;
      add(code, choose_.chance(15) ? number_texts(at) : numbers_of(at, most));
    }
    if (!counts) return;
    const bool decimals = measure.ratio.decimal_parts || choose_.chance(10);
    auto [numerators, denominators] = ratios(at, decimals);
    if (which != 3) add(code + ":numerator", std::move(numerators));
    if (which != 4) add(code + ":denominator", std::move(denominators));
  }

  void add_statements(const std::string& code, const indicator& of) {
    const auto text = [this] { return choose_.chance(50) ? booleans() : texts({"", "vì", "12"}); };
    const auto& options = of.measure.options;
    const bool an_item_is_called_so = std::any_of(
        options.begin(), options.end(), [](const option& each) { return each.code == "reported"; });
    if (choose_.chance(20) && !an_item_is_called_so) {
      add(code + ":reported", choose_.chance(50) ? booleans() : texts({"met", "not_met", ""}));
    }
    if (choose_.chance(of.may_be_not_applicable ? 60 : 5)) add(code + ":not_applicable", text());
    const bool asks = of.evidence != evidence_rule::none;
    if (choose_.chance(asks ? 80 : 5)) add(code + ":evidence", text());
    if (choose_.chance(asks ? 50 : 5)) add(code + ":explanation", text());
    if (choose_.chance(of.points ? 20 : 3)) {
      std::vector<decimal> at{0};
      if (of.points && of.points->max) at.push_back(*of.points->max);
      add(code + ":reported_points", numbers_of(at, 4));
    }
  }

  // ---- what cells say ----

  cells empty(cell_type type) const {
    cells made;
    made.type = type;
    made.values.resize(wanted_.rows);
    return made;
  }
  /// How many per cent of a column's rows have a value.
  unsigned density() { return static_cast<unsigned>(choose_.pick(densities_)); }

  cells booleans() {
    cells made = empty(choose_.chance(50) ? cell_type::boolean8 : cell_type::boolean1);
    const unsigned dense = density();
    const auto yes = static_cast<unsigned>(choose_.pick(densities_));
    for (auto& each : made.values) {
      if (choose_.chance(dense)) each = choose_.chance(yes) ? 1 : 0;
    }
    return made;
  }

  cells texts(std::vector<std::string_view> dictionary) {
    static constexpr cell_type types[] = {cell_type::code8, cell_type::code16, cell_type::code32};
    cells made = empty(types[choose_.below(3)]);
    made.dictionary = std::move(dictionary);
    const unsigned dense = density();
    for (auto& each : made.values) {
      if (choose_.chance(dense)) {
        each = static_cast<std::int64_t>(choose_.below(made.dictionary.size()));
      }
    }
    return made;
  }

  cells number_texts(const std::vector<decimal>& at) {
    std::vector<std::string_view> dictionary;
    const auto entries = 1 + choose_.below(20);
    for (std::uint64_t i = 0; i < entries; ++i) {
      const int scale = static_cast<int>(choose_.below(10));
      const std::int64_t number = number_near(at, scale, most_digits);
      dictionary.emplace_back(made_.texts.emplace_back(decimal::scaled(number, scale).to_string()));
    }
    if (choose_.chance(20)) dictionary.emplace_back("");
    if (choose_.chance(20)) dictionary.emplace_back("many");
    if (choose_.chance(20)) dictionary.emplace_back("1.50");
    return texts(std::move(dictionary));
  }

  /// A column of numbers, most of them near others.
  cells numbers_of(const std::vector<decimal>& at, int most_scale) {
    cells made = empty(number_type(most_scale > 0));
    if (most_scale > 0) made.scale = static_cast<int>(choose_.between(0, most_scale));
    if (made.type == cell_type::int32 || made.type == cell_type::int64) made.scale = 0;
    const std::int64_t most = most_of(made.type, most_digits);
    const unsigned dense = density();
    for (auto& each : made.values) {
      if (choose_.chance(dense)) each = number_near(at, made.scale, most);
    }
    return made;
  }

  cell_type number_type(bool decimals) {
    const std::uint64_t which = choose_.below(10);
    if (which < 3) return cell_type::int64;
    if (which < 5) return cell_type::int32;
    if (which < 7) return cell_type::float64;
    return decimals ? cell_type::decimal64 : cell_type::int64;
  }
  static std::int64_t most_of(cell_type type, std::int64_t others) {
    if (type == cell_type::int32) return std::numeric_limits<std::int32_t>::max();
    return type == cell_type::float64 ? std::min(others, most_counted - 1) : others;
  }

  std::int64_t number_near(const std::vector<decimal>& at, int scale, std::int64_t most) {
    const std::uint64_t which = choose_.below(20);
    if (which < 3) return choose_.between(0, 3);
    if (which < 5) return magnitude(choose_, most);
    if (which == 5) return -magnitude(choose_, most);
    if (at.empty()) return choose_.between(0, 200);
    const decimal one = choose_.pick(at);
    int128 near = one.mantissa();
    for (int i = one.scale(); i < scale; ++i) near *= 10;
    for (int i = scale; i < one.scale(); ++i) near /= 10;
    near += choose_.between(-1, 1);
    if (near > most || near < -most) return magnitude(choose_, most);
    return static_cast<std::int64_t>(near);
  }

  std::pair<cells, cells> ratios(const std::vector<decimal>& at, bool decimals) {
    std::pair<cells, cells> made{empty(number_type(decimals)), empty(number_type(decimals))};
    if (choose_.chance(60)) made.second.type = made.first.type;
    for (cells* each : {&made.first, &made.second}) {
      const bool has_scale =
          each->type == cell_type::decimal64 || (decimals && each->type == cell_type::float64);
      if (has_scale) each->scale = static_cast<int>(choose_.below(10));
    }
    const unsigned dense = density();
    const std::int64_t most_first = most_of(made.first.type, most_counted - 1);
    const std::int64_t most_second = most_of(made.second.type, most_counted - 1);
    for (std::size_t row = 0; row < wanted_.rows; ++row) {
      const auto [n, d] = counts_near(choose_.pick(at), made.first.scale, made.second.scale,
                                      most_first, most_second);
      if (choose_.chance(dense)) made.first.values[row] = n;
      if (choose_.chance(dense)) made.second.values[row] = d;
    }
    return made;
  }

  std::pair<std::int64_t, std::int64_t> counts_near(decimal percent, int n_scale, int d_scale,
                                                    std::int64_t most_n, std::int64_t most_d) {
    std::int64_t d = magnitude(choose_, most_d);
    const std::uint64_t which = choose_.below(16);
    if (which == 0) return {choose_.between(0, 3), choose_.between(0, 3)};
    if (which == 1) return {magnitude(choose_, most_n), d};
    if (which == 2) return {choose_.below(2) == 0 ? most_n : most_n - 1, most_d};
    if (which == 3) return {std::min(d, most_n), d};
    // n / 10^n_scale : d / 10^d_scale is the percentage, or next to it.
    int128 per = 100;
    for (int i = 0; i < percent.scale() + d_scale; ++i) per *= 10;
    int128 of = percent.mantissa();
    if (of < 0) of = 0;
    for (int i = 0; i < n_scale; ++i) of *= 10;
    int128 a = per;
    for (int128 rest = of; rest != 0;) a = std::exchange(rest, a % rest);
    const int128 least = per / a;  // multiples of it give the percentage exactly
    if (which < 10 && least <= most_d && least != 0) {
      d = static_cast<std::int64_t>(least) *
          (1 + magnitude(choose_, most_d / static_cast<std::int64_t>(least) - 1));
    }
    // of / a can be large: the product stays below 2^127 only for figures that are not.
    const int128 times = of / a;
    constexpr int128 limit = int128(1) << 120U;
    int128 n = times != 0 && int128(d) > limit / times ? int128(most_n) : int128(d) * times / least;
    n += choose_.between(-1, 1);
    if (n < 0) n = 0;
    if (n > most_n) n = magnitude(choose_, most_n);
    return {static_cast<std::int64_t>(n), d};
  }

  // ---- how they lie ----

  void add(const std::string& header, cells from, bool keep_good = false) {
    if (made_.view.find(header) != nullptr) return;
    column made;
    made.type = from.type;
    made.dictionary = from.dictionary;
    if (from.type == cell_type::decimal64) made.scale = from.scale;
    std::size_t size = detail::cell_size(from.type);
    const bool bits = from.type == cell_type::boolean1;
    // The same for all, one after another, with a space between, backward.
    const std::uint64_t layout = choose_.below(10);
    const bool same = layout == 0 && wanted_.rows != 0;
    std::ptrdiff_t step = static_cast<std::ptrdiff_t>(size);
    if (same) {
      step = 0;
      std::fill(from.values.begin(), from.values.end(), from.values.front());
    } else if (layout < 3) {
      step += choose_.between(1, 9);
    } else if (layout == 3) {
      step = -step - choose_.between(0, 3);
    }
    if (step != static_cast<std::ptrdiff_t>(size) || choose_.chance(50)) made.stride = step;
    const std::size_t before = choose_.chance(50) ? 0 : choose_.below(20);
    const std::size_t span =
        wanted_.rows == 0 ? 0
                          : static_cast<std::size_t>(step < 0 ? -step : step) * (wanted_.rows - 1);
    made.first = before + (step < 0 ? span : 0);
    const std::size_t extent = wanted_.rows == 0 ? 0 : before + span + size;
    auto& memory = made_.memory.emplace_back(bits ? (extent + 7) / 8 : extent);
    for (unsigned char& byte : memory) byte = static_cast<unsigned char>(choose_.bits() >> 40U);
    made.data = memory.data();
    made.data_bytes = memory.size();
    if (!keep_good && wanted_.bad_columns != 0 && choose_.chance(wanted_.bad_columns)) {
      spoil(from);
    }

    lay_validity(from, made, same);
    for (std::size_t row = 0; row < wanted_.rows; ++row) {
      const std::size_t place = made.first + row * static_cast<std::size_t>(step);
      if (!from.values[row]) {
        if (!same && choose_.chance(50)) put(memory, place, from, garbage(from.type));
        continue;
      }
      put(memory, place, from, *from.values[row]);
    }
    made_.view.add(header, std::move(made));
  }

  /// Cells that no figure can be; what a float is then is in `put`.
  void spoil(cells& from) {
    if (from.type == cell_type::boolean8 || from.type == cell_type::boolean1) return;
    for (auto& each : from.values) {
      if (choose_.chance(3)) each = garbage(from.type);
    }
  }

  std::int64_t garbage(cell_type type) {
    const std::uint64_t which = choose_.below(5);
    switch (type) {
      case cell_type::int32:
      case cell_type::code32:
        return which == 0   ? std::numeric_limits<std::int32_t>::min()
               : which == 1 ? std::numeric_limits<std::int32_t>::max()
                            : -1;
      case cell_type::code16:
        return which == 0 ? std::numeric_limits<std::int16_t>::min() : which == 1 ? 32767 : -1;
      case cell_type::code8:
        return which == 0 ? std::numeric_limits<std::int8_t>::min() : which == 1 ? 127 : -1;
      default:
        return which == 0   ? std::numeric_limits<std::int64_t>::min()
               : which == 1 ? std::numeric_limits<std::int64_t>::max()
               : which == 2 ? most_counted + 1
               : which == 3 ? most_digits + 1
                            : -1;
    }
  }

  void lay_validity(const cells& from, column& made, bool same) {
    const bool all = std::all_of(from.values.begin(), from.values.end(),
                                 [](const auto& each) { return each.has_value(); });
    if (all && (same || choose_.chance(50))) return;
    const bool bits = choose_.chance(60);
    const std::size_t first = choose_.chance(50) ? 0 : choose_.below(70);
    const std::size_t extent = first + wanted_.rows;
    auto& memory = made_.memory.emplace_back(bits ? (extent + 7) / 8 : extent);
    for (unsigned char& byte : memory) byte = static_cast<unsigned char>(choose_.bits() >> 40U);
    for (std::size_t row = 0; row < wanted_.rows; ++row) {
      const bool has = from.values[row].has_value();
      unsigned char& byte = memory[bits ? (first + row) / 8 : first + row];
      if (!bits) {
        byte = has ? static_cast<unsigned char>(1 + choose_.below(255)) : 0;
      } else {
        const auto bit = static_cast<unsigned char>(1U << ((first + row) % 8));
        byte = static_cast<unsigned char>(has ? byte | bit : byte & ~bit);
      }
    }
    made.valid = {bits ? validity::kind::bits : validity::kind::bytes, memory.data(), memory.size(),
                  first};
  }

  template <class Cell>
  static void store(std::vector<unsigned char>& memory, std::size_t place, Cell cell) {
    std::memcpy(memory.data() + place, &cell, sizeof cell);
  }

  void put(std::vector<unsigned char>& memory, std::size_t place, const cells& from,
           std::int64_t value) {
    switch (from.type) {
      case cell_type::int32:
      case cell_type::code32:
        return store(memory, place, static_cast<std::int32_t>(value));
      case cell_type::int64:
      case cell_type::decimal64:
        return store(memory, place, value);
      case cell_type::float64:
        return store(memory, place, as_float(value, from.scale));
      case cell_type::code16:
        return store(memory, place, static_cast<std::int16_t>(value));
      case cell_type::code8:
        return store(memory, place, static_cast<std::int8_t>(value));
      case cell_type::boolean8:
        return store(memory, place,
                     static_cast<std::uint8_t>(value == 0 ? 0 : 1 + choose_.below(255)));
      case cell_type::boolean1: {
        const auto bit = static_cast<unsigned char>(1U << (place % 8));
        unsigned char& byte = memory[place / 8];
        byte = static_cast<unsigned char>(value != 0 ? byte | bit : byte & ~bit);
      }
    }
  }

  double as_float(std::int64_t value, int scale) {
    if (value > most_counted - 1 || value < -most_counted) {
      static constexpr double odd[] = {std::numeric_limits<double>::quiet_NaN(),
                                       std::numeric_limits<double>::infinity(),
                                       -std::numeric_limits<double>::infinity(), 1e300, 0.1 + 0.2};
      return odd[choose_.below(5)];
    }
    // Of at most 15 digits both are exact, so that the division rounds as reading the text does.
    return static_cast<double>(value) / static_cast<double>(power_of_ten(scale));
  }

  static constexpr std::uint64_t densities[] = {0, 3, 50, 90, 100, 100};
  std::vector<std::uint64_t> densities_{std::begin(densities), std::end(densities)};

  choices& choose_;
  const plan& plan_;
  const wishes& wanted_;
  table made_;
};

}  // namespace

const plan& plan_of(const evaluator& evaluator) {
  table_question asked;
  asked.target_year = 2023;
  return evaluator.bind(table_view(0), asked).data().plan();  // that of the evaluator
}

table make(choices& choose, const plan& plan, const wishes& wanted) {
  return maker(choose, plan, wanted).run();
}

table_view rows_of(const table_view& table, std::size_t first, std::size_t count) {
  table_view part(count);
  for (const auto& [header, from] : table.columns()) {
    column moved = from;
    moved.first += first * static_cast<std::size_t>(detail::step_of(from));
    if (moved.valid.is != validity::kind::all) moved.valid.first += first;
    part.add(header, std::move(moved));
  }
  return part;
}

}  // namespace random_table
