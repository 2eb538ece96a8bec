// W10: reading a measurements document against Boost.JSON building a tree of the same bytes.
// First what was read is held against an independent count.
// SPDX-License-Identifier: Apache-2.0
#include <boost/json/src.hpp>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "suite.hpp"
#include "workloads.hpp"
#include "xaso/json.hpp"
#include "xaso/measurement.hpp"

namespace bench {
namespace {

namespace json = boost::json;

// ---- is what was read right? -----------------------------------------------------------------

/// Sums over a document that any misread figure changes.
struct tally {
  std::int64_t units = 0;
  std::int64_t figures = 0;
  std::int64_t numerators = 0;
  std::int64_t denominators = 0;
  std::int64_t booleans = 0;
  std::int64_t checked_items = 0;

  friend bool operator==(const tally&, const tally&) = default;
};

std::int64_t whole(const xaso::amount& amount) {
  return amount.is_exact() && amount.exact.is_whole() ? amount.exact.mantissa() : 0;
}

tally tally_of(const xaso::measurements& measurements) {
  tally sum;
  for (std::size_t entry = 0; entry < measurements.entries().size(); ++entry) {
    ++sum.units;
    for (const std::string_view code : measurements.codes(entry)) {
      const xaso::figure figure = measurements.figure(entry, code).value();
      ++sum.figures;
      sum.numerators += whole(figure.numerator);
      sum.denominators += whole(figure.denominator);
      if (std::holds_alternative<bool>(figure.value)) ++sum.booleans;
      if (const auto* items = std::get_if<xaso::checked_items>(&figure.value)) {
        sum.checked_items += static_cast<std::int64_t>(items->codes.size());
      }
    }
  }
  return sum;
}

/// A whole number of a document: 1204, "1204" or "1204.0"; anything else counts nothing.
std::int64_t whole(const json::object& figure, std::string_view key) {
  const json::value* value = figure.if_contains(key);
  if (value == nullptr) return 0;
  if (value->is_int64()) return value->get_int64();
  return value->is_string() ? std::strtoll(value->get_string().c_str(), nullptr, 10) : 0;
}

void add_figure(const json::value& figure, tally& sum) {
  ++sum.figures;
  const json::object* object = figure.if_object();
  const json::value* value = object == nullptr ? &figure : object->if_contains("value");
  if (object != nullptr) {
    sum.numerators += whole(*object, "numerator");
    sum.denominators += whole(*object, "denominator");
  }
  if (value == nullptr) return;
  if (value->is_bool()) ++sum.booleans;
  if (value->is_array()) sum.checked_items += static_cast<std::int64_t>(value->get_array().size());
}

tally tally_of(const json::value& document) {
  tally sum;
  for (const json::value& unit : document.at("units").as_array()) {
    ++sum.units;
    for (const auto& [code, figure] : unit.at("values").as_object()) add_figure(figure, sum);
  }
  return sum;
}

bool is_read_right(std::string_view text) {
  return tally_of(xaso::read_measurements(text)) == tally_of(json::parse(text));
}

// ---- subjects ----------------------------------------------------------------------------------

void read_ours(std::string_view text) {
  const xaso::measurements read = xaso::read_measurements(text);
  benchmark::DoNotOptimize(read.entries().data());
}

void parse_default(std::string_view text) {
  const json::value parsed = json::parse(text);
  benchmark::DoNotOptimize(&parsed);
}

void parse_monotonic(std::string_view text) {
  json::monotonic_resource memory;
  const json::value parsed = json::parse(text, &memory);
  benchmark::DoNotOptimize(&parsed);
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

void add_reading(const std::string& folder) {
  constexpr std::size_t units = 10'000;
  for (const mix of : both_mixes) {
    const auto text = std::make_shared<const std::string>(
        read_file(folder + "/province-" + std::string(name(of)) + ".json"));
    const place where{"W10", units, std::string(name(of)), units * indicators, text->size()};
    const bool same = is_read_right(*text);
    add(where, "xaso", same, [text] { read_ours(*text); });
    add(where, "Boost.JSON tree", same, [text] { parse_default(*text); });
    add(where, "Boost.JSON tree, monotonic", same, [text] { parse_monotonic(*text); });
  }
}

}  // namespace bench
