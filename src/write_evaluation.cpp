// The answer as canonical text.
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "json_writer.hpp"
#include "xaso/explain.hpp"
#include "xaso/json.hpp"

namespace xaso {
namespace {

class evaluation_writer {
 public:
  evaluation_writer(const evaluation& evaluation, std::string& out)
      : evaluation_(evaluation), set_(evaluation.criteria()), json_(out) {}

  void write() {
    json_.begin_object();
    member("format", "xaso.evaluation/1");
    json_.key("criteria");
    json_.begin_object();
    member("id", set_.id());
    member("version", set_.version());
    json_.end_object();
    write_asked();
    write_period();
    if (const auto year = evaluation_.target_year()) member("target_year", *year);
    write_cohorts();
    json_.key("units");
    json_.begin_array();
    for (std::size_t i = 0; i < evaluation_.unit_count(); ++i) write_unit(evaluation_.unit(i));
    json_.end_array();
    write_ranks();
    json_.key("diagnostics");
    json_.begin_array();
    for (const diagnostic& each : evaluation_.diagnostics()) write_of_document(each);
    json_.end_array();
    json_.end_object();
  }

 private:
  void member(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string(value);
  }
  template <std::integral Integer>
  void member(std::string_view key, Integer value) {
    json_.key(key);
    json_.number(value);
  }
  void member_unless_empty(std::string_view key, std::string_view value) {
    if (!value.empty()) member(key, value);
  }

  void write_asked() {
    json_.key("asked");
    json_.begin_object();
    member("track", name(evaluation_.asked().track));
    if (evaluation_.asked().text) member("text", name(*evaluation_.asked().text));
    json_.end_object();
  }

  void write_period() {
    const period& period = evaluation_.measurements().period();
    json_.key("period");
    json_.begin_object();
    member("from", period.from.to_string());
    member("to", period.to.to_string());
    if (period.how) member("kind", name(*period.how));
    json_.end_object();
  }

  void write_cohorts() {
    const std::vector<cohort_answer> cohorts = evaluation_.cohorts();
    if (cohorts.empty()) return;
    json_.key("cohort");
    json_.begin_object();
    const node* open = nullptr;
    for (const cohort_answer& each : cohorts) {
      if (each.node != open) {
        if (open != nullptr) json_.end_object();
        json_.key(each.node->code);
        json_.begin_object();
        open = each.node;
      }
      json_.key(each.league);
      json_.begin_object();
      member("least", each.least);
      member("greatest", each.greatest);
      json_.end_object();
    }
    json_.end_object();
    json_.end_object();
  }

  void write_ranks() {
    if (!set_.definition().ranking) return;
    json_.key("ranks");
    json_.begin_array();
    for (const rank_answer& each : evaluation_.ranks()) write_rank(each);
    json_.end_array();
  }

  void write_rank(const rank_answer& answer) {
    json_.begin_object();
    write_identity(evaluation_.unit(answer.unit).entry().unit);
    if (answer.league) member("league", *answer.league);
    if (answer.why != rank_answer::unranked::no) {
      member("unranked", name(answer.why));
    } else if (answer.best == answer.worst) {
      member("rank", answer.best);
      member("of", answer.of);
    } else {
      json_.key("rank");
      json_.begin_object();
      member("best", answer.best);
      member("worst", answer.worst);
      json_.end_object();
      member("of", answer.of);
    }
    json_.end_object();
  }

  void write_identity(const unit& unit) {
    json_.key("unit");
    json_.begin_object();
    member("code_system", unit.code_system);
    member("code", unit.code);
    if (unit.valid_from) member("valid_from", unit.valid_from->to_string());
    member_unless_empty("name", unit.name);
    json_.end_object();
  }

  void write_unit(const unit_answer& unit) {
    json_.begin_object();
    write_identity(unit.entry().unit);
    member("track", name(unit.entry().track));
    if (unit.entry().target_year) member("target_year", *unit.entry().target_year);
    write_summary(unit.summary());
    json_.key("conclusions");
    json_.begin_array();
    for (std::size_t i = 0; i < unit.conclusion_count(); ++i) write_conclusion(unit.conclusion(i));
    json_.end_array();
    if (const auto points = unit.points()) write_points(*points);
    json_.key("groups");
    json_.begin_array();
    for (std::size_t i = 0; i < unit.group_count(); ++i) write_group(unit.group(i));
    json_.end_array();
    json_.key("indicators");
    json_.begin_array();
    for (std::size_t i = 0; i < unit.indicator_count(); ++i) write_indicator(unit.indicator(i));
    json_.end_array();
    json_.key("diagnostics");
    json_.begin_array();
    for (const diagnostic& each : unit.diagnostics()) write_of_unit(each);
    json_.end_array();
    json_.end_object();
  }

