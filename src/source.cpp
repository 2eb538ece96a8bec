// How sure statements are.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/source.hpp"

namespace xaso {

std::string_view name(certainty certainty) noexcept {
  switch (certainty) {
    case certainty::attested:
      return "attested";
    case certainty::inferred:
      return "inferred";
    case certainty::choice:
      return "choice";
    case certainty::not_found:
      return "not_found";
  }
  return "unknown";
}

certainty weaker(certainty a, certainty b) noexcept {
  if (a == certainty::not_found) a = certainty::attested;
  if (b == certainty::not_found) b = certainty::attested;
  return a < b ? b : a;
}

certainty weakest(const sources& all) noexcept {
  certainty found = certainty::attested;
  for (const source& one : all) found = weaker(found, one.certainty);
  return found;
}

}  // namespace xaso
