// Measurements: what units report. One document holds many units, each on one or more tracks.
// Immutable, cheap to copy, and made only by a builder that validates everything.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "xaso/amount.hpp"
#include "xaso/period.hpp"
#include "xaso/source.hpp"
#include "xaso/status.hpp"
#include "xaso/unit.hpp"

namespace xaso {

/// An item of a checklist: checked, not checked, or (empty) not known.
using item_state = std::pair<std::string, std::optional<bool>>;

/// The items of a checklist by code; the others are not known.
struct item_states {
  std::vector<item_state> states;
};
/// The items of a checklist that are checked; the others are not.
struct checked_items {
  std::vector<std::string> codes;
};

/// What a figure gives as its value. A number is an `amount` or a decimal's text; which of a text
/// is meant, a number or an option's code, is known only beside the indicator.
using figure_value =
    std::variant<std::monostate, amount, bool, std::string, checked_items, item_states>;

/// One figure as it was reported, before it is held against an indicator.
struct figure {
  figure_value value;
  amount numerator;
  amount denominator;
  bool approximate = false;
  std::optional<status> reported;          ///< met or not_met: the status stated without a figure
  std::optional<decimal> reported_points;  ///< the points stated without a figure
  std::string not_applicable;              ///< the reason given; empty: not declared
  std::vector<std::string> evidence;
  std::string explanation;
  std::vector<std::string> obstacles;
  xaso::sources sources;
  std::string note;
};

/// What a unit says of a fact; empty: not known.
struct fact_statement {
  std::string name;
  std::optional<bool> is;
};

/// An earlier legal act: a conclusion of a set, as it was recognised.
struct recognition {
  std::string conclusion;    ///< `set.id#code`, as the sets write it
  std::optional<status> is;  ///< met or not_met; empty: not known
  std::string level;         ///< that was recognised; empty: not stated
  std::optional<date> on;
  xaso::sources sources;
};

struct sub_unit_listing;

/// One unit on one track.
struct unit_entry {
  xaso::unit unit;
  xaso::track track = xaso::track::self;
  bool any_track = false;  ///< stands for the track asked for, whichever; only among sub-units:
                           ///< an evaluation of the entry itself is refused
  std::optional<xaso::track> based_on;
  std::optional<int> target_year;
  std::vector<fact_statement> facts;
  std::vector<recognition> recognised;      ///< no conclusion twice
  std::vector<sub_unit_listing> sub_units;  ///< no set twice
};

/// What a cohort-relative rule measures against, as the province states it.
struct stated_cohort {
  std::string code;  ///< of an indicator
  decimal least;
  decimal greatest;
};

class measurements;

namespace detail {
struct measurement_data;
/// Wraps data that has been validated.
[[nodiscard]] measurements wrap(std::shared_ptr<const measurement_data> data) noexcept;
}  // namespace detail

/// The measurements of a document. Immutable; copies share; any number of threads may use one.
class measurements {
 public:
  class builder;

  [[nodiscard]] const std::string& criteria() const noexcept;  ///< id of the set they are for
  [[nodiscard]] const xaso::period& period() const noexcept;
  [[nodiscard]] std::optional<int> target_year() const noexcept;  ///< as stated
  [[nodiscard]] const std::vector<stated_cohort>& cohort() const noexcept;

  [[nodiscard]] const std::vector<unit_entry>& entries() const noexcept;

  /// The codes of the figures of entry `entry`, in the order in which they were given.
  [[nodiscard]] std::vector<std::string_view> codes(std::size_t entry) const;
  /// The figure of `code` in entry `entry`; empty where none was given.
  [[nodiscard]] std::optional<xaso::figure> figure(std::size_t entry, std::string_view code) const;

  [[nodiscard]] const detail::measurement_data& data() const noexcept { return *data_; }

 private:
  friend measurements detail::wrap(std::shared_ptr<const detail::measurement_data> data) noexcept;
  explicit measurements(std::shared_ptr<const detail::measurement_data> data) noexcept
      : data_(std::move(data)) {}
  std::shared_ptr<const detail::measurement_data> data_;
};

/// The sub-units of a unit: villages of a commune, communes of a district.
struct sub_unit_listing {
  std::string set;                      ///< as the criteria set writes it
  std::optional<std::size_t> expected;  ///< how many there are; empty: not known
  /// Those listed: for that set, with the period of the document they stand in.
  measurements units;
};

/// Makes measurements, unit by unit. Not for use by several threads at once.
class measurements::builder {
 public:
  /// @param criteria  id of the criteria set the figures are for
  builder(std::string criteria, xaso::period period, std::optional<int> target_year = {});
  ~builder();
  builder(builder&&) noexcept;
  builder& operator=(builder&&) noexcept;

  /// States a cohort.
  builder& cohort(stated_cohort cohort);
  /// Begins the next entry; the figures that follow are its.
  builder& unit(unit_entry entry);
  /// Adds a figure to the entry begun last.
  builder& figure(std::string_view code, const xaso::figure& figure);

  /// Validates and hands over; the builder is spent afterwards, and refuses every further call.
  /// @throws failure with every error found (first 100), each with the JSON Pointer that its place
  ///         has in a measurements document   @since 0.1
  [[nodiscard]] measurements build();

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace xaso
