// What figures and entries must obey.
// SPDX-License-Identifier: Apache-2.0
#include "measurement_rules.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <variant>
#include <vector>

#include "shown_text.hpp"
#include "xaso/code.hpp"

namespace xaso::detail {
namespace {

constexpr std::size_t tracks = 3;
using entries_by_track = std::array<std::optional<std::size_t>, tracks>;

auto identity(const unit& unit) { return std::tie(unit.code, unit.code_system, unit.valid_from); }

std::size_t offset_of(std::span<const std::uint32_t> offsets, std::size_t index) {
  return index < offsets.size() && offsets[index] != 0 ? offsets[index] : error_list::nowhere;
}

/// Whether two values of an attribute are the same. A text may be a decimal's.
bool is_same(const attribute_value& a, const attribute_value& b) {
  if (a.index() == b.index()) return a == b;
  const auto* text = std::get_if<std::string>(&a);
  if (text == nullptr) text = std::get_if<std::string>(&b);
  const auto* number = std::get_if<decimal>(&a);
  if (number == nullptr) number = std::get_if<decimal>(&b);
  if (text == nullptr || number == nullptr) return false;
  const decimal::parsed parsed = decimal::parse(*text);
  return parsed && parsed.value == *number;
}

std::string in_words(const attribute_value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return shown_in_quotes(*text);
  if (const auto* number = std::get_if<decimal>(&value)) return number->to_string();
  return std::get<bool>(value) ? "true" : "false";
}

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
  entries_check(const measurement_data& data, const entry_places& places, std::string_view at,
                error_list& errors)
      : data_(data), places_(places), at_(at), errors_(errors) {}

  /// @param same  the entries of one identity
  void check(std::span<const std::size_t> same) {
    // Nearly every unit has one entry that stands alone.
    if (same.size() == 1 && !data_.entries[same.front()].based_on) return;
    entries_by_track on{};
    std::vector<std::size_t> kept;  // one for each track
    for (const std::size_t entry : same) {
      if (!kept.empty() && (is_open(entry) || is_open(kept.front()))) {
        report_open(entry, kept.front());
        continue;
      }
      auto& first = on[static_cast<std::size_t>(data_.entries[entry].track)];
      if (first) {
        report_repeated(entry, *first);
        continue;
      }
      if (!is_open(entry)) first = entry;
      kept.push_back(entry);
    }
    for (const std::size_t entry : kept) {
      if (data_.entries[entry].based_on) check_base(entry, on);
    }
    if (kept.size() > 1) check_attributes(kept);
  }

 private:
  struct given_attribute {
    std::size_t entry;
    std::size_t index;
  };

  [[nodiscard]] bool is_open(std::size_t entry) const { return data_.entries[entry].any_track; }
  [[nodiscard]] std::string pointer_of(std::size_t entry) const { return pointer_to(at_, entry); }
  [[nodiscard]] const unit_attribute& attribute(given_attribute given) const {
    return data_.entries[given.entry].unit.attributes[given.index];
  }

  void report_repeated(std::size_t entry, std::size_t first) {
    const unit_entry& given = data_.entries[entry];
    errors_.add(fault::repeated_unit, pointer_of(entry),
                {given.unit.code, given.unit.code_system, name(given.track), pointer_of(first)},
                offset_of(data_.entry_offsets, entry));
  }
  void report_open(std::size_t entry, std::size_t first) {
    const unit& given = data_.entries[entry].unit;
    errors_.add(fault::track_left_open, pointer_of(entry),
                {given.code, given.code_system, pointer_of(first)},
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
      if (!is_open(entry) && *base == own) return report_base(fault::base_in_circle, entry, chain);
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
                offset_of(places_.based_on, entry));
  }

  /// @param same  entries of one identity, at most one a track
  void check_attributes(std::span<const std::size_t> same) {
    std::vector<given_attribute> given;
    for (const std::size_t entry : same) {
      for (std::size_t i = 0; i < data_.entries[entry].unit.attributes.size(); ++i) {
        given.push_back({entry, i});
      }
    }
    std::stable_sort(given.begin(), given.end(), [&](given_attribute a, given_attribute b) {
      return attribute(a).name < attribute(b).name;
    });
    for (std::size_t i = 1, first = 0; i < given.size(); ++i) {
      if (attribute(given[i]).name != attribute(given[first]).name) first = i;
      // Twice in one entry is an error of its own.
      if (given[i].entry == given[first].entry) continue;
      if (!is_same(attribute(given[i]).value, attribute(given[first]).value)) {
        report_attribute(given[i], given[first]);
      }
    }
  }

  void report_attribute(given_attribute here, given_attribute first) {
    if (errors_.full()) return;
    const unit_attribute& given = attribute(here);
    const std::string place = pointer_to(pointer_to(pointer_of(here.entry), "unit"), "attributes");
    std::size_t place_index = here.index;
    for (std::size_t i = 0; i < here.entry; ++i) {
      place_index += data_.entries[i].unit.attributes.size();
    }
    errors_.add(fault::attribute_differs, pointer_to(place, given.name),
                {given.name, in_words(given.value), in_words(attribute(first).value),
                 pointer_of(first.entry)},
                offset_of(places_.attributes, place_index));
  }

  const measurement_data& data_;
  const entry_places& places_;
  std::string_view at_;
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

namespace {

/// @param code  what a code stands for, in words
std::optional<broken_rule> broken_by_number_or_code(std::string_view text, std::string_view code) {
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
  return broken_rule{fault::bad_value, std::string(text), std::string(code)};
}

}  // namespace

std::optional<broken_rule> broken_by_value(std::string_view text) {
  return broken_by_number_or_code(text, "the code of an option");
}
std::optional<broken_rule> broken_by_attribute(std::string_view text) {
  return broken_by_number_or_code(text, "a code, as the criteria set declares it");
}

std::optional<broken_rule> broken_by_expected(std::string_view subject, decimal value) {
  if (!value.is_whole() || value.is_negative()) {
    return broken_rule{fault::not_whole, std::string(subject), value.to_string()};
  }
  if (value <= decimal(largest_count)) return std::nullopt;
  return broken_rule{fault::count_too_large, std::string(subject), value.to_string()};
}

std::optional<broken_rule> broken_by_cohort(const stated_cohort& cohort) {
  if (cohort.least <= cohort.greatest) return std::nullopt;
  return broken_rule{fault::cohort_reversed, cohort.least.to_string(), cohort.greatest.to_string()};
}

void check_entries(const measurement_data& data, const entry_places& places, std::string_view at,
                   error_list& errors) {
  entries_check check(data, places, at, errors);
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
