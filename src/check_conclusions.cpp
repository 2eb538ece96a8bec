// The rules of conclusions and of the conditions they rest on.
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "criteria_rules.hpp"
#include "nearest.hpp"
#include "xaso/code.hpp"

namespace xaso::detail {
namespace {

constexpr std::size_t deepest_condition = 64;

// `set.id#code`, or `set.id@version#code` where several versions are loaded.
bool is_reference_elsewhere(std::string_view written) noexcept {
  const std::size_t hash = written.rfind('#');
  const std::string_view set = written.substr(0, hash);
  const std::size_t version = set.find('@');
  const bool version_is_empty = version != std::string_view::npos && version + 1 == set.size();
  return is_code(set.substr(0, version)) && !version_is_empty && is_code(written.substr(hash + 1));
}

// One condition, with those inside it.
class form_check {
 public:
  form_check(const rule_context& context, const form_scope& scope) noexcept
      : context_(context), scope_(scope) {}

  void check(const form& form, const rule_place& at, bool inside_not = false,
             std::size_t depth = 1) const {
    if (depth > deepest_condition) {
      context_.errors.add(fault::nested_too_deep, at.pointer(),
                          {"conditions", std::to_string(deepest_condition)});
    } else if (const auto* combined = std::get_if<combined_form>(&form.content)) {
      check_combined(*combined, at, inside_not, depth);
    } else if (const auto* reference = std::get_if<conclusion_form>(&form.content)) {
      check_conclusion(*reference, at, inside_not);
    } else if (const auto* fact = std::get_if<fact_form>(&form.content)) {
      check_condition(context_, {fact->fact, fact->is}, at);
    } else if (const auto* quantified = std::get_if<quantified_form>(&form.content)) {
      check_selector(context_, quantified->among, scope_,
                     at / (quantified->all ? "all_met" : "any_met"));
    } else {
      check_tally(std::get<tally_form>(form.content), at);
    }
  }

 private:
  void check_combined(const combined_form& combined, const rule_place& at, bool inside_not,
                      std::size_t depth) const {
    if (combined.how == combined_form::kind::negation) {
      const rule_place operand = at / "not";
      if (combined.operands.size() != 1) {
        context_.errors.add(fault::not_of_its_type, operand.pointer(),
                            {"a \"not\" of more or less than one condition"});
      }
      for (const form& one : combined.operands) check(one, operand, true, depth + 1);
      return;
    }
    const std::string_view key = combined.how == combined_form::kind::all ? "all" : "any";
    const rule_place list = at / key;
    if (combined.operands.empty()) {
      context_.errors.add(fault::empty_list, list.pointer(), {'"' + std::string(key) + '"'});
    }
    for (std::size_t i = 0; i < combined.operands.size(); ++i) {
      check(combined.operands[i], list / i, inside_not, depth + 1);
    }
  }

  void check_tally(const tally_form& tally, const rule_place& at) const {
    const rule_place inner = at / key_of(tally);
    check_selector(context_, tally.among, scope_, inner / "among");
    const rule_place number = inner / name(tally.how);
    if (!is_lower(tally.how)) {
      context_.errors.add(fault::unknown_key, number.pointer(), {name(tally.how), ""});
    } else if (tally.share) {
      check_percent(tally.number, tally.how, {false, "from 0 to 100"}, number, context_.errors);
    } else {
      check_count(tally.number, tally.how, number, context_.errors);
    }
  }
  static std::string_view key_of(const tally_form& tally) noexcept {
    if (tally.share) return tally.met ? "share_met" : "share_not_met";
    return tally.met ? "count_met" : "count_not_met";
  }

  void check_conclusion(const conclusion_form& reference, const rule_place& at,
                        bool inside_not) const {
    const rule_place place = at / "conclusion";
    if (scope_.references == nullptr) {
      context_.errors.add(fault::misplaced_key, place.pointer(),
                          {"conclusion", "the condition of a conclusion", "that of a group"});
      return;
    }
    if (inside_not && !reference.if_not_applicable) {
      context_.errors.add(fault::unsaid_not_applicable, at.pointer());
    }
    if (reference.if_not_applicable == status::not_applicable) {
      context_.errors.add(fault::unknown_word, (at / "if_not_applicable").pointer(),
                          {name(status::not_applicable), "\"not_met\", \"met\", \"undetermined\""});
    }
    if (reference.elsewhere()) {
      check_elsewhere(reference, at);
    } else if (!is_code(reference.written)) {
      context_.errors.add(fault::bad_reference, place.pointer(), {reference.written});
    } else if (const auto target = context_.index.conclusion(reference.written)) {
      scope_.references->push_back({*target, place.pointer()});
      check_level(reference, context_.definition.conclusions[*target], at);
    } else {
      context_.errors.add(fault::unknown_conclusion, place.pointer(),
                          {reference.written, context_.index.conclusion_hint(reference.written)});
    }
  }

  void check_elsewhere(const conclusion_form& reference, const rule_place& at) const {
    if (!is_reference_elsewhere(reference.written)) {
      context_.errors.add(fault::bad_reference, (at / "conclusion").pointer(), {reference.written});
    }
    if (reference.level_at_least && !is_code(*reference.level_at_least)) {
      context_.errors.add(fault::bad_code, (at / "level_at_least").pointer(),
                          {*reference.level_at_least});
    }
  }

  void check_level(const conclusion_form& reference, const conclusion& target,
                   const rule_place& at) const {
    if (!reference.level_at_least) return;
    const rule_place place = at / "level_at_least";
    if (target.levels.empty()) {
      context_.errors.add(fault::no_levels, place.pointer(), {target.code});
      return;
    }
    std::vector<std::string_view> known;
    for (const level& one : target.levels) {
      if (one.code == *reference.level_at_least) return;
      known.push_back(one.code);
    }
    context_.errors.add(
        fault::unknown_level, place.pointer(),
        {target.code, *reference.level_at_least, hint(*reference.level_at_least, known)});
  }

  const rule_context& context_;
  const form_scope& scope_;
};

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

void check_form(const rule_context& context, const form& form, const form_scope& scope,
                const rule_place& at) {
  form_check(context, scope).check(form, at);
}

void check_conclusions(const rule_context& context) {
  const std::vector<conclusion>& conclusions = context.definition.conclusions;
  const rule_place root;
  const rule_place list = root / "conclusions";
  code_register codes("conclusions");
  references all(conclusions.size());
  for (std::size_t i = 0; i < conclusions.size(); ++i) {
    const rule_place at = list / i;
    codes.add(conclusions[i].code, at / "code", context.errors);
    const form_scope scope{context.index.all(), expects_any(context.definition.expected), &all[i]};
    check_one(context, conclusions[i], scope, at);
  }
  circle_check(context, all).check();
}

}  // namespace xaso::detail
