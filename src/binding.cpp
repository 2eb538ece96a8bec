// Choosing the units of a track and finding their figures.
// SPDX-License-Identifier: Apache-2.0
#include "binding.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "error_list.hpp"
#include "nearest.hpp"

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

std::vector<std::string_view> names_of_facts(const plan& plan) {
  std::vector<std::string_view> names;
  for (const fact_declaration& fact : plan.facts()) names.push_back(fact.name);
  return names;
}

}  // namespace

unit_index::unit_index(const std::vector<unit_entry>& entries) {
  std::map<const unit*, std::size_t, identity_less> known;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto [at, is_new] = known.emplace(&entries[i].unit, units_.size());
    if (is_new) units_.push_back({i, {}});
    units_[at->second].on_track[static_cast<std::size_t>(entries[i].track)] = i;
    unit_of_.push_back(at->second);
  }
}

binding::binding(const plan& plan, xaso::measurements measurements, const question& asked)
    : measurements_(std::move(measurements)),
      data_(&measurements_.data()),
      units_(measurements_.entries()),
      width_(plan.indicators().size()) {
  check_set(plan, asked);
  check_force(plan);
  choose_rows(plan, asked.track);
  cells_.assign(rows_.size() * width_, no_figure);
  const std::vector<std::uint32_t> slots = slots_of(plan, *data_);
  std::vector<std::size_t> said(slots.size(), 0);
  for (std::size_t row = 0; row < rows_.size(); ++row) bind_row(plan, slots, said, row);
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

void binding::choose_rows(const plan& plan, track track) {
  const auto& entries = measurements_.entries();
  const unit_level expected = plan.set().definition().applies_to;
  const auto has_level = [&](std::size_t entry) {
    return entries[entry].unit.level.value_or(expected) == expected;
  };
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].track == track && has_level(i)) {
      rows_.push_back({i, fact_values(plan.facts().size()), {}, {}});
    }
  }

  std::vector<diagnostic> missing;
  bool on_track = false;
  for (const unit_index::unit_entries& unit : units_.units()) {
    const std::optional<std::size_t> found = unit.on_track[static_cast<std::size_t>(track)];
    on_track = on_track || found;
    diagnostic odd;
    odd.entry = found.value_or(unit.first);
    if (!has_level(odd.entry)) {
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
  for (const std::size_t layer : layers(row.entry)) {
    bind_facts(plan, row, measurements_.entries()[layer]);
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

void binding::bind_facts(const plan& plan, bound_row& row, const unit_entry& entry) const {
  std::vector<std::string_view> known;
  for (const fact_statement& fact : entry.facts) {
    if (const auto slot = plan.fact_slot(fact.name)) {
      row.facts[*slot] = fact.is;
      continue;
    }
    if (!row.unknown_facts.insert(fact.name).second) continue;  // said before
    if (known.empty()) known = names_of_facts(plan);
    diagnostic& unknown = row.unknown.emplace_back();
    unknown.what = diagnostic::kind::unknown_fact;
    unknown.at = fact.name;
    unknown.entry = row.entry;
    unknown.nearest = nearest(fact.name, known);
  }
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

figure_view binding::figure(std::size_t row, std::size_t indicator) const noexcept {
  const std::uint32_t cell = cells_[row * width_ + indicator];
  if (cell == no_figure) return {data_, nullptr, nullptr};
  if (cell >= data_->figures.size()) {
    const merged_figure& merged = merged_[cell - data_->figures.size()];
    return {data_, &merged.figure, &merged.detail};
  }
  const packed_figure& figure = data_->figures[cell];
  const bool has_detail = figure.detail != packed_figure::no_detail;
  return {data_, &figure, has_detail ? &data_->details[figure.detail] : nullptr};
}

}  // namespace xaso::detail
