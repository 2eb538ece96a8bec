// Any bytes as a criteria set: every error, or a set whose text is read back as the same text.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "xaso/xaso.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::optional<xaso::criteria_set> set;
  try {
    set = xaso::read_criteria({reinterpret_cast<const char*>(data), size});
  } catch (const xaso::failure&) {
    return 0;
  }
  // From here on a failure is a defect, and ends the program.
  const std::string text = xaso::write_criteria(*set);
  if (xaso::write_criteria(xaso::read_criteria(text)) != text) std::abort();
  return 0;
}
