// Writing a criteria set as canonical text: required keys first, in the order of the format.
// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "criteria_rules.hpp"
#include "int128.hpp"
#include "json_writer.hpp"
#include "xaso/json.hpp"

namespace xaso {
namespace detail {
namespace {

class criteria_writer {
 public:
  explicit criteria_writer(std::string& out) noexcept : json_(out) {}

  void write(const criteria_definition& set) {
    json_.begin_object();
    member("format", "xaso.criteria/1");
    member("id", set.id);
    member("version", set.version);
    member("title", set.title);
    member("applies_to", name(set.applies_to));
    list("criteria", set.criteria);
    if (!set.legal_basis.empty()) member("legal_basis", set.legal_basis);
    write_in_force(set);
    write_sources(set.sources);
    write_attributes(set.attributes);
    if (!set.facts.empty()) list("facts", set.facts);
    write_policies(set.policies);
    write_expected(set.expected);
    write_codes("complete_tags", set.complete_tags);
    if (!set.conclusions.empty()) list("conclusions", set.conclusions);
    if (!set.checks.empty()) list("checks", set.checks);
    if (set.ranking) {
      json_.key("ranking");
      write(*set.ranking);
    }
    json_.end_object();
  }

 private:
  // ---- members and lists ----

  void member(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string(value);
  }
  void member(std::string_view key, const text& value) {
    json_.key(key);
    write(value);
  }
  void flag(std::string_view key, bool value) {
    json_.key(key);
    json_.boolean(value);
  }
  template <class Element>
  void list(std::string_view key, const std::vector<Element>& elements) {
    json_.key(key);
    json_.begin_array();
    for (const Element& one : elements) write(one);
    json_.end_array();
  }
  void write(const std::string& code) { json_.string(code); }
  void write_codes(std::string_view key, const std::vector<std::string>& codes) {
    if (!codes.empty()) list(key, codes);
  }

  // ---- what stands in many places ----

  void write(const text& text) {
    json_.begin_object();
    member("vi", text.vi);
    if (!text.en.empty()) member("en", text.en);
    json_.end_object();
  }
  void write(const source& source) {
    json_.begin_object();
    member("certainty", name(source.certainty));
    if (!source.ref.empty()) member("ref", source.ref);
    if (!source.note.empty()) member("note", source.note);
    json_.end_object();
  }
  void write_sources(const sources& sources) {
    if (sources.size() == 1) {
      json_.key("source");
      write(sources.front());
    } else if (!sources.empty()) {
      list("source", sources);
    }
  }
  void write_nullable(std::string_view key, const std::optional<decimal>& number) {
    json_.key(key);
    write(number);
  }
  void write(const std::optional<decimal>& number) {
    if (number) {
      json_.figure(*number);
    } else {
      json_.null();
    }
  }

  // ---- circumstances ----

  void write_attributes(const std::vector<attribute_declaration>& attributes) {
    if (attributes.empty()) return;
    json_.key("attributes");
    json_.begin_object();
    for (const attribute_declaration& one : attributes) {
      if (one.type == attribute_type::one_of) {
        list(one.name, one.values);
      } else {
        member(one.name, one.type == attribute_type::yes_no ? "yes_no" : "decimal");
      }
    }
    json_.end_object();
  }
  void write(const condition& condition) {
    if (const auto* when = std::get_if<when_all>(&condition)) {
      write(*when);
      return;
    }
    const auto& fact = std::get<fact_is>(condition);
    json_.begin_object();
    member("fact", fact.fact);
    flag("is", fact.is);
    json_.end_object();
  }
  void write(const when_all& when) {
    json_.begin_object();
    for (const circumstance& one : when.circumstances) {
      json_.key(one.name);
      std::visit([&](const auto& is) { write_circumstance(one.name, is); }, one.is);
    }
    json_.end_object();
  }
  void write_circumstance(std::string_view of, const any_of_values& any) {
    if (any.values.size() == 1) {
      write_value(of, any.values.front());
      return;
    }
    json_.begin_array();
    for (const attribute_value& value : any.values) write_value(of, value);
    json_.end_array();
  }
  void write_circumstance(std::string_view /*of*/, const number_span& span) {
    json_.begin_object();
    if (span.lower) write_end(span.lower->open ? "more_than" : "at_least", *span.lower);
    if (span.upper) write_end(span.upper->open ? "less_than" : "at_most", *span.upper);
    json_.end_object();
  }
  void write_circumstance(std::string_view /*of*/, const year_span& span) {
    json_.begin_object();
    if (span.from) write_year("from", *span.from);
    if (span.to) write_year("to", *span.to);
    json_.end_object();
  }
  void write_end(std::string_view key, const range_end& end) {
    json_.key(key);
    json_.figure(end.value);
  }
  void write_year(std::string_view key, int year) {
    json_.key(key);
    json_.number(year);
  }
  void write_value(std::string_view of, const attribute_value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) {
      json_.boolean(*flag);
    } else if (const auto* code = std::get_if<std::string>(&value)) {
      json_.string(*code);
    } else if (of == year_name) {
      json_.number(std::get<decimal>(value).mantissa());
    } else {
      json_.figure(std::get<decimal>(value));
    }
  }
  void write_applies_when(const std::optional<condition>& condition) {
    if (!condition) return;
    json_.key("applies_when");
    write(*condition);
  }

