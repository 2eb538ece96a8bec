// SPDX-License-Identifier: Apache-2.0
#include "grounds.hpp"

#include <algorithm>
#include <cstddef>

namespace example {
namespace {

/// The title of the one among `all` that is called so, in quotes.
template <class Declared>
std::string title_of(const std::string& name, const std::vector<Declared>& all,
                     std::string Declared::*name_of, const speaker& say) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Declared& one) { return one.*name_of == name; });
  return "“" + (found == all.end() ? name : say.text(found->title)) + "”";
}

std::string unspecified_words(const xaso::ground& ground, const speaker& say) {
  std::string count =
      ground.count ? say.number(*ground.count) : say({"chưa rõ số lượng", "number not known"});
  if (ground.name == "*") return count;
  return say({"nhóm {0}: {1}", "group {0}: {1}"}, {ground.name, count});
}

std::string sub_units_words(const xaso::ground& ground, const speaker& say) {
  const std::string count =
      ground.count ? say.number(*ground.count) : say({"chưa rõ số lượng", "number not known"});
  return ground.name + " (" + count + ")";
}

/// One of several things of a kind.
std::string name_of(const xaso::ground& ground, const xaso::criteria_definition& set,
                    const speaker& say) {
  switch (ground.what) {
    case xaso::ground::kind::fact:
      return title_of(ground.name, set.facts, &xaso::fact_declaration::name, say);
    case xaso::ground::kind::conclusion:
    case xaso::ground::kind::number_of:
      return title_of(ground.name, set.conclusions, &xaso::conclusion::code, say);
    case xaso::ground::kind::unspecified_in:
      return unspecified_words(ground, say);
    case xaso::ground::kind::sub_units_of:
      return sub_units_words(ground, say);
    case xaso::ground::kind::node:
    case xaso::ground::kind::threshold:
    case xaso::ground::kind::attribute:
      break;
  }
  return ground.name;
}

/// All things of a kind.
std::string of_one_kind(xaso::ground::kind kind, const std::string& names, const speaker& say) {
  switch (kind) {
    case xaso::ground::kind::node:
      return names;
    case xaso::ground::kind::fact:
      return say({"thông tin {0}", "facts: {0}"}, {names});
    case xaso::ground::kind::attribute:
      return say({"đặc điểm {0}", "attributes: {0}"}, {names});
    case xaso::ground::kind::threshold:
      return say({"ngưỡng của {0}", "the threshold of {0}"}, {names});
    case xaso::ground::kind::unspecified_in:
      return say({"chỉ tiêu chưa có nội dung ({0})", "indicators without content ({0})"}, {names});
    case xaso::ground::kind::conclusion:
      return say({"kết luận {0}", "conclusion {0}"}, {names});
    case xaso::ground::kind::sub_units_of:
      return say({"đơn vị trực thuộc của {0}", "sub-units of {0}"}, {names});
    case xaso::ground::kind::number_of:
      break;
  }
  return say({"con số mà kết luận {0} yêu cầu", "the number that conclusion {0} requires"},
             {names});
}

}  // namespace

// Grounds come kind by kind.
std::string grounds_words(const std::vector<xaso::ground>& grounds,
                          const xaso::criteria_definition& set, const speaker& say) {
  std::string all;
  for (std::size_t i = 0; i < grounds.size();) {
    const xaso::ground::kind kind = grounds[i].what;
    std::string names;
    for (; i < grounds.size() && grounds[i].what == kind; ++i) {
      names += (names.empty() ? "" : ", ") + name_of(grounds[i], set, say);
    }
    all += (all.empty() ? "" : "; ") + of_one_kind(kind, names, say);
  }
  return all;
}

}  // namespace example
