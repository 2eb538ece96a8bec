// The C API over the C++ core: arguments in, one call, handles out. Nothing is decided here.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guard.hpp"
#include "sized_struct.hpp"
#include "xaso.h"
#include "xaso/evaluation.hpp"
#include "xaso/json.hpp"
#include "xaso/library.hpp"
#include "xaso/schema.hpp"

using namespace xaso::detail;  // NOLINT(google-build-using-namespace): it is ours, all of it

// ---- what xaso.h writes out, and what the core says ----

static_assert(XASO_OK == static_cast<xaso_errc>(xaso::errc::ok));
static_assert(XASO_E_ARGUMENT == static_cast<xaso_errc>(xaso::errc::argument));
static_assert(XASO_E_SYNTAX == static_cast<xaso_errc>(xaso::errc::syntax));
static_assert(XASO_E_SCHEMA == static_cast<xaso_errc>(xaso::errc::schema));
static_assert(XASO_E_LIMIT == static_cast<xaso_errc>(xaso::errc::limit));
static_assert(XASO_E_UNSUPPORTED == static_cast<xaso_errc>(xaso::errc::unsupported));
static_assert(XASO_E_MISMATCH == static_cast<xaso_errc>(xaso::errc::mismatch));
static_assert(XASO_E_NOT_FOUND == static_cast<xaso_errc>(xaso::errc::not_found));
static_assert(XASO_E_MEMORY == static_cast<xaso_errc>(xaso::errc::memory));
static_assert(XASO_E_CANCELLED == static_cast<xaso_errc>(xaso::errc::cancelled));
static_assert(XASO_E_INTERNAL == static_cast<xaso_errc>(xaso::errc::internal));

static_assert(XASO_TRACK_SELF == static_cast<int>(xaso::track::self));
static_assert(XASO_TRACK_REVIEW == static_cast<int>(xaso::track::review));
static_assert(XASO_TRACK_APPRAISED == static_cast<int>(xaso::track::appraised));

static_assert(XASO_DOCUMENT_CRITERIA == static_cast<int>(xaso::document_kind::criteria));
static_assert(XASO_DOCUMENT_MEASUREMENTS == static_cast<int>(xaso::document_kind::measurements));
static_assert(XASO_DOCUMENT_EVALUATION == static_cast<int>(xaso::document_kind::evaluation));

static_assert(xaso::failure::max_errors == 100);  // as the comments of xaso.h say

// No padding at the end: sizeof is the end of the last field.
template <typename Struct, typename Last>
constexpr bool ends_with(std::size_t offset_of_last) {
  return offset_of_last + sizeof(Last) == sizeof(Struct);
}
static_assert(ends_with<xaso_error_view, int32_t>(offsetof(xaso_error_view, reserved)));
static_assert(ends_with<xaso_parse_options, size_t>(offsetof(xaso_parse_options, max_nodes)));
static_assert(ends_with<xaso_evaluate_options, int32_t>(offsetof(xaso_evaluate_options, reserved)));

namespace {

// ---- options ----

void set_limit(std::size_t& limit, std::size_t given) noexcept {
  if (given != 0) limit = given;
}

xaso::read_limits limits_from(const xaso_parse_options* given) {
  const xaso_parse_options options = options_from(given, "PARSE_OPTIONS");
  xaso::read_limits limits;
  set_limit(limits.bytes, options.max_bytes);
  set_limit(limits.depth, options.max_depth);
  set_limit(limits.string_bytes, options.max_string_bytes);
  set_limit(limits.nodes, options.max_nodes);
  return limits;
}

/// Refuses a value outside 0 to `last`.
void require_up_to(int32_t last, int32_t value, std::string_view field, std::string_view values) {
  if (value >= 0 && value <= last) return;
  refuse("bad_option",
         std::string(field) + " is " + std::to_string(value) + "; it is " + std::string(values));
}

std::optional<xaso::language> language_from(int32_t language) noexcept {
  switch (language) {
    case XASO_LANGUAGE_VI:
      return xaso::language::vi;
    case XASO_LANGUAGE_EN:
      return xaso::language::en;
    default:
      return std::nullopt;
  }
}

xaso::question question_from(const xaso_evaluate_options* given) {
  const xaso_evaluate_options options = options_from(given, "EVALUATE_OPTIONS");
  require_up_to(XASO_TRACK_APPRAISED, options.track, "track",
                "XASO_TRACK_SELF, XASO_TRACK_REVIEW or XASO_TRACK_APPRAISED");
  require_up_to(XASO_LANGUAGE_EN, options.text_language, "text_language",
                "XASO_LANGUAGE_NONE, XASO_LANGUAGE_VI or XASO_LANGUAGE_EN");
  require_up_to(1, options.allow_other_criteria, "allow_other_criteria", "0 or 1");
  require_up_to(0, options.reserved, "reserved", "0");
  return {
      .track = static_cast<xaso::track>(options.track),
      .text = language_from(options.text_language),
      .allow_other_criteria = options.allow_other_criteria == 1,
  };
}

using c_string = char[];  // NOLINT(modernize-avoid-c-arrays): it leaves as a char*

/// A copy for xaso_string_free.
std::unique_ptr<c_string> copy_of(const std::string& text) {
  auto copy = std::make_unique<c_string>(text.size() + 1);
  std::memcpy(copy.get(), text.c_str(), text.size() + 1);
  return copy;
}

}  // namespace

