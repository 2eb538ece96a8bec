// Cohorts: the least and the greatest value among the units that a rule compares, gathered before
// they are evaluated, chunk by chunk.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

namespace xaso {

namespace detail {
struct cohort_data;
}  // namespace detail

/// The cohorts of a set, as far as they were gathered. A value: what several threads gathered is
/// merged, in any order.
class cohorts {
 public:
  cohorts();
  ~cohorts();
  cohorts(const cohorts& other);
  cohorts(cohorts&&) noexcept;
  cohorts& operator=(const cohorts& other);
  cohorts& operator=(cohorts&&) noexcept;

  /// Adds what another holds.
  /// @throws failure (argument) where it was gathered for another set   @since 0.1
  void merge(const cohorts& other);

  [[nodiscard]] detail::cohort_data& data() noexcept { return *data_; }
  [[nodiscard]] const detail::cohort_data& data() const noexcept { return *data_; }

 private:
  std::unique_ptr<detail::cohort_data> data_;
};

}  // namespace xaso
