// How far a figure is from what is required, in words.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "figure_words.hpp"
#include "phrases.hpp"
#include "xaso/evaluation.hpp"

namespace xaso::detail {

/// Words for the gap of one answer, which it borrows.
class distance_words {
 public:
  distance_words(const indicator_answer& answer, const figure_words& words,
                 const speaker& say) noexcept
      : answer_(answer),
        gap_(answer.gap),
        measure_(answer.indicator->measure),
        words_(words),
        say_(say) {}

  /// "389 more adults are needed (556 if the denominator grows with them)", as a sentence; empty
  /// where there is no gap to speak of.
  [[nodiscard]] std::string distance() const;

  /// Whether the numerator needed says more than the figure and the bound do.
  [[nodiscard]] bool knows_what_is_needed() const noexcept;
  /// "at least 20 of about 40 enterprises (50 %) are needed"; only where it knows.
  [[nodiscard]] std::string needed() const;

 private:
  [[nodiscard]] std::string change() const;
  [[nodiscard]] std::string beside_change() const;
  [[nodiscard]] std::string out_of_reach() const;
  [[nodiscard]] std::string away() const;
  [[nodiscard]] std::string percentage_points_away() const;
  [[nodiscard]] std::string number(const gap_count& count) const;

  const indicator_answer& answer_;
  const gap& gap_;
  const measure& measure_;
  const figure_words& words_;
  const speaker& say_;
};

}  // namespace xaso::detail
