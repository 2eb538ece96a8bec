// Any bytes as measurements: every error, or measurements whose text is read back as the same text.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "xaso/xaso.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::optional<xaso::measurements> measurements;
  try {
    measurements = xaso::read_measurements({reinterpret_cast<const char*>(data), size});
  } catch (const xaso::failure&) {
    return 0;
  }
  // From here on a failure is a defect, and ends the program.
  const std::string text = xaso::write_measurements(*measurements);
  if (xaso::write_measurements(xaso::read_measurements(text)) != text) std::abort();
  return 0;
}
