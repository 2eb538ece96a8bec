// SPDX-License-Identifier: Apache-2.0
#include "basis.hpp"

namespace example {

std::string basis_words(xaso::certainty certainty, const speaker& say) {
  switch (certainty) {
    case xaso::certainty::inferred:
      return say({"Căn cứ: theo suy luận, không phải nguyên văn quy định.",
                  "Basis: inferred, not the wording of the law."});
    case xaso::certainty::choice:
      return say({"Căn cứ: lựa chọn của bộ tiêu chí này, quy định không nêu.",
                  "Basis: a choice of this criteria set, the law is silent."});
    case xaso::certainty::attested:
    case xaso::certainty::not_found:
      break;
  }
  return {};
}

}  // namespace example
