// W10: reading a measurements document against Boost.JSON building a tree of the same bytes.
// First what was read is held against an independent count; then the subjects take turns, and the
// ratios of neighbouring runs are what is published: times of one run say little on a busy machine.
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <algorithm>
#include <boost/json/src.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "xaso/json.hpp"
#include "xaso/measurement.hpp"

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

constexpr std::string_view ours = "xaso";
constexpr std::string_view default_dom = "Boost.JSON DOM";
constexpr std::string_view monotonic_dom = "Boost.JSON DOM, monotonic";

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

template <void (*Read)(std::string_view)>
void register_subject(const std::string& mix, std::string_view subject, const std::string& text) {
  benchmark::RegisterBenchmark(
      (mix + "/" + std::string(subject)).c_str(),
      [&text](benchmark::State& state) {
        for (auto _ : state) Read(text);
        state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
      })
      ->Unit(benchmark::kMillisecond)
      ->MinTime(0.05);
}

// ---- results -----------------------------------------------------------------------------------

/// Keeps the processor's time of every repetition: other programs of the machine are not in it.
class time_keeper : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type == Run::RT_Iteration) {
        times_[run.run_name.function_name].push_back(run.GetAdjustedCPUTime());
      }
    }
  }
  /// In milliseconds, in the order in which they were run.
  [[nodiscard]] const std::vector<double>& times(const std::string& mix, std::string_view subject) {
    return times_[mix + "/" + std::string(subject)];
  }

 private:
  std::map<std::string, std::vector<double>> times_;
};

struct spread {
  double min = 0;
  double median = 0;
  double max = 0;
};

spread spread_of(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  return {values.front(), values[values.size() / 2], values.back()};
}

void print_time(const std::string& mix, std::string_view subject, const std::vector<double>& times,
                std::size_t bytes) {
  const spread ms = spread_of(times);
  std::printf("%-8s %-26s %6.1f ms (min %.1f, max %.1f), %.0f MB/s\n", mix.c_str(),
              std::string(subject).c_str(), ms.median, ms.min, ms.max,
              static_cast<double>(bytes) / 1e3 / ms.median);
}

void print_ratio(const std::string& mix, std::string_view subject, const std::vector<double>& own,
                 const std::vector<double>& theirs) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < std::min(theirs.size(), own.size()); ++i) {
    ratios.push_back(theirs[i] / own[i]);
  }
  const spread ratio = spread_of(ratios);
  std::printf("%-8s xaso is %.2f times as fast as %s (min %.2f, max %.2f, %zu runs)\n", mix.c_str(),
              ratio.median, std::string(subject).c_str(), ratio.min, ratio.max, ratios.size());
}

std::string read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

/// Arguments: pairs of a mix's name and its document, then those of Google Benchmark.
int main(int argc, char** argv) {
  std::vector<std::pair<std::string, std::string>> mixes;
  int at = 1;
  for (; at + 1 < argc && argv[at][0] != '-'; at += 2) {
    mixes.emplace_back(argv[at], read_file(argv[at + 1]));
  }
  std::vector<std::string> arguments{argv[0], "--benchmark_enable_random_interleaving=true",
                                     "--benchmark_repetitions=21"};
  arguments.insert(arguments.end(), argv + at, argv + argc);

  for (const auto& [mix, text] : mixes) {
    if (!is_read_right(text)) {
      std::fprintf(stderr, "%s: what was read is not what stands there\n", mix.c_str());
      return 1;
    }
    register_subject<read_ours>(mix, ours, text);
    register_subject<parse_default>(mix, default_dom, text);
    register_subject<parse_monotonic>(mix, monotonic_dom, text);
  }

  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  int count = static_cast<int>(pointers.size());
  benchmark::Initialize(&count, pointers.data());
  time_keeper keeper;
  benchmark::RunSpecifiedBenchmarks(&keeper);
  for (const auto& [mix, text] : mixes) {
    for (const std::string_view subject : {ours, default_dom, monotonic_dom}) {
      print_time(mix, subject, keeper.times(mix, subject), text.size());
    }
    for (const std::string_view subject : {default_dom, monotonic_dom}) {
      print_ratio(mix, subject, keeper.times(mix, ours), keeper.times(mix, subject));
    }
  }
  return 0;
}
