// The indicators, drawn as examples/synthetic/generate_province.py draws its ratios.
// SPDX-License-Identifier: Apache-2.0
#include "rules.hpp"

#include "random.hpp"
#include "xaso/json.hpp"

namespace bench {
namespace {

struct group {
  const char* code;
  std::size_t size;
};
constexpr group groups[] = {{"1", 11}, {"2", 6}, {"3", 12}, {"4", 8}};

// Most sets ask for "at least".
constexpr xaso::comparison forms[] = {xaso::comparison::at_least, xaso::comparison::at_least,
                                      xaso::comparison::at_least, xaso::comparison::more_than,
                                      xaso::comparison::at_least, xaso::comparison::at_most,
                                      xaso::comparison::at_least, xaso::comparison::less_than};
constexpr std::int64_t bounds[] = {3000, 5000, 6000, 9500, 10000, 7000,
                                   3333, 6667, 7450, 1250, 8000,  9999};
constexpr std::int64_t denominators[] = {40, 800, 2500, 5000};

template <typename T, std::size_t Size>
const T& pick(const T (&items)[Size], random& draw) {
  return items[draw.below(Size)];
}

std::array<rule, indicators> make_rules() {
  std::array<rule, indicators> made;
  random draw(1);
  std::size_t i = 0;
  for (const auto& [code, size] : groups) {
    for (std::size_t member = 1; member <= size; ++member, ++i) {
      rule& one = made[i];
      one.code = std::string(code) + "." + std::to_string(member);
      one.how = forms[i % std::size(forms)];
      one.percent_met = 80 + draw.below(20);
      one.usual_denominator = pick(denominators, draw);
      one.hundredths = pick(bounds, draw);
      const bool is_pointless =
          one.how == xaso::comparison::more_than || one.how == xaso::comparison::at_most;
      if (one.hundredths == 10000 && is_pointless) one.how = xaso::comparison::at_least;
    }
  }
  return made;
}

constexpr const char* conclusions_text = R"([
  {"code": "completed", "title": {"vi": "Hoàn thành"}, "when": {"all_met": "*"}},
  {"code": "level", "title": {"vi": "Xếp loại"}, "levels": [
    {"code": "good", "title": {"vi": "Tốt"}, "when": {"share_met": {"among": "*", "at_least": 90}}},
    {"code": "fair", "title": {"vi": "Khá"}, "when": {"share_met": {"among": "*", "at_least": 75}}}]},
  {"code": "thirty", "title": {"vi": "Ba mươi"}, "when": {"count_met": {"among": "*", "at_least": 30}}}])";

}  // namespace

const std::array<rule, indicators>& rules() {
  static const std::array<rule, indicators> made = make_rules();
  return made;
}

std::string percent(std::int64_t hundredths) {
  return xaso::decimal::scaled(hundredths, 2).to_string();
}

std::string ratio_content(std::size_t i) {
  const rule& one = rules()[i];
  return R"("measure": {"type": "ratio", "numerator": {"vi": "đối tượng đạt yêu cầu"},)"
         R"( "denominator": {"vi": "tất cả đối tượng"}}, "require": {")" +
         std::string(xaso::name(one.how)) + R"(": )" + percent(one.hundredths) + "}";
}

xaso::criteria_set make_set(concludes conclusions, const node_content& content,
                            const std::string& more_of_set) {
  std::string text =
      R"({"format": "xaso.criteria/1", "id": "bench", "version": "1", "applies_to": "commune",)"
      R"( "title": {"vi": "Giả định, để đo tốc độ"}, )" +
      more_of_set + R"("criteria": [)";
  std::size_t i = 0;
  for (const auto& [code, size] : groups) {
    if (i > 0) text += ", ";
    text += R"({"code": ")" + std::string(code) + R"(", "title": {"vi": "Nhóm"}, "children": [)";
    for (std::size_t member = 0; member < size; ++member, ++i) {
      if (member > 0) text += ", ";
      text += R"({"code": ")" + rules()[i].code + R"(", "title": {"vi": "Chỉ tiêu giả định )" +
              rules()[i].code + R"("}, )" + content(i) + "}";
    }
    text += "]}";
  }
  text += "]";
  if (conclusions == concludes::yes) text += std::string(R"(, "conclusions": )") + conclusions_text;
  return xaso::read_criteria(text + "}");
}

}  // namespace bench
