// Groups, conclusions and levels that come out the same whatever is reported: those that are
// decided for a unit of which nothing is known, in every year.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "finders.hpp"
#include "xaso/evaluator.hpp"

namespace xaso::detail {
namespace {

/// One year of each stretch that the conditions of the sets tell apart.
std::vector<int> years_told_apart(const variable_table& variables) {
  const variable& year = variables.all()[variables.year()];
  const class_set& domain = year.domain;
  std::vector<int> years;
  for (std::size_t i = 0; i < year.classes(); ++i) {
    if (!domain.has(i)) continue;
    const bool cut = i % 2 == 1;
    const std::size_t before = i / 2;  // of the cut that it is, or that it lies below
    if (year.cuts.empty()) {
      years.push_back(2000);
    } else if (cut) {
      years.push_back(static_cast<int>(year.cuts[before].mantissa()));
    } else if (before > 0) {
      years.push_back(static_cast<int>(year.cuts[before - 1].mantissa()) + 1);
    } else {
      years.push_back(static_cast<int>(year.cuts.front().mantissa()) - 1);
    }
  }
  return years;
}

/// The beginning of codes that no conclusion has, whatever the case of its letters.
std::string unused_prefix(const criteria_definition& set) {
  std::size_t longest = 0;
  for (const conclusion& one : set.conclusions) {
    const std::size_t end = one.code.find_first_not_of("pP");
    longest = std::max(longest, std::min(end, one.code.size()));
  }
  return std::string(longest + 1, 'p');
}

/// The library with the set first, and for each of its conclusions two more that ask for it: one
/// that is met, one that is not, where it is not applicable.
library with_probes(const examined_set& set) {
  criteria_definition definition = set.definition;
  const std::string prefix = unused_prefix(definition);
  const std::size_t count = definition.conclusions.size();
  for (std::size_t i = 0; i < count; ++i) {
    for (const status instead : {status::met, status::not_met}) {
      conclusion probe;
      probe.code = prefix + (instead == status::met ? "-met-" : "-not-") + std::to_string(i);
      probe.title = {probe.code, ""};
      probe.when = form{conclusion_form{definition.conclusions[i].code, {}, instead}};
      definition.conclusions.push_back(std::move(probe));
    }
  }
  std::vector<criteria_set> sets{criteria_set::create(std::move(definition))};
  for (std::size_t i = 0; i < set.sets.size(); ++i) {
    if (i != set.position) sets.push_back(set.sets[i]);
  }
  return library::create(std::move(sets));
}

/// A unit of which nothing is known.
measurements nothing_reported(const std::string& set, int year) {
  const date day{2000, 1, 1};
  measurements::builder builder(set, period{day, day, {}}, year);
  unit_entry entry;
  entry.unit.code_system = "x";
  entry.unit.code = "1";
  builder.unit(std::move(entry));
  return builder.build();
}

bool may_drop_out(const node& node) {
  const auto* indicator = std::get_if<xaso::indicator>(&node.content);
  return node.applies_when.has_value() ||
         (indicator != nullptr &&
          (indicator->may_be_not_applicable ||
           indicator->measure.ratio.zero == zero_denominator::not_applicable));
}

/// What comes out in every year.
class outcomes_in_all_years {
 public:
  void add(status outcome) { seen_.insert(outcome); }
  [[nodiscard]] bool only(status outcome) const {
    return seen_.size() == 1 && *seen_.begin() == outcome;
  }

 private:
  std::set<status> seen_;
};

class settled_examination {
 public:
  settled_examination(const examined_set& set, finding_list& out)
      : set_(set),
        out_(out),
        groups_(set.index.nodes().size()),
        conclusions_(set.definition.conclusions.size()),
        drops_out_(std::any_of(set.index.nodes().begin(), set.index.nodes().end(),
                               [](const indexed_node& node) { return may_drop_out(*node.node); })) {
  }

