// A conclusion in words: what it rests on, and what it waits for.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "condition_words.hpp"
#include "cut_words.hpp"
#include "phrases.hpp"
#include "set_words.hpp"
#include "xaso/explain.hpp"

namespace xaso {
namespace {

using detail::phrase;
using detail::speaker;
using enum detail::phrase;

class conclusion_words {
 public:
  conclusion_words(const conclusion_answer& answer, const criteria_set& set,
                   language language) noexcept
      : answer_(answer), set_(set), say_(language) {}

  [[nodiscard]] std::string explanation() const {
    std::vector<std::string> sentences = verdict();
    for (std::string& one : requirements()) sentences.push_back(std::move(one));
    sentences.push_back(detail::basis_of(answer_.certainty, say_));
    return detail::as_text(sentences);
  }

 private:
  [[nodiscard]] std::vector<std::string> verdict() const {
    switch (answer_.status) {
      case status::met:
        return {say_.joined(met_because, met_named(), named(answer_.because)), waits()};
      case status::not_met:
        return {say_.joined(not_met_because, say_(has_levels() ? no_level_met : verdict_not_met),
                            named(answer_.because))};
      case status::undetermined:
        if (answer_.candidates.empty()) {
          return {say_.joined(waiting_for, say_(verdict_undetermined), named(answer_.waiting_for))};
        }
        return {say_(still_possible, {say_(verdict_undetermined), levels_left()}), waits()};
      case status::not_applicable:
        break;
    }
    // Which of the two it is, the answer does not say.
    const phrase why = answer_.conclusion->applies_when ? outside_condition : nothing_left;
    return {say_(verdict_because, {say_(verdict_not_applicable), say_(why)}), applies_only()};
  }

  // A fact is in the set's own words; what is asked of attributes stands nowhere else.
  [[nodiscard]] std::string applies_only() const {
    const auto& condition = answer_.conclusion->applies_when;
    const auto* when = condition ? std::get_if<when_all>(&*condition) : nullptr;
    if (when == nullptr) return {};
    return say_(only_where, {say_.list(detail::cases_of(*when, set_, say_), last_of_two)});
  }

  [[nodiscard]] bool has_levels() const noexcept { return !answer_.conclusion->levels.empty(); }

  [[nodiscard]] std::string met_named() const {
    if (answer_.candidates.empty()) return say_(verdict_met);
    return say_(met_at, {say_(verdict_met), levels_left()});
  }

  [[nodiscard]] std::string levels_left() const {
    std::vector<std::string> levels;
    for (const level* one : answer_.candidates) {
      levels.push_back(one != nullptr ? say_(level_named, {say_.title(one->title)})
                                      : say_(no_level));
    }
    return say_.list(levels, last_of_choice);
  }

  [[nodiscard]] std::string waits() const {
    if (answer_.waiting_for.empty()) return {};
    return say_(waiting_for_sentence, {named(answer_.waiting_for)});
  }

  // ---- what is required ----------------------------------------------------------------------

  [[nodiscard]] std::vector<std::string> requirements() const {
    if (answer_.status == status::not_applicable) return {};
    std::vector<std::string> sentences;
    if (!has_levels()) {
      const std::string cuts = cuts_of(*answer_.conclusion->when);
      if (!cuts.empty()) sentences.push_back(say_(conclusion_requires, {cuts}));
    }
    for (const level* one : levels_in_question()) {
      const std::string cuts = cuts_of(one->when);
      if (!cuts.empty()) sentences.push_back(say_(level_requires, {say_.title(one->title), cuts}));
    }
    return sentences;
  }

  [[nodiscard]] std::string cuts_of(const form& form) const {
    return say_.list(detail::cuts_of(form, set_, say_), last_of_two);
  }

  // Those still possible; once it is decided, the next better than what is reached.
  [[nodiscard]] std::vector<const level*> levels_in_question() const {
    std::vector<const level*> some;
    const std::vector<level>& all = answer_.conclusion->levels;
    if (answer_.candidates.size() == 1 && answer_.status != status::undetermined) {
      const level* at = answer_.candidates.front();
      const level* better = at == nullptr ? all.data() + all.size() : at;
      if (better != all.data()) some.push_back(better - 1);
      return some;
    }
    std::copy_if(answer_.candidates.begin(), answer_.candidates.end(), std::back_inserter(some),
                 [](const level* one) { return one != nullptr; });
    return some;
  }

  // ---- what is named -------------------------------------------------------------------------

  // Grounds come kind by kind; of each kind the first few are named.
  [[nodiscard]] std::string named(const std::vector<ground>& grounds) const {
    std::string out;
    for (auto first = grounds.begin(); first != grounds.end();) {
      const auto last = std::find_if(first, grounds.end(),
                                     [&](const ground& one) { return one.what != first->what; });
      out = say_.joined(with_semicolon, out, named_of_kind(first, last));
      first = last;
    }
    return out;
  }

  using ground_iterator = std::vector<ground>::const_iterator;

  [[nodiscard]] std::string named_of_kind(ground_iterator first, ground_iterator last) const {
    std::vector<std::string> names;
    if (first->what == ground::kind::attribute) {
      std::transform(first, last, std::back_inserter(names),
                     [](const ground& one) { return one.name; });
      return detail::attributes_named_by(names, say_);
    }
    std::transform(first, last, std::back_inserter(names),
                   [&](const ground& one) { return named(one); });
    const phrase rest = all_indicators(first, last) ? more_indicators : more_things;
    return of_kind(first->what, say_.first_few(std::move(names), rest));
  }