  void write_summary(const status_summary& summary) {
    json_.key("summary");
    json_.begin_object();
    member("met", summary.met);
    member("not_met", summary.not_met);
    member("undetermined", summary.undetermined);
    member("unspecified", summary.unspecified);
    member("not_applicable", summary.not_applicable);
    member("scored", summary.scored);
    json_.end_object();
  }

  void write_points(const shown_points& points) {
    json_.key("points");
    json_.begin_object();
    member_unless_empty("at_least", points.at_least);
    member_unless_empty("at_most", points.at_most);
    member_unless_empty("max", points.max);
    json_.end_object();
  }

  // ---- conclusions and groups ----

  void write_conclusion(const conclusion_answer& answer) {
    json_.begin_object();
    member("code", answer.conclusion->code);
    member("status", name(answer.status));
    write_levels(answer);
    write_grounds("because", answer.because);
    write_grounds("waiting_for", answer.waiting_for);
    write_certainty(answer.certainty);
    if (const auto& text = evaluation_.asked().text) member("text", explain(answer, set_, *text));
    json_.end_object();
  }

  void write_levels(const conclusion_answer& answer) {
    const bool decided = answer.candidates.size() == 1 && answer.status != status::undetermined;
    if (answer.candidates.empty()) return;
    if (decided) {
      if (answer.reached() != nullptr) member("level", answer.reached()->code);
      return;
    }
    json_.key("candidates");
    json_.begin_array();
    for (const level* level : answer.candidates) {
      if (level != nullptr) {
        json_.string(level->code);
      } else {
        json_.null();
      }
    }
    json_.end_array();
  }