  void run() {
    const evaluator evaluator(with_probes(set_));
    for (const int year : years_told_apart(set_.variables)) {
      const evaluation answer = evaluator.evaluate(nothing_reported(set_.definition.id, year));
      read(answer.unit(0));
    }
    for (std::size_t i = 0; i < groups_.size(); ++i) report_group(i);
    for (std::size_t i = 0; i < conclusions_.size(); ++i) report_conclusion(i);
  }

 private:
  struct conclusion_outcomes {
    outcomes_in_all_years out_is_met;
    outcomes_in_all_years out_is_not_met;
    outcomes_in_all_years itself;
    std::set<std::string> levels;  ///< that some unit may get
  };

  void read(const unit_answer& unit) {
    for (std::size_t i = 0; i < unit.group_count(); ++i) {
      const group_answer answer = unit.group(i);
      const auto index = set_.index.node(answer.node->code);
      if (index && answer.status) groups_[*index].add(*answer.status);
    }
    for (std::size_t i = 0; i < conclusions_.size(); ++i) {
      const conclusion_answer answer = unit.conclusion(i);
      conclusions_[i].itself.add(answer.status);
      for (const level* level : answer.candidates) {
        if (level != nullptr) conclusions_[i].levels.insert(level->code);
      }
      const std::size_t probe = conclusions_.size() + 2 * i;
      conclusions_[i].out_is_met.add(unit.conclusion(probe).status);
      conclusions_[i].out_is_not_met.add(unit.conclusion(probe + 1).status);
    }
  }

  void report_group(std::size_t index) {
    const group* group = set_.index.group_at(index);
    if (group == nullptr || !group->when) return;
    const std::string place = pointer_to(set_.index.nodes()[index].pointer, "when");
    if (groups_[index].only(status::met)) out_.add(finding_rule::group_always_met, place);
    if (groups_[index].only(status::not_met)) out_.add(finding_rule::group_never_met, place);
  }

  void report_conclusion(std::size_t index) {
    const conclusion_outcomes& found = conclusions_[index];
    const conclusion& one = set_.definition.conclusions[index];
    const std::string at = pointer_to("/conclusions", index);
    const std::string place = pointer_to(at, one.when ? "when" : "levels");
    const bool applies = !found.itself.only(status::not_applicable);
    if (applies && found.out_is_met.only(status::met)) {
      out_.add(finding_rule::conclusion_always_met, place);
    }
    if (applies && found.out_is_not_met.only(status::not_met)) {
      out_.add(finding_rule::conclusion_never_met, place);
    } else if (applies) {
      report_levels(one, found, at);
    }
  }

  void report_levels(const conclusion& of, const conclusion_outcomes& found,
                     const std::string& at) {
    for (std::size_t i = 0; i < of.levels.size(); ++i) {
      const std::string place = pointer_to(pointer_to(at, "levels"), i);
      const level* better = nullptr;
      for (std::size_t j = 0; j < i && better == nullptr; ++j) {
        if (implies(of.levels[i].when, of.levels[j].when, drops_out_)) better = &of.levels[j];
      }
      if (better != nullptr) {
        const std::string code = as_is(better->code).en;
        out_.add(finding_rule::level_never_reached, place,
                 {{"mức \"" + code + "\" đứng trước luôn đạt khi mức này đạt",
                   "the level \"" + code + "\" before it holds wherever this one does"}});
      } else if (!found.levels.contains(of.levels[i].code)) {
        out_.add(finding_rule::level_never_reached, place,
                 {{"nó không bao giờ đạt, hoặc một mức đứng trước luôn đạt",
                   "it never holds, or a level before it always does"}});
      }
    }
  }

  const examined_set& set_;
  finding_list& out_;
  std::vector<outcomes_in_all_years> groups_;  // by node
  std::vector<conclusion_outcomes> conclusions_;
  bool drops_out_;  ///< some node of the set may be not applicable
};

}  // namespace

void find_settled(const examined_set& set, finding_list& out) {
  settled_examination(set, out).run();
}

}  // namespace xaso::detail