// ---- version ----

int32_t xaso_version_number(void) { return XASO_VERSION_NUMBER; }

const char* xaso_version_string(void) { return XASO_VERSION_STRING; }

// ---- errors ----

const char* xaso_errc_name(xaso_errc code) {
  return xaso::name(static_cast<xaso::errc>(code)).data();  // of a literal, so a NUL follows
}

size_t xaso_error_count(const xaso_error* error) {
  return error == nullptr ? 0 : object_of(error).views.size();
}

// Without the guard: it throws nothing, so that errors can be read when no memory is left.
xaso_errc xaso_error_get(const xaso_error* error, size_t index, xaso_error_view* out_view) {
  if (out_view == nullptr || !is_struct_size(out_view->struct_size)) return XASO_E_ARGUMENT;
  fill(*out_view, xaso_error_view{});
  if (error == nullptr) return XASO_E_ARGUMENT;
  const auto views = object_of(error).views;
  if (index >= views.size()) return XASO_E_NOT_FOUND;
  fill(*out_view, views[index]);
  return XASO_OK;
}

void xaso_error_free(xaso_error* error) { take_back(error); }

// ---- criteria sets ----

xaso_errc xaso_criteria_set_parse(const char* json, size_t json_size,
                                  const xaso_parse_options* options, xaso_criteria_set** out_set,
                                  xaso_error** out_error) {
  return guard(out_error, [&] {
    clear(out_set);
    require(json, "json");
    require(out_set, "out_set");
    const xaso::read_limits limits = limits_from(options);
    *out_set = hand_over<xaso_criteria_set>(std::make_unique<xaso::criteria_set>(
        xaso::read_criteria(std::string_view(json, json_size), limits)));
  });
}

const char* xaso_criteria_set_get_id(const xaso_criteria_set* set) {
  return set == nullptr ? "" : object_of(set).id().c_str();
}

const char* xaso_criteria_set_get_version(const xaso_criteria_set* set) {
  return set == nullptr ? "" : object_of(set).version().c_str();
}

void xaso_criteria_set_free(xaso_criteria_set* set) { take_back(set); }

// ---- measurements ----

xaso_errc xaso_measurements_parse(const char* json, size_t json_size,
                                  const xaso_parse_options* options,
                                  xaso_measurements** out_measurements, xaso_error** out_error) {
  return guard(out_error, [&] {
    clear(out_measurements);
    require(json, "json");
    require(out_measurements, "out_measurements");
    const xaso::read_limits limits = limits_from(options);
    *out_measurements = hand_over<xaso_measurements>(std::make_unique<xaso::measurements>(
        xaso::read_measurements(std::string_view(json, json_size), limits)));
  });
}

void xaso_measurements_free(xaso_measurements* measurements) { take_back(measurements); }

// ---- evaluating ----

xaso_errc xaso_evaluator_create(const xaso_criteria_set* set, xaso_evaluator** out_evaluator,
                                xaso_error** out_error) {
  return guard(out_error, [&] {
    clear(out_evaluator);
    require(set, "set");
    require(out_evaluator, "out_evaluator");
    *out_evaluator = hand_over<xaso_evaluator>(std::make_unique<xaso::evaluator>(object_of(set)));
  });
}

xaso_errc xaso_evaluator_create_with_library(const xaso_criteria_set* set,
                                             const xaso_criteria_set* const* library,
                                             size_t library_size, xaso_evaluator** out_evaluator,
                                             xaso_error** out_error) {
  return guard(out_error, [&] {
    clear(out_evaluator);
    require(set, "set");
    if (library_size != 0) require(library, "library");
    require(out_evaluator, "out_evaluator");
    std::vector<xaso::criteria_set> sets{object_of(set)};
    for (size_t i = 0; i < library_size; ++i) {
      if (library[i] == nullptr) {
        refuse("null_argument", "library[" + std::to_string(i) + "] must not be NULL");
      }
      sets.push_back(object_of(library[i]));
    }
    *out_evaluator = hand_over<xaso_evaluator>(
        std::make_unique<xaso::evaluator>(xaso::library::create(std::move(sets))));
  });
}

xaso_errc xaso_evaluator_evaluate_json(const xaso_evaluator* evaluator,
                                       const xaso_measurements* measurements,
                                       const xaso_evaluate_options* options, char** out_json,
                                       size_t* out_json_size, xaso_error** out_error) {
  return guard(out_error, [&] {
    clear(out_json, out_json_size);
    require(evaluator, "evaluator");
    require(measurements, "measurements");
    require(out_json, "out_json");
    const xaso::question asked = question_from(options);
    const std::string json =
        xaso::write_evaluation(object_of(evaluator).evaluate(object_of(measurements), asked));
    *out_json = copy_of(json).release();
    if (out_json_size != nullptr) *out_json_size = json.size();
  });
}

void xaso_evaluator_free(xaso_evaluator* evaluator) { take_back(evaluator); }

// ---- schemas ----

const char* xaso_schema_text(int32_t document) {
  const bool is_one = document >= XASO_DOCUMENT_CRITERIA && document <= XASO_DOCUMENT_EVALUATION;
  if (!is_one) return "";
  return xaso::schema(static_cast<xaso::document_kind>(document)).data();  // a NUL follows
}

// ---- strings ----

void xaso_string_free(char* string) { std::unique_ptr<c_string>{string}; }