  void write_grounds(std::string_view key, const std::vector<ground>& grounds) {
    json_.key(key);
    json_.begin_array();
    for (const ground& ground : grounds) {
      if (ground.what == ground::kind::node) {
        json_.string(ground.name);
        continue;
      }
      json_.begin_object();
      member(name(ground.what), ground.name);
      if (ground.count) member("count", *ground.count);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_certainty(certainty certainty) {
    if (certainty != certainty::attested) member("certainty", name(certainty));
  }

  void write_group(const group_answer& answer) {
    json_.begin_object();
    member("code", answer.node->code);
    if (answer.status) member("status", name(*answer.status));
    if (answer.points) write_points(*answer.points);
    json_.end_object();
  }

  // ---- indicators ----

  void write_indicator(const indicator_answer& answer) {
    json_.begin_object();
    member("code", answer.node->code);
    if (answer.is_judged) {
      member("status", name(answer.status));
      member("reason", name(answer.reason));
    }
    member_unless_empty("declared", answer.declared);
    if (!answer.value.empty()) write_value(answer);
    if (!std::holds_alternative<std::monostate>(answer.required)) {
      json_.key("required");
      json_.begin_object();
      std::visit([&](const auto& require) { write_required(require, *answer.indicator); },
                 answer.required);
      json_.end_object();
    }
    if (!answer.gap.empty()) write_gap(answer);
    if (answer.points) write_points(*answer.points);
    write_certainty(answer.certainty);
    if (!answer.obstacles.empty()) {
      json_.key("obstacles");
      json_.begin_array();
      for (const std::string& obstacle : answer.obstacles) json_.string(obstacle);
      json_.end_array();
    }
    if (const auto& text = evaluation_.asked().text) member("text", explain(answer, set_, *text));
    json_.end_object();
  }

  void write_amount(const amount& amount) {
    if (amount.is_exact()) {
      json_.figure(amount.exact);
      return;
    }
    json_.begin_object();
    if (amount.lower) write_end(*amount.lower, comparison::at_least, comparison::more_than);
    if (amount.upper) write_end(*amount.upper, comparison::at_most, comparison::less_than);
    json_.end_object();
  }
  void write_end(const range_end& end, comparison closed, comparison open) {
    json_.key(name(end.open ? open : closed));
    json_.figure(end.value);
  }
  void member_if_given(std::string_view key, const amount& amount) {
    if (!amount.is_given()) return;
    json_.key(key);
    write_amount(amount);
  }

  void write_value(const indicator_answer& answer) {
    const shown_value& value = answer.value;
    json_.key("value");
    json_.begin_object();
    member_if_given("numerator", value.numerator);
    member_if_given("denominator", value.denominator);
    member_unless_empty("percent", value.percent);
    member_if_given("percent", value.percent_range);
    std::visit([this](const auto& content) { write_content(content); }, value.value);
    if (value.approximate) {
      json_.key("approximate");
      json_.boolean(true);
    }
    json_.end_object();
  }
  void write_content(std::monostate /*none*/) {}
  void write_content(const amount& number) { member_if_given("value", number); }
  void write_content(bool yes) {
    json_.key("value");
    json_.boolean(yes);
  }
  void write_content(const std::string& code) { member("value", code); }
  void write_content(const std::vector<item_state>& items) {
    json_.key("value");
    json_.begin_object();
    for (const auto& [code, checked] : items) {
      json_.key(code);
      if (checked) {
        json_.boolean(*checked);
      } else {
        json_.null();
      }
    }
    json_.end_object();
  }

  void write_required(std::monostate /*nothing*/, const indicator& /*of*/) {}
  void write_required(const number_rule& require, const indicator& /*of*/) {
    if (require.lower) write_bound(*require.lower);
    if (require.upper) write_bound(*require.upper);
  }
  /// Of one unit a bound is a number, or not known.
  void write_bound(const threshold_rule& bound) {
    json_.key(name(bound.how));
    if (const auto& number = std::get<xaso::bound>(bound.limit).value) {
      json_.figure(*number);
    } else {
      json_.null();
    }
  }
  void write_required(const is_requirement& require, const indicator& /*of*/) {
    json_.key("is");
    if (require.is) {
      json_.boolean(*require.is);
    } else {
      json_.null();
    }
  }
  void write_required(const one_of_requirement& require, const indicator& /*of*/) {
    json_.key("one_of");
    if (!require.one_of) {
      json_.null();
      return;
    }
    json_.begin_array();
    for (const std::string& code : *require.one_of) json_.string(code);
    json_.end_array();
  }
  void write_required(const checked_requirement& require, const indicator& of) {
    json_.key("checked");
    if (require.all) {
      json_.number(of.measure.options.size());
    } else if (require.checked) {
      json_.number(*require.checked);
    } else {
      json_.null();
    }
  }

  void write_count(std::string_view key, const gap_count& count) {
    switch (count.form) {
      case gap_count::kind::absent:
        break;
      case gap_count::kind::number:
        member(key, count.number);
        break;
      case gap_count::kind::impossible:
        member(key, "impossible");
        break;
      case gap_count::kind::beyond_range:
        member(key, "beyond_range");
        break;
    }
  }

  void write_gap(const indicator_answer& answer) {
    const gap& gap = answer.gap;
    json_.key("gap");
    json_.begin_object();
    write_count(gap.fewer ? "fewer_needed" : "more_needed", gap.change);
    write_count(gap.fewer ? "fewer_needed_if_both_shrink" : "more_needed_if_both_grow",
                gap.change_both);
    write_count("needed", gap.needed);
    if (gap.difference) member(gap.fewer ? "over_by" : "short_by", gap.difference->to_string());
    if (gap.percentage_points) member("percentage_points", gap.percentage_points->to_string());
    if (gap.strictly) {
      json_.key("strictly");
      json_.boolean(true);
    }
    json_.end_object();
  }

  // ---- diagnostics ----

  void write_of_unit(const diagnostic& each) {
    json_.begin_object();
    member("code", name(each.what));
    member("at", each.at);
    member_unless_empty("given", each.given);
    if (each.found) member("found", name(*each.found));
    member_unless_empty("nearest", each.nearest);
    json_.end_object();
  }

  void write_of_document(const diagnostic& each) {
    json_.begin_object();
    member("code", name(each.what));
    const bool of_unit =
        each.what == diagnostic::kind::wrong_level || each.what == diagnostic::kind::track_missing;
    if (of_unit) write_identity(evaluation_.measurements().entries()[each.entry].unit);
    member_unless_empty("given", each.given);
    json_.end_object();
  }

  const evaluation& evaluation_;
  const criteria_set& set_;
  detail::json_writer json_;
};

}  // namespace

std::string write_evaluation(const evaluation& evaluation) {
  std::string out;
  evaluation_writer(evaluation, out).write();
  out += '\n';
  return out;
}

}  // namespace xaso
