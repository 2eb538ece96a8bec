// Requirements that every figure meets, or none.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <variant>

#include "finders.hpp"

namespace xaso::detail {
namespace {

constexpr std::int64_t greatest = 999'999'999'999'999'999;  // that a quantity may be

/// What satisfies a bound, as ends of an interval.
struct satisfying {
  std::optional<range_end> lower;
  std::optional<range_end> upper;
};

satisfying ends_of(comparison how, decimal bound) {
  const range_end end{bound, is_strict(how)};
  return is_lower(how) ? satisfying{end, {}} : satisfying{{}, end};
}

/// What does not satisfy it.
satisfying ends_beyond(comparison how, decimal bound) {
  const range_end end{bound, !is_strict(how)};
  return is_lower(how) ? satisfying{{}, end} : satisfying{end, {}};
}

text domain_words(const measure& measure) {
  if (measure.is_ratio()) {
    if (measure.ratio.may_exceed_one)
      return {"tỷ lệ không thấp hơn 0 %", "a ratio is never below 0 %"};
    return {"tỷ lệ luôn từ 0 % đến 100 %", "a ratio is always from 0 % to 100 %"};
  }
  return {"số đếm luôn là số nguyên từ 0 đến 10^15",
          "a count is always a whole number, 0 to 10^15"};
}

class requirement_examination {
 public:
  requirement_examination(const examined_set& set, const indexed_node& node, finding_list& out)
      : set_(set),
        at_(pointer_to(node.pointer, "require")),
        indicator_(std::get<indicator>(node.node->content)),
        out_(out) {}

  void run() {
    if (const auto* numbers = std::get_if<number_rule>(&indicator_.require)) {
      examine(*numbers);
    } else if (const auto* options = std::get_if<one_of_requirement>(&indicator_.require)) {
      if (options->one_of && options->one_of->size() == indicator_.measure.options.size()) {
        out_.add(finding_rule::requirement_always_met, pointer_to(at_, "one_of"),
                 {{"mọi lựa chọn đều được chấp nhận", "every option is among them"}});
      }
    } else if (const auto* items = std::get_if<checked_requirement>(&indicator_.require)) {
      if (!items->all && items->checked == std::size_t{0}) {
        out_.add(finding_rule::requirement_always_met, pointer_to(at_, "checked"),
                 {{"không cần mục nào", "no item has to be checked"}});
      }
    }
  }

 private:
  void examine(const number_rule& numbers) {
    bool impossible = false;
    for (const auto* side : {&numbers.lower, &numbers.upper}) {
      if (*side && examine_bounds(**side)) impossible = true;
    }
    if (!impossible && numbers.lower && numbers.upper) examine_both(*numbers.lower, *numbers.upper);
  }

  /// @returns whether one of the bounds is never met
  bool examine_bounds(const threshold_rule& rule) {
    const std::string place = pointer_to(at_, name(rule.how));
    const auto examine = [&](const fixed_bound& fixed, const std::string& here) {
      const auto* plain = std::get_if<bound>(&fixed);
      return plain != nullptr && plain->value && examine_bound(rule.how, *plain->value, here);
    };
    if (const auto* plain = std::get_if<bound>(&rule.limit)) return examine(*plain, place);
    const auto* selected = std::get_if<selected_bound>(&rule.limit);
    if (selected == nullptr) return false;
    find_in_selected(set_, *selected, place, out_);
    bool never = examine(selected->otherwise, pointer_to(place, "otherwise"));
    for (std::size_t i = 0; i < selected->rows.size(); ++i) {
      const std::string row = pointer_to(pointer_to(place, "select"), i);
      if (examine(selected->rows[i].value, pointer_to(row, "value"))) never = true;
    }
    return never;
  }

  bool examine_bound(comparison how, decimal bound, const std::string& place) {
    const figure_domain domain(indicator_.measure);
    const satisfying met = ends_of(how, bound);
    const satisfying not_met = ends_beyond(how, bound);
    if (!domain.reaches(met.lower, met.upper)) {
      out_.add(finding_rule::requirement_never_met, place, {domain_words(indicator_.measure)});
      return true;
    }
    if (!domain.reaches(not_met.lower, not_met.upper)) {
      out_.add(finding_rule::requirement_always_met, place, {domain_words(indicator_.measure)});
    }
    return false;
  }

  void examine_both(const threshold_rule& lower, const threshold_rule& upper) {
    const auto* least = std::get_if<bound>(&lower.limit);
    const auto* most = std::get_if<bound>(&upper.limit);
    if (least == nullptr || most == nullptr || !least->value || !most->value) return;
    const figure_domain domain(indicator_.measure);
    if (domain.reaches(ends_of(lower.how, *least->value).lower,
                       ends_of(upper.how, *most->value).upper)) {
      return;
    }
    out_.add(finding_rule::requirement_never_met, at_,
             {{"không số nào nằm giữa hai giới hạn", "no number lies between its bounds"}});
  }

  const examined_set& set_;
  std::string at_;
  const indicator& indicator_;
  finding_list& out_;
};

}  // namespace

figure_domain::figure_domain(const measure& measure) noexcept
    : all_{{decimal(-greatest), false}, {}}, whole_(measure.is_count()) {
  if (measure.is_ratio() || measure.is_count()) all_.lower = {decimal(0), false};
  if (measure.is_count()) all_.upper = range_end{decimal(most_counted), false};
  if (measure.is_ratio() && !measure.ratio.may_exceed_one) {
    all_.upper = range_end{decimal(100), false};
  }
}

bool figure_domain::reaches(const std::optional<range_end>& lower,
                            const std::optional<range_end>& upper) const noexcept {
  if (!lower && !upper) return true;
  const amount between(lower, upper);
  return !(whole_ ? cut_to_whole(between, all_) : cut(between, all_)).empty();
}

void find_in_requirements(const examined_set& set, finding_list& out) {
  for (const indexed_node& node : set.index.nodes()) {
    if (!node.node->is_group()) requirement_examination(set, node, out).run();
  }
}

}  // namespace xaso::detail
