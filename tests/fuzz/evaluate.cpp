// Several documents in one input: every error, or an answer that does not depend on their order.
// Between documents stands a record separator (0x1E). The last one is the measurements, those
// before it are criteria sets, the first of which is evaluated. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "xaso/xaso.hpp"

namespace {

constexpr char separator = '\x1E';
constexpr std::size_t most_sets = 8;

std::vector<std::string_view> documents_in(std::string_view input) {
  std::vector<std::string_view> documents;
  for (std::size_t end = 0; end != std::string_view::npos && documents.size() <= most_sets;) {
    end = input.find(separator);
    documents.push_back(input.substr(0, end));
    if (end != std::string_view::npos) input.remove_prefix(end + 1);
  }
  return documents;
}

/// The answer, on the track that the first unit has.
std::string answer(std::vector<xaso::criteria_set> sets, const xaso::measurements& measurements) {
  const xaso::evaluator evaluator(xaso::library::create(std::move(sets)));
  xaso::question asked{.text = xaso::language::en, .allow_other_criteria = true};
  if (!measurements.entries().empty()) asked.track = measurements.entries().front().track;
  return write_evaluation(evaluator.evaluate(measurements, asked));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::string_view> documents =
      documents_in({reinterpret_cast<const char*>(data), size});
  std::vector<xaso::criteria_set> sets;
  std::string first;
  try {
    const xaso::measurements measurements = xaso::read_measurements(documents.back());
    documents.pop_back();
    for (const std::string_view text : documents) sets.push_back(xaso::read_criteria(text));
    if (sets.empty()) return 0;
    first = answer(sets, measurements);
    // From here on a failure is a defect, and ends the program.
    std::reverse(sets.begin() + 1, sets.end());
    if (answer(sets, measurements) != first) std::abort();
  } catch (const xaso::failure&) {
    if (!first.empty()) std::abort();
  }
  return 0;
}
