// Rows that select a bound: cases that no row takes, that a row never gets, that two rows claim.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "finders.hpp"

namespace xaso::detail {
namespace {

constexpr std::size_t most_parts = 4096;  // of cases that are told apart; beyond, nothing is said

std::string class_words(const variable& of, std::size_t index) {
  if (of.is == variable::kind::attribute && of.type == attribute_type::one_of) {
    return of.name + " = " + of.values[index];
  }
  if (of.classes() == 2 && of.cuts.empty()) return of.name + (index == 1 ? " = true" : " = false");
  if (index % 2 == 1) return of.name + " = " + of.cuts[index / 2].to_string();
  const std::size_t above = index / 2;
  if (above < of.cuts.size()) return of.name + " < " + of.cuts[above].to_string();
  return of.cuts.empty() ? of.name : of.name + " > " + of.cuts.back().to_string();
}

/// One case of several: `region = other_region, year = 2013`.
std::string one_case(const possibilities& cases, const std::vector<variable>& variables) {
  std::string out;
  for (const auto& [index, classes] : cases.narrowed()) {
    const variable& of = variables[index];
    if (classes == of.domain) continue;
    for (std::size_t i = 0; i < of.classes(); ++i) {
      if (!classes.has(i)) continue;
      out += (out.empty() ? "" : ", ") + class_words(of, i);
      break;
    }
  }
  return out;
}

const std::optional<decimal>* number_of(const fixed_bound& fixed) {
  const auto* plain = std::get_if<bound>(&fixed);
  return plain == nullptr ? nullptr : &plain->value;
}

/// Whatever source they state.
bool same_bound(const fixed_bound& a, const fixed_bound& b) {
  const auto* number_a = number_of(a);
  const auto* number_b = number_of(b);
  return number_a != nullptr && number_b != nullptr ? *number_a == *number_b : a == b;
}

class selection_examination {
 public:
  selection_examination(const examined_set& set, const selected_bound& selected,
                        const std::string& at, finding_list& out)
      : set_(set), selected_(selected), at_(at), out_(out) {
    for (const selected_bound::row& row : selected.rows) {
      rows_.push_back(set.variables.compile(row.when, set.definition));
    }
    left_.emplace_back(set.variables.all(), set.nothing_known);
  }

  void run() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!take(rows_[i])) {
        out_.add(finding_rule::select_row_unreachable, pointer_to(pointer_to(at_, "select"), i));
        unreachable_.push_back(i);
      }
      if (left_.size() > most_parts) return;
    }
    find_overlap();
    examine_rest();
  }

 private:
  /// Takes the cases of a row away; returns whether there were some.
  bool take(const compiled_condition& row) {
    std::vector<possibilities> rest;
    bool some = false;
    for (const possibilities& cases : left_) {
      if (cases.hold(row) == false) {
        rest.push_back(cases);
        continue;
      }
      some = true;
      for (possibilities& part : cases.unless(row)) rest.push_back(std::move(part));
    }
    left_ = std::move(rest);
    return some;
  }

  [[nodiscard]] bool is_reachable(std::size_t row) const {
    return std::find(unreachable_.begin(), unreachable_.end(), row) == unreachable_.end();
  }

  /// The first two rows that claim a case each for itself; a row that is part of a later one is an
  /// exception from it, and is meant to come first.
  void find_overlap() {
    const possibilities all(set_.variables.all(), set_.nothing_known);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const possibilities first = all.where(rows_[i]);
      for (std::size_t j = i + 1; j < rows_.size(); ++j) {
        if (!is_reachable(i) || !is_reachable(j)) continue;
        if (same_bound(selected_.rows[i].value, selected_.rows[j].value)) continue;
        if (first.hold(rows_[j]) != std::nullopt) continue;
        out_.add(finding_rule::select_rows_overlap, pointer_to(pointer_to(at_, "select"), j),
                 {as_is(std::to_string(i + 1)), as_is(std::to_string(j + 1)),
                  as_is(one_case(first.where(rows_[j]), set_.variables.all()))});
        return;
      }
    }
  }

  void examine_rest() {
    const auto* otherwise = number_of(selected_.otherwise);
    const bool known = otherwise == nullptr || otherwise->has_value();
    if (left_.empty() && known) {
      out_.add(finding_rule::otherwise_unreachable, pointer_to(at_, "otherwise"));
    } else if (!left_.empty() && !known) {
      out_.add(finding_rule::select_open, pointer_to(at_, "otherwise"),
               {as_is(one_case(left_.front(), set_.variables.all()))});
    }
  }

  const examined_set& set_;
  const selected_bound& selected_;
  const std::string& at_;
  finding_list& out_;
  std::vector<compiled_condition> rows_;
  std::vector<possibilities> left_;  ///< that no row has taken so far
  std::vector<std::size_t> unreachable_;
};

}  // namespace

void find_in_selected(const examined_set& set, const selected_bound& selected,
                      const std::string& pointer, finding_list& out) {
  selection_examination(set, selected, pointer, out).run();
}

}  // namespace xaso::detail
