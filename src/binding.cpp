// Choosing the units of a track and finding their figures.
// SPDX-License-Identifier: Apache-2.0
#include "binding.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "error_list.hpp"

namespace xaso::detail {
namespace {

constexpr std::uint32_t no_figure = 0xFFFFFFFF;
// What a code of the document is to the set, beside the slots of indicators.
constexpr std::uint32_t unknown_slot = 0xFFFFFFFF;
constexpr std::uint32_t group_slot = 0xFFFFFFFE;

/// The slot of every code of the document, looked up once.
std::vector<std::uint32_t> slots_of(const plan& plan, const measurement_data& data) {
  std::vector<std::uint32_t> slots;
  slots.reserve(data.codes.size());
  for (const std::string& code : data.codes) {
    switch (plan.kind_of(code)) {
      case code_kind::indicator:
        slots.push_back(static_cast<std::uint32_t>(plan.indicator_slot(code)));
        break;
      case code_kind::group:
        slots.push_back(group_slot);
        break;
      case code_kind::unknown:
        slots.push_back(unknown_slot);
        break;
    }
  }
  return slots;
}

/// Orders entries by the identity of their unit.
struct identity_less {
  bool operator()(const unit* a, const unit* b) const noexcept {
    return std::tie(a->code_system, a->code, a->valid_from) <
           std::tie(b->code_system, b->code, b->valid_from);
  }
};

std::string text_of(const attribute_value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<decimal>(&value)) return number->to_string();
  return std::get<bool>(value) ? "true" : "false";
}

/// The target year of a document, as stated or as its period is of one year.
std::optional<int> year_of(const measurements& document) {
  const period& period = document.period();
  if (document.target_year()) return document.target_year();
  if (period.from.year != period.to.year) return {};
  return period.from.year;
}

/// A number of things, or from so many to so many.
amount counted(std::size_t least, std::optional<std::size_t> most) {
  const decimal from(static_cast<std::int64_t>(least));
  if (most == least) return from;
  std::optional<range_end> end;
  if (most) end = range_end{decimal(static_cast<std::int64_t>(*most)), false};
  return {range_end{from, false}, end};
}

}  // namespace

unit_index::unit_index(const std::vector<unit_entry>& entries, track any) {
  std::map<const unit*, std::size_t, identity_less> known;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto [at, is_new] = known.emplace(&entries[i].unit, units_.size());
    if (is_new) units_.push_back({i, {}});
    const track on = entries[i].any_track ? any : entries[i].track;
    units_[at->second].on_track[static_cast<std::size_t>(on)] = i;
    unit_of_.push_back(at->second);
  }
}

binding::binding(const plan& plan, xaso::measurements measurements, const question& asked,
                 origin from, std::optional<int> year)
    : measurements_(std::move(measurements)),
      data_(&measurements_.data()),
      units_(measurements_.entries(), asked.track),
      year_(from == origin::listing ? year : year_of(measurements_)),
      width_(plan.indicators().size()) {
  if (from == origin::document) {
    check_set(plan, asked);
    check_force(plan);
  }
  choose_rows(plan, asked.track, from);
  cells_.assign(rows_.size() * width_, no_figure);
  const std::vector<std::uint32_t> slots = slots_of(plan, *data_);
  std::vector<std::size_t> said(slots.size(), 0);
  for (std::size_t row = 0; row < rows_.size(); ++row) bind_row(plan, slots, said, row);
}

binding::binding(const plan& plan)
    : measurements_(wrap(std::make_shared<const measurement_data>())),
      data_(&measurements_.data()),
      units_({}, track::self),
      width_(plan.indicators().size()),
      put_(width_) {
  bound_row& row = rows_.emplace_back();
  row.known.assign(plan.variables().all().size(), unknown_class);
  row.recognised.resize(plan.elsewhere().size());
  row.listings.resize(plan.counted_sets().size());
}

void binding::check_set(const plan& plan, const question& asked) {
  if (measurements_.criteria() == plan.set().id()) return;
  if (!asked.allow_other_criteria) {
    error_list errors;
    errors.add(fault::other_criteria, "/criteria", {measurements_.criteria(), plan.set().id()});
    errors.raise();
  }
  diagnostic other;
  other.what = diagnostic::kind::other_criteria;
  other.given = measurements_.criteria();
  diagnostics_.push_back(std::move(other));
}

void binding::check_force(const plan& plan) {
  const auto& in_force = plan.set().definition().in_force;
  if (!in_force) return;
  const period& period = measurements_.period();
  const bool before = in_force->from && period.to < *in_force->from;
  const bool after = in_force->to && period.from > *in_force->to;
  if (!before && !after) return;
  diagnostic outside;
  outside.what = diagnostic::kind::outside_in_force;
  diagnostics_.push_back(std::move(outside));
}

