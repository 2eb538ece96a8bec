// Reading what stands in many places of a criteria document: texts, sources, numbers, conditions.
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string_view>

#include "criteria_reader.hpp"

namespace xaso::detail {
namespace {

constexpr std::array<std::string_view, 2> text_keys{"vi", "en"};
constexpr std::array<std::string_view, 3> source_keys{"certainty", "ref", "note"};
constexpr std::array<std::string_view, 2> condition_keys{"fact", "is"};
constexpr std::array<std::string_view, 2> number_keys{"value", "source"};

}  // namespace

text criteria_reader::read_text(json_value value) {
  const schema_object object(in_, value, text_keys, "an object such as {\"vi\": \"…\"}");
  text text;
  if (const auto vi = object.require("vi")) text.vi = in_.string(*vi).value_or("");
  if (const auto en = object.find("en")) {
    text.en = in_.string(*en).value_or("");
    if (en->is(json_kind::string) && text.en.empty()) {
      in_.fail(*en, fault::empty_string, {"\"en\""});
    }
  }
  return text;
}

sources criteria_reader::read_sources(json_value value) {
  if (value.is(json_kind::object)) return {read_source(value)};
  if (!in_.expect(value, json_kind::array, "an object or a list of objects")) return {};
  if (value.empty()) in_.fail(value, fault::empty_list, {subject(value)});
  return read_list(value, &criteria_reader::read_source);
}

source criteria_reader::read_source(json_value value) {
  const schema_object object(in_, value, source_keys);
  source source;
  if (const auto certainty = object.require("certainty")) {
    source.certainty = in_.word(*certainty, {certainty::attested, certainty::inferred,
                                             certainty::not_found, certainty::choice})
                           .value_or(source.certainty);
  }
  if (const auto ref = object.find("ref")) source.ref = in_.string(*ref).value_or("");
  if (const auto note = object.find("note")) source.note = in_.string(*note).value_or("");
  return source;
}

condition criteria_reader::read_condition(json_value value) {
  condition condition;
  if (value.is(json_kind::object) && !value.find("fact") && !value.find("is")) {
    // A condition on attributes or the year.
    if (value.empty()) {
      in_.fail(value, fault::empty_object, {subject(value)});
    } else {
      in_.fail(value, fault::not_yet_supported, {"applies_when by attributes or year"});
    }
    return condition;
  }
  const schema_object object(in_, value, condition_keys);
  if (const auto fact = object.require("fact")) condition.fact = in_.string(*fact).value_or("");
  if (const auto is = object.require("is")) condition.is = in_.boolean(*is).value_or(true);
  return condition;
}

bound criteria_reader::read_number(json_value value, bool selectable) {
  bound bound;
  if (value.is(json_kind::null)) return bound;
  if (!value.is(json_kind::object)) {
    bound.value = in_.number(value);
    return bound;
  }
  for (const std::string_view key : {"select", "of"}) {
    const auto member = selectable ? value.find(key) : std::nullopt;
    if (!member) continue;
    in_.fail_key(*member, fault::not_yet_supported, {key});
    return bound;
  }
  const schema_object object(in_, value, number_keys);
  if (const auto number = object.require("value")) {
    if (!number->is(json_kind::null)) bound.value = in_.number(*number);
  }
  if (const auto source = object.find("source")) bound.sources = read_sources(*source);
  return bound;
}

std::optional<threshold> criteria_reader::read_threshold(const schema_object& object,
                                                         comparison how, comparison strictly,
                                                         bool selectable) {
  const auto inclusive = object.find(name(how));
  const auto exclusive = object.find(name(strictly));
  if (inclusive && exclusive) {
    in_.fail_key(*exclusive, fault::exclusive_keys, {name(how), name(strictly)});
  }
  if (inclusive) return threshold{how, read_number(*inclusive, selectable)};
  if (exclusive) return threshold{strictly, read_number(*exclusive, selectable)};
  return std::nullopt;
}

}  // namespace xaso::detail
