// Making up a figure.
// SPDX-License-Identifier: Apache-2.0
#include "figure_scratch.hpp"

namespace xaso::detail {
namespace {

/// Stands for any text: only whether there is one matters.
constexpr const char* some_text = "x";

}  // namespace

figure_scratch::figure_scratch() {
  data_.texts.resize(1);
  data_.items.resize(1);
}

void figure_scratch::clear() noexcept {
  figure_ = {};
  detail_.not_applicable.clear();
  detail_.evidence.clear();
  detail_.explanation.clear();
  detail_.reported_points.reset();
  given_ = false;
}

void figure_scratch::set_number(decimal value) noexcept {
  figure_.value_is = value_form::number;
  figure_.value = value;
  given_ = true;
}

void figure_scratch::set_boolean(bool value) noexcept {
  figure_.value_is = value_form::boolean;
  figure_.value = decimal(value ? 1 : 0);
  given_ = true;
}

void figure_scratch::set_text(std::string_view text) {
  figure_.value_is = value_form::text;
  figure_.value = measurement_data::stored(0);
  data_.texts.front().assign(text);
  given_ = true;
}

void figure_scratch::set_items(const measure& measure,
                               std::span<const std::optional<bool>> states) {
  figure_.value_is = value_form::states;
  figure_.value = measurement_data::stored(0);
  packed_items& items = data_.items.front();
  items.resize(states.size());
  for (std::size_t i = 0; i < states.size(); ++i) {
    items[i].first.assign(measure.options[i].code);
    items[i].second = states[i];
  }
  given_ = true;
}

void figure_scratch::set_numerator(decimal value) noexcept {
  figure_.numerator_is = part_form::number;
  figure_.numerator = value;
  given_ = true;
}

void figure_scratch::set_denominator(decimal value) noexcept {
  figure_.denominator_is = part_form::number;
  figure_.denominator = value;
  given_ = true;
}

void figure_scratch::report(status status) noexcept {
  figure_.reported_met = status == xaso::status::met;
  figure_.reported_not_met = status == xaso::status::not_met;
  given_ = true;
}

void figure_scratch::report_points(decimal points) noexcept {
  detail_.reported_points = points;
  given_ = true;
}

void figure_scratch::declare_not_applicable() {
  detail_.not_applicable = some_text;
  given_ = true;
}

void figure_scratch::give_evidence() {
  detail_.evidence.emplace_back(some_text);
  given_ = true;
}

void figure_scratch::explain() {
  detail_.explanation = some_text;
  given_ = true;
}

figure_view figure_scratch::view() const noexcept {
  figure_view view;
  view.data = &data_;
  if (given_) {
    view.figure = &figure_;
    view.detail = &detail_;
  }
  return view;
}

}  // namespace xaso::detail