void binding::choose_rows(const plan& plan, track track, origin from) {
  const auto& entries = measurements_.entries();
  const unit_level expected = plan.set().definition().applies_to;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const bool on_track = entries[i].any_track || entries[i].track == track;
    if (!on_track || entries[i].unit.level.value_or(expected) != expected) continue;
    bound_row& row = rows_.emplace_back();
    row.entry = i;
    row.known.assign(plan.variables().all().size(), unknown_class);
    row.recognised.resize(plan.elsewhere().size());
    row.listings.resize(plan.counted_sets().size());
  }
  if (from == origin::document) report_others(plan, track);
}

/// The units that are not evaluated, and why.
void binding::report_others(const plan& plan, track track) {
  const auto& entries = measurements_.entries();
  const unit_level expected = plan.set().definition().applies_to;
  std::vector<diagnostic> missing;
  bool on_track = false;
  for (const unit_index::unit_entries& unit : units_.units()) {
    const std::optional<std::size_t> found = unit.on_track[static_cast<std::size_t>(track)];
    on_track = on_track || found;
    diagnostic odd;
    odd.entry = found.value_or(unit.first);
    if (entries[odd.entry].unit.level.value_or(expected) != expected) {
      odd.what = diagnostic::kind::wrong_level;
      odd.given = name(*entries[odd.entry].unit.level);
      diagnostics_.push_back(std::move(odd));
    } else if (!found) {
      odd.what = diagnostic::kind::track_missing;
      missing.push_back(std::move(odd));
    }
  }
  if (!entries.empty() && !on_track) refuse_missing_track(track);
  diagnostics_.insert(diagnostics_.end(), std::make_move_iterator(missing.begin()),
                      std::make_move_iterator(missing.end()));
}

void binding::refuse_missing_track(track track) const {
  std::string present;
  for (const xaso::track each : {track::self, track::review, track::appraised}) {
    const auto& entries = measurements_.entries();
    const bool found = std::any_of(entries.begin(), entries.end(),
                                   [each](const unit_entry& entry) { return entry.track == each; });
    if (found) present.append(present.empty() ? "" : ", ").append(name(each));
  }
  error_list errors;
  errors.add(fault::no_unit_on_track, "/units", {name(track), present});
  errors.raise();
}

/// The entries that make up one: what it rests on first, itself last.
std::vector<std::size_t> binding::layers(std::size_t entry) const {
  const auto& entries = measurements_.entries();
  std::vector<std::size_t> result{entry};
  while (const auto base = entries[result.back()].based_on) {
    result.push_back(units_.entry_on(result.back(), *base));
  }
  std::reverse(result.begin(), result.end());
  return result;
}

void binding::bind_row(const plan& plan, const std::vector<std::uint32_t>& slots,
                       std::vector<std::size_t>& said, std::size_t index) {
  bound_row& row = rows_[index];
  bind_year(plan, row);
  bind_attributes(plan, row);
  for (const std::size_t layer : layers(row.entry)) {
    bind_facts(plan, row, measurements_.entries()[layer]);
    bind_recognised(plan, row, measurements_.entries()[layer]);
    bind_listings(plan, row, measurements_.entries()[layer]);
    for (std::uint32_t i = data_->spans[layer].first; i < data_->spans[layer].last; ++i) {
      const packed_figure& figure = data_->figures[i];
      const std::uint32_t slot = slots[figure.code];
      if (slot < width_) {
        lay_over(cells_[index * width_ + slot], i);
        continue;
      }
      if (std::exchange(said[figure.code], index + 1) == index + 1) continue;  // said before
      diagnostic& unknown = row.unknown.emplace_back();
      unknown.what =
          slot == group_slot ? diagnostic::kind::not_an_indicator : diagnostic::kind::unknown_code;
      unknown.at = data_->codes[figure.code];
      unknown.entry = row.entry;
      unknown.offset = figure.offset;
    }
  }
}

diagnostic& binding::add_unknown(bound_row& row, diagnostic::kind what, std::string_view at,
                                 std::string_view nearest) {
  diagnostic& unknown = row.unknown.emplace_back();
  unknown.what = what;
  unknown.at = at;
  unknown.entry = row.entry;
  unknown.nearest = nearest;
  return unknown;
}

