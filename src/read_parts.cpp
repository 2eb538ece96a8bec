// Reading what stands in many places of a criteria document: texts and sources.
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string_view>

#include "criteria_reader.hpp"

namespace xaso::detail {
namespace {

constexpr std::array<std::string_view, 2> text_keys{"vi", "en"};
constexpr std::array<std::string_view, 3> source_keys{"certainty", "ref", "note"};

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

void criteria_reader::expect_true(json_value value) {
  if (in_.boolean(value) == false) in_.fail(value, fault::unknown_word, {"false", "true"});
}

}  // namespace xaso::detail
