// The JSON Schemas, as the build has embedded them (cmake/schemas.cmake).
// SPDX-License-Identifier: Apache-2.0
#include "xaso/schema.hpp"

#include <cstddef>

namespace xaso {
namespace {

// NOLINTBEGIN(modernize-avoid-c-arrays): their sizes are those of the files

constexpr char criteria_schema[] = {
#include "criteria.schema.inc"
    '\0'};
constexpr char measurements_schema[] = {
#include "measurements.schema.inc"
    '\0'};
constexpr char evaluation_schema[] = {
#include "evaluation.schema.inc"
    '\0'};

template <std::size_t Size>
constexpr std::string_view text_of(const char (&file)[Size]) noexcept {
  return {static_cast<const char*>(file), Size - 1};
}

// NOLINTEND(modernize-avoid-c-arrays)

}  // namespace

std::string_view name(document_kind kind) noexcept {
  switch (kind) {
    case document_kind::criteria:
      return "criteria";
    case document_kind::measurements:
      return "measurements";
    case document_kind::evaluation:
      return "evaluation";
  }
  return "unknown";
}

std::optional<document_kind> document_named(std::string_view name) noexcept {
  for (const document_kind one :
       {document_kind::criteria, document_kind::measurements, document_kind::evaluation}) {
    if (xaso::name(one) == name) return one;
  }
  return std::nullopt;
}

std::string_view schema(document_kind kind) noexcept {
  switch (kind) {
    case document_kind::criteria:
      return text_of(criteria_schema);
    case document_kind::measurements:
      return text_of(measurements_schema);
    case document_kind::evaluation:
      return text_of(evaluation_schema);
  }
  return "";
}

}  // namespace xaso