void binding::bind_year(const plan& plan, bound_row& row) const {
  const unit_entry& entry = measurements_.entries()[row.entry];
  std::optional<int>& year = row.year;
  year = year_;
  for (const std::size_t layer : layers(row.entry)) {
    const std::optional<int>& own = measurements_.entries()[layer].target_year;
    if (own) year = own;
  }
  if (year) {
    const std::size_t variable = plan.variables().year();
    row.known[variable] =
        static_cast<std::int32_t>(plan.variables().all()[variable].class_of(decimal(*year)));
  } else if (plan.asks_for_year()) {
    error_list errors;
    errors.add(fault::no_target_year, pointer_to("/units", row.entry), {entry.unit.code});
    errors.raise();
  }
}

/// Attributes belong to the identity, whichever of its entries gives them.
void binding::bind_attributes(const plan& plan, bound_row& row) const {
  const auto& entries = measurements_.entries();
  std::unordered_set<std::string_view> said;
  for (const std::optional<std::size_t>& entry : units_.of(row.entry).on_track) {
    if (!entry) continue;
    for (const unit_attribute& attribute : entries[*entry].unit.attributes) {
      if (said.insert(attribute.name).second) bind_attribute(plan, row, attribute);
    }
  }
}

void binding::bind_attribute(const plan& plan, bound_row& row,
                             const unit_attribute& attribute) const {
  bool declared = false;
  for (const std::size_t set : plan.read_sets()) {
    const std::optional<std::size_t> index =
        plan.variables().find_attribute(plan.library().sets()[set].definition(), attribute.name);
    if (!index) continue;
    const std::optional<std::size_t> found =
        plan.variables().all()[*index].class_of(attribute.value);
    if (found) row.known[*index] = static_cast<std::int32_t>(*found);
    if (!found && !declared) {
      const std::string given = text_of(attribute.value);
      add_unknown(row, diagnostic::kind::unknown_attribute_value, attribute.name,
                  plan.value_names(*index).nearest(given))
          .given = given;
    }
    declared = true;
  }
  if (!declared) {
    add_unknown(row, diagnostic::kind::unknown_attribute, attribute.name,
                plan.attribute_names().nearest(attribute.name));
  }
}

void binding::bind_facts(const plan& plan, bound_row& row, const unit_entry& entry) const {
  for (const fact_statement& fact : entry.facts) {
    if (const auto variable = plan.fact_variable(fact.name)) {
      row.known[*variable] = fact.is ? static_cast<std::int32_t>(*fact.is) : unknown_class;
    } else if (row.unknown_names.insert(fact.name).second) {
      add_unknown(row, diagnostic::kind::unknown_fact, fact.name,
                  plan.fact_names().nearest(fact.name));
    }
  }
}

void binding::bind_recognised(const plan& plan, bound_row& row, const unit_entry& entry) const {
  for (const recognition& each : entry.recognised) {
    if (const auto found = plan.elsewhere_of(each.conclusion)) {
      row.recognised[*found] = &each;
    } else if (row.unknown_names.insert(each.conclusion).second) {
      add_unknown(row, diagnostic::kind::unknown_recognition, each.conclusion,
                  plan.elsewhere_names().nearest(each.conclusion));
    }
  }
}

const recognition* binding::recognised_as(std::size_t row, std::string_view conclusion) const {
  const recognition* found = nullptr;
  for (const std::size_t layer : layers(rows_[row].entry)) {
    for (const recognition& each : measurements_.entries()[layer].recognised) {
      if (each.conclusion == conclusion) found = &each;
    }
  }
  return found;
}

void binding::bind_listings(const plan& plan, bound_row& row, const unit_entry& entry) {
  const auto& sets = plan.counted_sets();
  for (const sub_unit_listing& each : entry.sub_units) {
    for (std::size_t i = 0; i < sets.size(); ++i) {
      if (sets[i].written == each.set) row.listings[i] = &each;
    }
  }
}