  // ---- bounds ----

  void write(const bound& bound) {
    if (bound.sources.empty()) {
      write(bound.value);
      return;
    }
    json_.begin_object();
    write_nullable("value", bound.value);
    write_sources(bound.sources);
    json_.end_object();
  }
  void write(const relative_bound& bound) {
    json_.begin_object();
    member("of", bound.of);
    json_.key("times");
    json_.figure(bound.times);
    json_.end_object();
  }
  void write(const selected_bound& bound) {
    json_.begin_object();
    list("select", bound.rows);
    json_.key("otherwise");
    write(bound.otherwise);
    json_.end_object();
  }
  void write(const selected_bound::row& row) {
    json_.begin_object();
    json_.key("when");
    write(row.when);
    json_.key("value");
    write(row.value);
    json_.end_object();
  }
  void write(const fixed_bound& rule) {
    std::visit([this](const auto& one) { write(one); }, rule);
  }
  void write(const bound_rule& rule) {
    std::visit([this](const auto& one) { write(one); }, rule);
  }

  // ---- the set as a whole ----

  void write_in_force(const criteria_definition& set) {
    if (!set.in_force && set.in_force_sources.empty()) return;
    const date_span span = set.in_force.value_or(date_span());
    json_.key("in_force");
    json_.begin_object();
    if (span.from) member("from", span.from->to_string());
    if (span.to) member("to", span.to->to_string());
    write_sources(set.in_force_sources);
    json_.end_object();
  }
  void write(const fact_declaration& fact) {
    json_.begin_object();
    member("name", fact.name);
    member("title", fact.title);
    json_.end_object();
  }
  void write_policies(const set_policies& policies) {
    if (!policies.not_applicable && !policies.rounding && policies.sources.empty()) return;
    json_.key("policies");
    json_.begin_object();
    if (policies.not_applicable) member("not_applicable", name(*policies.not_applicable));
    if (policies.rounding) {
      json_.key("rounding");
      write(*policies.rounding);
    }
    write_sources(policies.sources);
    json_.end_object();
  }
  void write(const rounding& rounding) {
    json_.begin_object();
    member("at", name(rounding.at));
    json_.key("digits");
    json_.number(rounding.digits);
    member("mode", name(rounding.mode));
    json_.end_object();
  }
  void write_expected(const std::optional<expected_indicators>& expected) {
    if (!expected) return;
    json_.key("expected_indicators");
    if (expected->count) {
      json_.number(*expected->count);
    } else {
      json_.null();
    }
  }

  // ---- nodes ----

  void write(const node& node) {
    const auto* leaf = std::get_if<indicator>(&node.content);
    const auto* group = std::get_if<xaso::group>(&node.content);
    json_.begin_object();
    member("code", node.code);
    member("title", node.title);
    if (group != nullptr) {
      list("children", group->children);
    } else {
      write(leaf->measure);
      if (leaf->is_judged()) write(leaf->require);
      if (leaf->points) write(*leaf->points, leaf->measure.type);
    }
    write_codes("tags", node.tags);
    write_applies_when(node.applies_when);
    if (node.not_applicable) member("not_applicable", name(*node.not_applicable));
    write_sources(node.sources);
    if (!node.note.empty()) member("note", node.note);
    if (group != nullptr) {
      write_rules(*group);
    } else {
      write_rules(*leaf);
    }
    json_.end_object();
  }
  void write_rules(const indicator& indicator) {
    if (indicator.may_be_not_applicable) flag("may_be_not_applicable", true);
    if (indicator.evidence != evidence_rule::none) member("evidence", name(indicator.evidence));
  }
  void write_rules(const group& group) {
    if (group.when) {
      json_.key("when");
      write(*group.when);
    }
    if (group.counts_as_indicator) member("counts_as", "indicator");
    if (group.points) write(*group.points);
    write_expected(group.expected);
  }

