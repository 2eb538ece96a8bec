// SPDX-License-Identifier: Apache-2.0
#include "joined.hpp"

namespace example {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    if (!part.empty()) all.append(all.empty() ? "" : between).append(part);
  }
  return all;
}

}  // namespace example