  [[nodiscard]] bool all_indicators(ground_iterator first, ground_iterator last) const {
    return std::all_of(first, last, [&](const ground& one) {
      const node* found = one.what == ground::kind::node ? find(one.name) : nullptr;
      return found != nullptr && detail::counts_as_indicator(*found);
    });
  }

  // What is waited for of those that are named: "the threshold of 3.11 “…”".
  [[nodiscard]] std::string of_kind(ground::kind kind, const std::string& names) const {
    switch (kind) {
      case ground::kind::fact:
        return say_(fact_named, {names});
      case ground::kind::threshold:
        return say_(threshold_of, {names});
      case ground::kind::unspecified_in:
        return say_(unspecified, {names});
      case ground::kind::node:
        return is_waited_for() || !by_points_alone() ? names : say_(points_lost_in, {names});
      case ground::kind::attribute:
      case ground::kind::conclusion:
      case ground::kind::sub_units_of:
      case ground::kind::number_of:
        break;
    }
    return names;
  }

  [[nodiscard]] std::string named(const ground& one) const {
    switch (one.what) {
      case ground::kind::node:
      case ground::kind::threshold:
        return detail::node_named(set_, one.name, say_);
      case ground::kind::sub_units_of:
        return sub_units_named(one);
      case ground::kind::fact:
        return detail::fact_title(set_, one.name, say_);
      case ground::kind::attribute:
        return say_.title(one.name);
      case ground::kind::unspecified_in:
        return so_many_unspecified(one);
      case ground::kind::conclusion:
        return conclusion_named_by(one.name);
      case ground::kind::number_of:
        return one.name == answer_.conclusion->code
                   ? say_(this_number_unknown)
                   : say_(number_unknown, {conclusion_title(one.name)});
    }
    return {};
  }

  [[nodiscard]] const node* find(const std::string& code) const {
    const std::vector<const node*> path = detail::path_to(set_, code);
    return path.empty() ? nullptr : path.back();
  }

  // Whether the nodes it rests on are those that lost points.
  [[nodiscard]] bool by_points_alone() const {
    const conclusion& one = *answer_.conclusion;
    if (one.when) return detail::rests_on_points_alone(*one.when);
    return std::all_of(one.levels.begin(), one.levels.end(),
                       [](const level& each) { return detail::rests_on_points_alone(each.when); });
  }

  // "2 sub-units (2.1 “Smart villages”)"
  [[nodiscard]] std::string sub_units_named(const ground& one) const {
    const std::string counted_by = detail::node_named(set_, one.name, say_);
    if (!one.count) return say_(sub_units_awaited_some, {counted_by});
    return say_(*one.count == 1 ? sub_units_awaited_one : sub_units_awaited,
                {say_.number(std::to_string(*one.count)), counted_by});
  }

  // "11 in group 1 “Digital government”"
  [[nodiscard]] std::string so_many_unspecified(const ground& one) const {
    const std::string count =
        one.count ? say_.number(std::to_string(*one.count)) : say_(unknown_number);
    if (one.name == "*") return say_(so_many_of_set, {count});
    return say_(so_many_in, {count, detail::node_named(set_, one.name, say_)});
  }

  [[nodiscard]] std::string conclusion_named_by(const std::string& written) const {
    const std::size_t mark = written.find('#');
    if (mark == std::string::npos) return say_(conclusion_named, {conclusion_title(written)});
    const detail::reference how = referred_to(written);
    if (!is_waited_for() && (how.only == nullptr || how.negated)) {
      return say_(conclusion_elsewhere, {say_.title(written)});
    }
    std::string title = say_.title(std::string_view(written).substr(mark + 1));
    if (how.only != nullptr && how.only->level_at_least) {
      title = say_(level_of_conclusion, {title, say_.title(*how.only->level_at_least)});
    }
    return say_(recognition(), {title, say_.title(std::string_view(written).substr(0, mark))});
  }

  // Of several levels some hold and better ones do not: which of them refers to it is not said.
  [[nodiscard]] detail::reference referred_to(const std::string& written) const {
    const auto& when = answer_.conclusion->when;
    return when ? detail::reference_to(*when, written) : detail::reference();
  }

  // What decides has the status of the conclusion itself.
  [[nodiscard]] phrase recognition() const noexcept {
    if (is_waited_for()) return recognition_unknown;
    return answer_.status == status::met ? recognised_elsewhere : not_recognised_elsewhere;
  }

  // An answer waits, or it rests on what decided it.
  [[nodiscard]] bool is_waited_for() const noexcept { return answer_.because.empty(); }

  [[nodiscard]] std::string conclusion_title(const std::string& code) const {
    const std::vector<conclusion>& all = set_.definition().conclusions;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const conclusion& one) { return one.code == code; });
    return found == all.end() ? say_.title(code) : say_.title(found->title);
  }

  const conclusion_answer& answer_;
  const criteria_set& set_;
  speaker say_;
};

}  // namespace

std::string explain(const conclusion_answer& answer, const criteria_set& set, language language) {
  return conclusion_words(answer, set, language).explanation();
}

}  // namespace xaso
