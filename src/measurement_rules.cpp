// What figures and entries must obey.
// SPDX-License-Identifier: Apache-2.0
#include "measurement_rules.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <vector>

#include "xaso/code.hpp"

namespace xaso::detail {
namespace {

constexpr std::size_t tracks = 3;
using entries_by_track = std::array<std::optional<std::size_t>, tracks>;

auto identity(const unit& unit) { return std::tie(unit.code, unit.code_system, unit.valid_from); }

std::size_t offset_of(std::span<const std::uint32_t> offsets, std::size_t entry) {
  return entry < offsets.size() && offsets[entry] != 0 ? offsets[entry] : error_list::nowhere;
}

std::string pointer_of(std::size_t entry) { return pointer_to("/units", entry); }

/// The entries that have an identity, sorted by it, each identity's in the order of the document.
std::vector<std::size_t> by_identity(const std::vector<unit_entry>& entries) {
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t i) { return entries[i].unit.code.empty(); });
  const auto before = [&](std::size_t a, std::size_t b) {
    return identity(entries[a].unit) < identity(entries[b].unit);
  };
  // Documents usually come in the order of the codes.
  if (!std::is_sorted(order.begin(), order.end(), before)) {
    std::stable_sort(order.begin(), order.end(), before);
  }
  return order;
}

class entries_check {
 public:
  entries_check(const measurement_data& data, std::span<const std::uint32_t> based_on_offsets,
                error_list& errors)
      : data_(data), based_on_offsets_(based_on_offsets), errors_(errors) {}

  /// @param same  the entries of one identity
  void check(std::span<const std::size_t> same) {
    entries_by_track on{};
    for (const std::size_t entry : same) {
      auto& first = on[static_cast<std::size_t>(data_.entries[entry].track)];
      if (first) {
        report_repeated(entry, *first);
      } else {
        first = entry;
      }
    }
    for (const auto& entry : on) {
      if (entry && data_.entries[*entry].based_on) check_base(*entry, on);
    }
  }

 private:
  void report_repeated(std::size_t entry, std::size_t first) {
    const unit_entry& given = data_.entries[entry];
    errors_.add(fault::repeated_unit, pointer_of(entry),
                {given.unit.code, given.unit.code_system, name(given.track), pointer_of(first)},
                offset_of(data_.entry_offsets, entry));
  }

  void check_base(std::size_t entry, const entries_by_track& on) {
    const track own = data_.entries[entry].track;
    std::string chain(name(own));
    std::optional<track> base = data_.entries[entry].based_on;
    // One step more than there are tracks ends in a circle that does not hold this entry: its
    // members report it.
    for (std::size_t step = 0; base && step < tracks; ++step) {
      chain += " -> ";
      chain += name(*base);
      if (*base == own) return report_base(fault::base_in_circle, entry, chain);
      const auto& next = on[static_cast<std::size_t>(*base)];
      if (!next) {
        if (step == 0) report_base(fault::base_missing, entry, name(*base));
        return;
      }
      base = data_.entries[*next].based_on;
    }
  }

  void report_base(fault what, std::size_t entry, std::string_view argument) {
    errors_.add(what, pointer_to(pointer_of(entry), "based_on"), {argument},
                offset_of(based_on_offsets_, entry));
  }

  const measurement_data& data_;
  std::span<const std::uint32_t> based_on_offsets_;
  error_list& errors_;
};

}  // namespace

broken_rule broken_by_part(std::string_view subject, decimal value) {
  if (value.is_negative()) {
    return {fault::negative_count, std::string(subject), value.to_string()};
  }
  if (value > decimal(largest_count)) {
    return {fault::count_too_large, std::string(subject), value.to_string()};
  }
  return {fault::number_too_long, value.to_string(), std::to_string(most_digits_of_a_part)};
}

std::optional<broken_rule> broken_by_range(const amount& range) {
  if (!range.lower && !range.upper) return broken_rule{fault::range_ends, {}, {}};
  if (range.lower && range.upper && range.lower->value >= range.upper->value) {
    return broken_rule{fault::range_reversed, range.lower->value.to_string(),
                       range.upper->value.to_string()};
  }
  return std::nullopt;
}

std::optional<broken_rule> broken_by_value(std::string_view text) {
  switch (decimal::parse(text).error) {
    case decimal::parse_error::none:
      return std::nullopt;
    case decimal::parse_error::too_many_digits:
      return broken_rule{fault::number_too_long, std::string(text),
                         std::to_string(decimal::max_digits)};
    case decimal::parse_error::not_a_number:
      break;
  }
  if (is_code(text)) return std::nullopt;
  return broken_rule{fault::bad_value, std::string(text), {}};
}

void check_entries(const measurement_data& data, std::span<const std::uint32_t> based_on_offsets,
                   error_list& errors) {
  entries_check check(data, based_on_offsets, errors);
  const std::vector<std::size_t> order = by_identity(data.entries);
  for (auto first = order.begin(); first != order.end();) {
    const auto last = std::find_if_not(first, order.end(), [&](std::size_t i) {
      return same_identity(data.entries[i].unit, data.entries[*first].unit);
    });
    check.check({first, last});
    first = last;
  }
}

}  // namespace xaso::detail
