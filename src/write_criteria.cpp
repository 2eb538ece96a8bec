// Writing a criteria set as canonical text: required keys first, in the order of the format.
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <variant>

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
    if (!set.facts.empty()) list("facts", set.facts);
    write_policies(set.policies);
    write_expected(set.expected);
    write_codes("complete_tags", set.complete_tags);
    if (!set.conclusions.empty()) list("conclusions", set.conclusions);
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
  void write(const condition& condition) {
    json_.begin_object();
    member("fact", condition.fact);
    flag("is", condition.is);
    json_.end_object();
  }
  void write_applies_when(const std::optional<condition>& condition) {
    if (!condition) return;
    json_.key("applies_when");
    write(*condition);
  }
  void write_value(const bound& bound) {
    if (bound.value) {
      json_.figure(*bound.value);
    } else {
      json_.null();
    }
  }
  void write(const bound& bound) {
    if (bound.sources.empty()) {
      write_value(bound);
      return;
    }
    json_.begin_object();
    json_.key("value");
    write_value(bound);
    write_sources(bound.sources);
    json_.end_object();
  }
  void write(comparison how, const bound& bound) {
    json_.key(name(how));
    write(bound);
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
    if (!policies.not_applicable && policies.sources.empty()) return;
    json_.key("policies");
    json_.begin_object();
    if (policies.not_applicable) member("not_applicable", name(*policies.not_applicable));
    write_sources(policies.sources);
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
      write(leaf->require);
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
    write_expected(group.expected);
  }

  void write(const measure& measure) {
    json_.key("measure");
    json_.begin_object();
    member("type", name(measure.type));
    if (measure.numerator) member("numerator", *measure.numerator);
    if (measure.denominator) member("denominator", *measure.denominator);
    if (measure.ratio.decimal_parts) member("parts", "decimal");
    if (measure.ratio.may_exceed_one) flag("may_exceed_one", true);
    if (measure.ratio.zero) member("zero_denominator", name(*measure.ratio.zero));
    if (measure.unit) member("unit", *measure.unit);
    if (!measure.options.empty()) {
      list(measure.type == measure_type::checklist ? "items" : "options", measure.options);
    }
    json_.end_object();
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
  void write_part(const number_requirement& require) {
    for (const auto* bound : {&require.lower, &require.upper}) {
      if (*bound) write((*bound)->how, (*bound)->limit);
    }
  }
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
    write(form.how, form.number);
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
