// Evaluating a block of rows: figures to classes, classes to outcomes, outcomes to groups and
// conclusions, 64 rows in a word.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "block_circumstances.hpp"
#include "block_classes.hpp"
#include "block_forms.hpp"
#include "bound_table.hpp"
#include "cell_gaps.hpp"
#include "check_suspects.hpp"
#include "kernel.hpp"
#include "row_sorts.hpp"
#include "table_row.hpp"
#include "verdict_tables.hpp"
#include "word_tally.hpp"

namespace xaso::detail {

struct batch_data;

/// What is worked out beside outcomes.
struct block_wishes {
  bool groups = false;
  bool gaps = false;
  bool points = false;
};

/// Evaluates blocks of what is bound, one after another. Keeps its memory; not for use by several
/// threads at once.
class block_evaluation {
 public:
  static constexpr std::size_t rows_per_block = 16384;

  explicit block_evaluation(const bound_table& of);

  /// Evaluates rows of one block, and writes what they come to.
  /// @param first  a multiple of `rows_per_block`
  void run(std::size_t first, std::size_t count, const kernel& kernel, block_wishes wishes,
           batch_data& into);

  /// Reads what the rows of a block are, without judging them.
  void begin(std::size_t first, std::size_t count);
  /// Judges one indicator of the block at hand by other requirements.
  /// @param cases, overrides  borrowed until the next
  /// @param same_tables       classes come to the same as the last time
  void judge_varied(std::size_t slot, const std::vector<circumstance_case>& cases,
                    const requirement_overrides& overrides, bool same_tables, const kernel& kernel,
                    std::uint8_t* outcomes);
  /// Works out groups and conclusions of the block at hand, by its indicators as they were judged
  /// last.
  void conclude(block_wishes wishes, batch_data& into);

  /// The cells that no figure can be.
  [[nodiscard]] refused_cells& refused() noexcept { return rows_.refused(); }

 private:
  /// The figure of one unit alone, and what it is held against.
  struct unit_cell {
    std::int64_t first = 0;   ///< the numerator, the number, or the class of a code
    std::int64_t second = 0;  ///< the denominator
    bool has_first = false;
    bool has_second = false;
    figure_form form = figure_form::none;
    const ratio_rule* ratio = nullptr;
    const value_rule* value = nullptr;
    const class_table* table = nullptr;  ///< null: not of a simple kind
  };

  void check_what_is_read_late();

  void prepare_unit();
  void judge_unit(const kernel& kernel, batch_data& into);

  void judge(std::size_t slot, const kernel& kernel, std::uint8_t* outcomes);
  void look_up_sorts(std::size_t slot, const kernel& kernel, std::uint8_t* outcomes);
  void classify(std::size_t slot, std::size_t one, const kernel& kernel);
  void look_up(std::size_t slot, const class_table& found, const kernel& kernel,
               std::uint8_t* outcomes);
  void look_up_some(std::size_t slot, const class_table& found, std::uint8_t sort,
                    const kernel& kernel, std::uint8_t* outcomes);
  void look_up_each(std::size_t slot, std::uint8_t* outcomes);
  [[nodiscard]] std::uint8_t class_of(std::size_t slot, std::size_t one, std::size_t row);
  void resolve_odd(std::size_t slot, std::uint8_t* outcomes);
  [[nodiscard]] cell_verdict judge_odd(std::size_t slot, std::size_t row);

  void score(bool wanted, batch_data& into);
  void let_points_stand(const placed_unit& unit, const unit_score& found, std::size_t row);
  void store_points(const unit_score& found, std::size_t row, batch_data& into);

  [[nodiscard]] word_standing standing_of(std::size_t word);
  void judge_groups(std::size_t word, const word_standing& standing, bool wanted, batch_data& into);
  void judge_conclusions(const word_standing& standing, batch_data& into);
  void show(const words_of_candidates& of, std::size_t units, std::uint8_t* to);

  void measure_gaps(std::size_t slot, const std::uint8_t* outcomes, cell_gap* gaps);
  [[nodiscard]] std::optional<plain_bound> plain_bound_of(std::size_t slot);
  [[nodiscard]] std::optional<cell_gap> plain_gap_at(const plain_bound& plain,
                                                     std::size_t row) const noexcept;
  [[nodiscard]] cell_gap gap_at(std::size_t slot, std::size_t row, status shown);

  [[nodiscard]] member_words* members_of(std::size_t word) noexcept {
    return members_.data() + word * plan_.member_count();
  }
  /// The words that a row and a member are in.
  [[nodiscard]] member_words& member_of(std::size_t row, std::size_t member) noexcept {
    return members_of(row / rows_per_word)[member];
  }
  /// Rows of a word of the block.
  [[nodiscard]] std::size_t units_of(std::size_t word) const noexcept {
    return std::min(rows_per_word, count_ - word * rows_per_word);
  }

  const bound_table& table_;
  const plan& plan_;
  table_row rows_;
  verdict_tables tables_;
  std::vector<unit_cell> unit_;  ///< by slot, where there is one unit

  // The block at hand.
  std::size_t first_ = 0;
  std::size_t count_ = 0;
  std::size_t words_ = 0;
  block_circumstances circumstances_;
  check_suspects suspects_;
  std::vector<member_words> members_;          ///< by word, then member
  std::vector<words_of_candidates> pools_;     ///< of a word
  std::vector<words_of_candidates> cuts_;      ///< by word, then cut
  std::vector<conclusion_words> conclusions_;  ///< of a word
  word_tallies tallies_;                       ///< of a word

  // The indicator at hand.
  block_classes classes_;
  row_sorts sorts_;
  std::vector<std::uint8_t> last_outcomes_;  ///< of the last word
  std::vector<std::uint8_t> other_outcomes_;
  std::vector<member_words> other_members_;
};

}  // namespace xaso::detail
