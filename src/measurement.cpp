// Measurements: looking at what was read or built.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/measurement.hpp"

#include "measurement_data.hpp"

namespace xaso {
namespace {

using detail::measurement_data;
using detail::packed_figure;
using detail::packed_items;
using detail::value_form;

checked_items checked_of(const packed_items& items) {
  checked_items checked;
  for (const item_state& item : items) checked.codes.push_back(item.first);
  return checked;
}

figure_value value_of(const measurement_data& data, const packed_figure& figure) {
  const std::size_t index = measurement_data::index(figure.value);
  switch (figure.value_is) {
    case value_form::absent:
      return {};
    case value_form::number:
      return amount(figure.value);
    case value_form::range:
      return data.ranges[index];
    case value_form::boolean:
      return figure.value == decimal(1);
    case value_form::text:
      return data.texts[index];
    case value_form::checked:
      return checked_of(data.items[index]);
    case value_form::states:
      return item_states{data.items[index]};
  }
  return {};
}

figure unpack(const measurement_data& data, const packed_figure& packed) {
  figure out;
  out.value = value_of(data, packed);
  out.numerator = data.numerator_of(packed);
  out.denominator = data.denominator_of(packed);
  out.approximate = packed.approximate;
  if (packed.reported_met) out.reported = status::met;
  if (packed.reported_not_met) out.reported = status::not_met;
  if (packed.detail == packed_figure::no_detail) return out;
  const detail::figure_detail& detail = data.details[packed.detail];
  out.not_applicable = detail.not_applicable;
  out.evidence = detail.evidence;
  out.explanation = detail.explanation;
  out.obstacles = detail.obstacles;
  out.sources = detail.sources;
  out.note = detail.note;
  out.reported_points = detail.reported_points;
  return out;
}

}  // namespace

measurements detail::wrap(std::shared_ptr<const measurement_data> data) noexcept {
  return measurements(std::move(data));
}

const std::string& measurements::criteria() const noexcept { return data_->criteria; }
const period& measurements::period() const noexcept { return data_->period; }
std::optional<int> measurements::target_year() const noexcept { return data_->target_year; }
const std::vector<stated_cohort>& measurements::cohort() const noexcept { return data_->cohort; }
const std::vector<unit_entry>& measurements::entries() const noexcept { return data_->entries; }

std::vector<std::string_view> measurements::codes(std::size_t entry) const {
  std::vector<std::string_view> codes;
  const detail::figure_span span = data_->spans[entry];
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    codes.emplace_back(data_->codes[data_->figures[i].code]);
  }
  return codes;
}

std::optional<figure> measurements::figure(std::size_t entry, std::string_view code) const {
  const detail::figure_span span = data_->spans[entry];
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    const packed_figure& packed = data_->figures[i];
    if (data_->codes[packed.code] == code) return unpack(*data_, packed);
  }
  return std::nullopt;
}

}  // namespace xaso