  void write(const measure& measure) {
    json_.key("measure");
    json_.begin_object();
    member("type", name(measure.type));
    if (measure.numerator) member("numerator", *measure.numerator);
    if (measure.denominator) member("denominator", *measure.denominator);
    if (measure.type == measure_type::derived) write_members(measure.derived);
    if (measure.ratio.decimal_parts) member("parts", "decimal");
    if (measure.ratio.may_exceed_one) flag("may_exceed_one", true);
    if (measure.ratio.zero) member("zero_denominator", name(*measure.ratio.zero));
    if (measure.unit) member("unit", *measure.unit);
    if (!measure.options.empty()) {
      list(measure.type == measure_type::checklist ? "items" : "options", measure.options);
    }
    json_.end_object();
  }
  void write_members(const derived_rules& derived) {
    member("set", derived.set);
    member("conclusion", derived.conclusion);
    if (derived.level_at_least) member("level_at_least", *derived.level_at_least);
    member("as", derived.as_count ? "count" : "ratio");
  }
  void write(const option& option) {
    json_.begin_object();
    member("code", option.code);
    member("title", option.title);
    json_.end_object();
  }

  void write(const requirement& require) {
    json_.key("require");
    json_.begin_object();
    std::visit([this](const auto& one) { write_part(one); }, require);
    json_.end_object();
  }
  void write_part(const number_rule& require) {
    for (const auto* one : {&require.lower, &require.upper}) {
      if (!*one) continue;
      json_.key(name((*one)->how));
      write((*one)->limit);
    }
  }
  void write_part(std::monostate /*nothing*/) {}
  void write_part(const is_requirement& require) {
    json_.key("is");
    if (require.is) {
      json_.boolean(*require.is);
    } else {
      json_.null();
    }
  }
  void write_part(const one_of_requirement& require) {
    if (require.one_of) {
      list("one_of", *require.one_of);
    } else {
      json_.key("one_of");
      json_.null();
    }
  }
  void write_part(const checked_requirement& require) {
    json_.key("checked");
    if (require.all) {
      json_.string("all");
    } else if (require.checked) {
      json_.number(*require.checked);
    } else {
      json_.null();
    }
  }

  // ---- points ----

  void write(const points& points, measure_type type) {
    json_.key("points");
    json_.begin_object();
    write_nullable("max", points.max);
    if (points.min != decimal()) {
      json_.key("min");
      json_.figure(points.min);
    }
    if (points.extra) flag("extra", true);
    if (const auto* parts = std::get_if<part_points>(&points.rule)) {
      json_.key(type == measure_type::checklist ? "items" : "options");
      write(*parts);
    } else {
      std::visit([this](const auto& rule) { write_rule(rule); }, points.rule);
    }
    json_.end_object();
  }
  void write_rule(const step_points& rule) {
    json_.key("steps");
    json_.begin_array();
    for (const step& one : rule.steps) write(one, rule.at_most ? "at_most" : "at_least");
    json_.end_array();
    write_nullable("else", rule.otherwise);
  }
  void write(const step& step, std::string_view limit) {
    json_.begin_object();
    json_.key(limit);
    json_.figure(step.limit);
    write_nullable("points", step.points);
    write_sources(step.sources);
    json_.end_object();
  }
  void write_rule(ratio_points /*rule*/) { flag("times_ratio", true); }
  void write_rule(const target_points& rule) { write_nullable("target", rule.target); }
  void write_rule(const unit_points& rule) {
    json_.key("per_unit");
    write(rule.each);
  }
  void write_rule(const part_points& rule) { write(rule); }
  void write_rule(met_points /*rule*/) { flag("if_met", true); }
  void write_rule(const cohort_points& rule) {
    member("min_max", rule.inverse ? "inverse" : "direct");
    if (rule.missing_ignored) member("missing", "ignored");
  }
  void write(const part_points& rule) {
    json_.begin_object();
    for (const auto& [code, part] : rule.parts) {
      json_.key(code);
      write(part);
    }
    json_.end_object();
  }
  // A decimal is written as one; no other fraction need have a plain form.
  void write(const fraction& fraction) {
    for (int scale = 0; scale <= decimal::max_scale; ++scale) {
      if (fraction.denominator != power_of_ten(scale)) continue;
      json_.figure(decimal::scaled(fraction.numerator, scale));
      return;
    }
    json_.string(std::to_string(fraction.numerator) + '/' + std::to_string(fraction.denominator));
  }
  void write(const group_points& points) {
    json_.key("points");
    json_.begin_object();
    write_nullable("max", points.max);
    if (points.clamp) flag("clamp", true);
    json_.end_object();
  }

