// The rules of conclusions: what they are made of, and that none rests on itself.
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>
#include <vector>

#include "criteria_rules.hpp"

namespace xaso::detail {
namespace {

// ---- conclusions that rest on themselves --------------------------------------------------------

using references = std::vector<std::vector<conclusion_reference>>;  // by conclusion

// Follows references from conclusion to conclusion; not by recursion, for a chain may be long.
class circle_check {
 public:
  circle_check(const rule_context& context, const references& all)
      : context_(context), all_(all), states_(all.size(), state::not_seen) {}

  void check() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (states_[i] == state::not_seen) follow(i);
    }
  }

 private:
  enum class state : std::uint8_t { not_seen, on_the_way, done };
  struct step {
    std::size_t conclusion = 0;
    std::size_t next = 0;  // of its references
  };

  void enter(std::size_t conclusion) {
    states_[conclusion] = state::on_the_way;
    way_.push_back({conclusion, 0});
  }

  void follow(std::size_t start) {
    enter(start);
    while (!way_.empty()) {
      step& here = way_.back();
      if (here.next == all_[here.conclusion].size()) {
        states_[here.conclusion] = state::done;
        way_.pop_back();
        continue;
      }
      const conclusion_reference& reference = all_[here.conclusion][here.next++];
      if (states_[reference.to] == state::not_seen) {
        enter(reference.to);
      } else if (states_[reference.to] == state::on_the_way) {
        add(reference);
      }
    }
  }

  // The way from the conclusion referred to, back to itself.
  void add(const conclusion_reference& reference) const {
    if (context_.errors.full()) return;
    const std::vector<conclusion>& conclusions = context_.definition.conclusions;
    std::string circle;
    bool inside = false;
    for (const step& one : way_) {
      inside = inside || one.conclusion == reference.to;
      if (inside) circle += conclusions[one.conclusion].code + " → ";
    }
    circle += conclusions[reference.to].code;
    context_.errors.add(fault::conclusion_in_circle, reference.pointer, {circle});
  }

  const rule_context& context_;
  const references& all_;
  std::vector<state> states_;
  std::vector<step> way_;
};

// ---- one conclusion -----------------------------------------------------------------------------

void check_levels(const rule_context& context, const conclusion& conclusion,
                  const form_scope& scope, const rule_place& at) {
  const rule_place list = at / "levels";
  code_register codes("levels");
  for (std::size_t i = 0; i < conclusion.levels.size(); ++i) {
    const level& level = conclusion.levels[i];
    const rule_place place = list / i;
    codes.add(level.code, place / "code", context.errors);
    check_text(level.title, place / "title", context.errors);
    check_sources(level.sources, place, context.errors);
    check_form(context, level.when, scope, place / "when");
  }
}

void check_one(const rule_context& context, const conclusion& conclusion, const form_scope& scope,
               const rule_place& at) {
  check_text(conclusion.title, at / "title", context.errors);
  check_sources(conclusion.sources, at, context.errors);
  if (conclusion.applies_when) {
    check_condition(context, *conclusion.applies_when, at / "applies_when");
  }
  if (conclusion.when && !conclusion.levels.empty()) {
    context.errors.add(fault::exclusive_keys, at.pointer(), {"when", "levels"});
  } else if (!conclusion.when && conclusion.levels.empty()) {
    context.errors.add(fault::missing_one_of, at.pointer(), {"\"when\", \"levels\""});
  }
  if (conclusion.when) check_form(context, *conclusion.when, scope, at / "when");
  check_levels(context, conclusion, scope, at);
}

}  // namespace

void check_conclusions(const rule_context& context) {
  const std::vector<conclusion>& conclusions = context.definition.conclusions;
  const rule_place root;
  const rule_place list = root / "conclusions";
  code_register codes("conclusions");
  references all(conclusions.size());
  const bool lacks = context.index.lacks_indicators();
  for (std::size_t i = 0; i < conclusions.size(); ++i) {
    const rule_place at = list / i;
    codes.add(conclusions[i].code, at / "code", context.errors);
    const form_scope scope{context.index.all(), lacks, &all[i]};
    check_one(context, conclusions[i], scope, at);
  }
  circle_check(context, all).check();
}

}  // namespace xaso::detail
