// SPDX-License-Identifier: Apache-2.0
#include "levels.hpp"

#include <vector>

#include "joined.hpp"

namespace example {

std::string levels_words(const xaso::conclusion_answer& answer, const speaker& say) {
  if (answer.status == xaso::status::not_met) return {};
  std::vector<std::string> levels;
  for (const xaso::level* level : answer.candidates) {
    levels.push_back(level != nullptr ? say({"mức “{0}”", "level “{0}”"}, {say.text(level->title)})
                                      : say({"không mức nào", "no level"}));
  }
  std::string all = joined(levels, say({" hoặc ", " or "}));
  if (levels.size() < 2) return all;
  return say({"còn có thể: {0}", "still possible: {0}"}, {all});
}

}  // namespace example
