// Evaluating a block of rows: figures to classes, classes to outcomes, outcomes to groups and
// conclusions, 64 rows in a word.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "block_classes.hpp"
#include "block_forms.hpp"
#include "bound_table.hpp"
#include "kernel.hpp"
#include "table_row.hpp"
#include "verdict_table.hpp"
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
  /// Rows of one case that state the same.
  struct row_sort {
    std::size_t one = 0;  ///< the case
    std::uint8_t stated = 0;
  };
  /// The only bound of an indicator, a lower one.
  struct plain_gap {
    ratio_bound bound;
    bool may_exceed_one = false;
  };
  static constexpr std::size_t most_sorts = 12;  ///< more are slower together than row by row
  static constexpr std::uint8_t no_sort = 0xFF;

  /// What was worked out for one indicator: rules and tables, by case and what is stated.
  struct known_tables {
    std::vector<std::optional<ratio_rule>> ratio_rules;
    std::vector<std::optional<value_rule>> value_rules;
    std::vector<bool> has_rule;
    std::vector<std::unique_ptr<class_table>> tables;
  };

  void read_circumstances();
  void read_conditions();
  void read_checks();
  void check_what_is_read_late();
  [[nodiscard]] std::size_t key_at(const circumstance_key& key, std::size_t row) const noexcept;
  [[nodiscard]] condition_states::state state_of(const condition_states& states, std::size_t row);

  void judge_unit(const kernel& kernel, batch_data& into);
  void prepare_unit();
  void judge(std::size_t slot, const kernel& kernel, std::uint8_t* outcomes);
  void look_up_sorts(std::size_t slot, const kernel& kernel, std::uint8_t* outcomes);
  void classify(std::size_t slot, std::size_t one, const kernel& kernel);
  void sort_rows(const bound_indicator& of);
  void read_statements(const bound_indicator& of);
  void read_texts_stated(const statement_column& from);
  void read_yes_no_stated(const statement_column& from);

  [[nodiscard]] const std::vector<circumstance_case>& cases_at(std::size_t slot) const noexcept {
    return slot == varied_ ? *varied_cases_ : table_.indicators()[slot].cases;
  }
  [[nodiscard]] const std::optional<ratio_rule>& ratio_rule_for(std::size_t slot, std::size_t one);
  [[nodiscard]] const std::optional<value_rule>& value_rule_for(std::size_t slot, std::size_t one);
  [[nodiscard]] const class_table& table(std::size_t slot, std::size_t one, std::uint8_t stated);

  void look_up(std::size_t slot, const class_table& found, const kernel& kernel,
               std::uint8_t* outcomes);
  void look_up_some(std::size_t slot, const class_table& found, std::uint8_t sort,
                    const kernel& kernel, std::uint8_t* outcomes);
  void look_up_each(std::size_t slot, std::uint8_t* outcomes);
  [[nodiscard]] std::uint8_t class_of(std::size_t slot, std::size_t one, std::size_t row);
  [[nodiscard]] cell_verdict judge_odd(std::size_t slot, std::size_t row);
  void resolve_odd(std::size_t slot, std::uint8_t* outcomes);
  void set_member(std::size_t member, std::size_t row, candidates counted) noexcept;

  void score(bool wanted, batch_data& into);
  void let_points_stand(const placed_unit& unit, const unit_score& found, std::size_t row);
  void store_points(const unit_score& found, std::size_t row, batch_data& into);

  [[nodiscard]] word_standing standing_of(std::size_t word);
  void judge_groups(std::size_t word, const word_standing& standing, bool wanted, batch_data& into);
  void judge_conclusions(const word_standing& standing, batch_data& into);
  void show(const words_of_candidates& of, std::size_t units, std::uint8_t* to);
  void measure_gaps(std::size_t slot, const std::uint8_t* outcomes, cell_gap* gaps);
  [[nodiscard]] cell_gap gap_at(std::size_t slot, std::size_t row, status shown);
  [[nodiscard]] std::optional<plain_gap> plain_gap_of(std::size_t slot);
  [[nodiscard]] bool measure_plain_gap(const plain_gap& plain, std::uint8_t one, std::size_t row,
                                       cell_gap& gap) const noexcept;

  [[nodiscard]] member_words* members_of(std::size_t word) noexcept {
    return members_.data() + word * plan_.member_count();
  }
  /// Rows of a word of the block.
  [[nodiscard]] std::size_t units_of(std::size_t word) const noexcept {
    return std::min(rows_per_word, count_ - word * rows_per_word);
  }

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

  const bound_table& table_;
  const plan& plan_;
  table_row rows_;
  std::vector<unit_cell> unit_;                        ///< by slot, where there is one unit
  std::vector<known_tables> known_;                    ///< by slot
  std::size_t varied_ = static_cast<std::size_t>(-1);  ///< a slot whose cases are others
  const std::vector<circumstance_case>* varied_cases_ = nullptr;

  // The block at hand.
  std::size_t first_ = 0;
  std::size_t count_ = 0;
  std::size_t words_ = 0;
  std::vector<std::vector<std::int32_t>> classes_of_circumstance_;  ///< by column, then row
  std::vector<condition_words> conditions_;                         ///< by word, then condition
  std::vector<condition_words> variables_;                          ///< by word, then variable
  std::vector<std::vector<std::uint64_t>> suspect_;                 ///< by slot: checks may fail
  std::vector<std::int64_t> checked_first_;
  std::vector<std::int64_t> checked_second_;
  std::vector<std::uint64_t> checked_odd_;
  std::vector<member_words> members_;          ///< by word, then member
  std::vector<words_of_candidates> pools_;     ///< of a word
  std::vector<words_of_candidates> cuts_;      ///< by word, then cut
  std::vector<conclusion_words> conclusions_;  ///< of a word
  word_tallies tallies_;                       ///< of a word

  // The indicator at hand.
  block_classes classes_;
  std::vector<row_sort> sorts_;  ///< none: too many
  std::vector<std::uint8_t> sort_of_pair_;
  std::vector<std::uint8_t> sort_of_row_;
  std::vector<std::uint16_t> case_of_row_;
  std::vector<std::uint8_t> stated_of_row_;
  std::vector<std::uint64_t> said_;
  std::vector<std::uint64_t> yes_;
  std::vector<std::uint8_t> last_outcomes_;  ///< of the last word
  std::vector<std::uint8_t> other_outcomes_;
  std::vector<member_words> other_members_;
};

}  // namespace xaso::detail
