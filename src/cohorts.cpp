// Cohorts as values that are merged.
// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "cohort_data.hpp"
#include "error_list.hpp"
#include "xaso/cohort.hpp"

namespace xaso {

cohorts::cohorts() : data_(std::make_unique<detail::cohort_data>()) {}
cohorts::~cohorts() = default;
cohorts::cohorts(const cohorts& other)
    : data_(std::make_unique<detail::cohort_data>(*other.data_)) {}
cohorts::cohorts(cohorts&&) noexcept = default;
cohorts& cohorts::operator=(const cohorts& other) {
  if (this != &other) *data_ = *other.data_;
  return *this;
}
cohorts& cohorts::operator=(cohorts&&) noexcept = default;

void cohorts::merge(const cohorts& other) {
  if (other.data_->of == nullptr) return;
  if (data_->of == nullptr) {
    *data_ = *other.data_;
    return;
  }
  if (data_->of != other.data_->of) {
    detail::error_list errors;
    errors.add(detail::fault::cohorts_of_another_set, {},
               {other.data_->of->set().id(), data_->of->set().id()});
    errors.raise();
  }
  for (std::size_t i = 0; i < data_->gathered.size(); ++i) {
    data_->gathered[i].merge(other.data_->gathered[i]);
  }
}

}  // namespace xaso