  // ---- conclusions ----

  void write(const conclusion& conclusion) {
    json_.begin_object();
    member("code", conclusion.code);
    member("title", conclusion.title);
    write_sources(conclusion.sources);
    write_applies_when(conclusion.applies_when);
    if (conclusion.when) {
      json_.key("when");
      write(*conclusion.when);
    } else {
      list("levels", conclusion.levels);
    }
    json_.end_object();
  }
  void write(const level& level) {
    json_.begin_object();
    member("code", level.code);
    member("title", level.title);
    write_sources(level.sources);
    json_.key("when");
    write(level.when);
    json_.end_object();
  }

  void write(const form& form) {
    json_.begin_object();
    std::visit([this](const auto& one) { write_members(one); }, form.content);
    json_.end_object();
  }
  void write_members(const quantified_form& form) {
    json_.key(form.all ? "all_met" : "any_met");
    write(form.among);
  }
  void write_members(const tally_form& form) {
    const std::string kind =
        std::string(form.share ? "share" : "count") + (form.met ? "_met" : "_not_met");
    json_.key(kind);
    json_.begin_object();
    json_.key("among");
    write(form.among);
    json_.key(name(form.how));
    write(form.number);
    json_.end_object();
  }
  void write_members(const fact_form& form) {
    member("fact", form.fact);
    flag("is", form.is);
  }
  void write_members(const conclusion_form& form) {
    member("conclusion", form.written);
    if (form.level_at_least) member("level_at_least", *form.level_at_least);
    if (form.if_not_applicable) member("if_not_applicable", name(*form.if_not_applicable));
  }
  void write_members(const combined_form& form) {
    if (form.how == combined_form::kind::negation) {
      json_.key("not");
      write(form.operands.front());
    } else {
      list(form.how == combined_form::kind::all ? "all" : "any", form.operands);
    }
  }

  void write_members(const unit_form& form) {
    json_.key("unit");
    write(form.when);
  }
  void write_members(const points_form& form) {
    json_.key(form.share ? "share_of_max" : "points");
    json_.begin_object();
    json_.key("of");
    if (form.of.empty()) {
      json_.string("*");
    } else {
      write_selector(listed_nodes{form.of});
    }
    json_.key("at_least");
    write(form.at_least);
    json_.end_object();
  }
  void write_members(const each_group_form& form) {
    json_.key("each_group");
    json_.begin_object();
    write_codes("among", form.among);
    json_.key("share_of_max");
    json_.begin_object();
    json_.key("at_least");
    write(form.at_least);
    json_.end_object();
    json_.end_object();
  }

  void write(const selector& selector) {
    std::visit([this](const auto& one) { write_selector(one); }, selector);
  }
  void write_selector(every_indicator) { json_.string("*"); }
  void write_selector(const listed_nodes& listed) {
    if (listed.codes.size() == 1) {
      json_.string(listed.codes.front());
      return;
    }
    json_.begin_array();
    for (const std::string& code : listed.codes) json_.string(code);
    json_.end_array();
  }
  void write_selector(const nodes_under& under) {
    json_.begin_object();
    member("under", under.code);
    json_.end_object();
  }
  void write_selector(const nodes_tagged& tagged) {
    json_.begin_object();
    member("tag", tagged.tag);
    json_.end_object();
  }

  // ---- checks and ranking ----

  void write(const consistency_check& check) {
    json_.begin_object();
    member("code", check.code);
    member("title", check.title);
    json_.key(check.at_most ? "at_most" : "equal");
    json_.begin_array();
    json_.string(to_string(check.first));
    json_.string(to_string(check.second));
    json_.end_array();
    member("then", check.inconsistent ? "inconsistent" : "diagnostic");
    json_.end_object();
  }
  void write(const ranking_rules& ranking) {
    json_.begin_object();
    member("by", name(ranking.by));
    if (!ranking.leagues.empty()) member("leagues", ranking.leagues);
    if (ranking.unranked_when) {
      json_.key("unranked_when");
      write(*ranking.unranked_when);
    }
    json_.end_object();
  }

  json_writer json_;
};

}  // namespace
}  // namespace detail

std::string write_criteria(const criteria_set& set) {
  std::string json;
  detail::criteria_writer(json).write(set.definition());
  json += '\n';
  return json;
}

}  // namespace xaso