void binding::set_listed(std::size_t row, std::size_t indicator, const listed_figure& figure,
                         bool as_count) {
  const std::size_t cell = row * width_ + indicator;
  const figure_view given = given_figure(cell);
  derived_figure derived;
  if (given.figure != nullptr) {
    derived.figure.reported_met = given.figure->reported_met;
    derived.figure.reported_not_met = given.figure->reported_not_met;
    derived.figure.offset = given.figure->offset;
  }
  const auto pack = [this](const amount& value, auto& form, auto number, auto range) {
    form = value.is_exact() ? number : range;
    if (value.is_exact()) return value.exact;
    derived_data_.ranges.push_back(value);
    return measurement_data::stored(derived_data_.ranges.size() - 1);
  };
  derived.inconsistent = figure.expected && figure.listed > *figure.expected;
  std::optional<std::size_t> most;
  if (figure.expected) {
    const std::size_t unlisted = derived.inconsistent ? 0 : *figure.expected - figure.listed;
    derived.open = unlisted + figure.open;
    most = figure.reached + *derived.open;
  }
  const amount reached = counted(figure.reached, most);
  if (as_count) {
    derived.figure.value =
        pack(reached, derived.figure.value_is, value_form::number, value_form::range);
  } else {
    derived.figure.numerator =
        pack(reached, derived.figure.numerator_is, part_form::number, part_form::range);
    derived.figure.denominator =
        pack(counted(figure.expected.value_or(figure.listed), figure.expected),
             derived.figure.denominator_is, part_form::number, part_form::range);
  }
  derived_.insert_or_assign(cell, derived);
}

bool binding::has_figure_beside(std::size_t row, std::size_t indicator) const noexcept {
  const std::size_t cell = row * width_ + indicator;
  return derived_.contains(cell) && !gives_nothing(given_figure(cell));
}

/// A figure overrides one as a whole, but keeps evidence and explanation unless it gives its own.
void binding::lay_over(std::uint32_t& cell, std::uint32_t index) {
  const std::uint32_t below = cell;
  cell = index;
  if (below == no_figure) return;

  const auto detail_of = [this](std::uint32_t at) -> const figure_detail* {
    if (at >= data_->figures.size()) return &merged_[at - data_->figures.size()].detail;
    const std::uint32_t detail = data_->figures[at].detail;
    return detail == packed_figure::no_detail ? nullptr : &data_->details[detail];
  };
  const figure_detail* kept = detail_of(below);
  if (kept == nullptr || (kept->evidence.empty() && kept->explanation.empty())) return;

  merged_figure merged;
  merged.figure = data_->figures[index];
  if (const figure_detail* own = detail_of(index)) merged.detail = *own;
  if (merged.detail.evidence.empty()) merged.detail.evidence = kept->evidence;
  if (merged.detail.explanation.empty()) merged.detail.explanation = kept->explanation;
  cell = static_cast<std::uint32_t>(data_->figures.size() + merged_.size());
  merged_.push_back(std::move(merged));
}

void binding::replace_numbers(std::size_t row, std::size_t indicator,
                              const std::optional<decimal>& value,
                              const std::optional<decimal>& numerator,
                              const std::optional<decimal>& denominator) {
  const std::size_t at = row * width_ + indicator;
  const figure_view given = given_figure(at);
  merged_figure replaced;
  if (given.figure != nullptr) {
    replaced.figure = *given.figure;
    if (given.detail != nullptr) replaced.detail = *given.detail;
  }
  const auto put = [](const std::optional<decimal>& from, auto& form, auto number, auto absent,
                      decimal& to) {
    form = from ? number : absent;
    to = from.value_or(decimal(0));
  };
  packed_figure& figure = replaced.figure;
  put(value, figure.value_is, value_form::number, value_form::absent, figure.value);
  put(numerator, figure.numerator_is, part_form::number, part_form::absent, figure.numerator);
  put(denominator, figure.denominator_is, part_form::number, part_form::absent, figure.denominator);
  cells_[at] = static_cast<std::uint32_t>(data_->figures.size() + merged_.size());
  merged_.push_back(std::move(replaced));
  derived_.erase(at);
}

figure_view binding::given_figure(std::size_t at) const noexcept {
  if (!put_.empty()) return put_[at];
  figure_view view;
  view.data = data_;
  const std::uint32_t cell = cells_[at];
  if (cell == no_figure) return view;
  if (cell >= data_->figures.size()) {
    const merged_figure& merged = merged_[cell - data_->figures.size()];
    view.figure = &merged.figure;
    view.detail = &merged.detail;
    return view;
  }
  view.figure = &data_->figures[cell];
  if (view.figure->detail != packed_figure::no_detail) {
    view.detail = &data_->details[view.figure->detail];
  }
  return view;
}

figure_view binding::figure(std::size_t row, std::size_t indicator) const noexcept {
  const std::size_t cell = row * width_ + indicator;
  figure_view view = given_figure(cell);
  if (const auto derived = derived_.find(cell); derived != derived_.end()) {
    view.data = &derived_data_;
    view.figure = &derived->second.figure;
    view.inconsistent = derived->second.inconsistent;
    view.from_sub_units = true;
    view.open_sub_units = derived->second.open;
  }
  view.inconsistent = view.inconsistent || inconsistent_.contains(cell);
  return view;
}

}  // namespace xaso::detail
