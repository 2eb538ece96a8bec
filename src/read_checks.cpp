// Reading what a set says beyond its conclusions: which numbers must agree, and how units rank.
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "criteria_reader.hpp"

namespace xaso::detail {
namespace {

constexpr std::array<std::string_view, 5> check_keys{"code", "title", "equal", "at_most", "then"};
constexpr std::array<std::string_view, 2> comparisons{"equal", "at_most"};
constexpr std::array<std::string_view, 2> consequences{"diagnostic", "inconsistent"};
constexpr std::array<std::string_view, 3> ranking_keys{"by", "leagues", "unranked_when"};

}  // namespace

// ---- checks -------------------------------------------------------------------------------------

consistency_check criteria_reader::read_check(json_value value) {
  const schema_object object(in_, value, check_keys);
  consistency_check check;
  if (const auto code = object.require("code")) check.code = in_.string(*code).value_or("");
  if (const auto title = object.require("title")) check.title = read_text(*title);
  const auto equal = object.find("equal");
  const auto at_most = object.find("at_most");
  if (equal && at_most) {
    in_.fail(value, fault::exclusive_keys, {"equal", "at_most"});
  } else if (equal || at_most) {
    check.at_most = at_most.has_value();
    const std::vector<check_operand> operands = read_operands(equal ? *equal : *at_most);
    check.first = operands[0];
    check.second = operands[1];
  } else if (object.is_object() && !object.has_unknown_keys()) {
    in_.fail(value, fault::missing_one_of, {listed(comparisons)});
  } else if (object.is_object()) {
    in_.miss(value, "equal");  // what a definition has instead
  }
  if (const auto then = object.require("then")) {
    in_.one_of_words(*then, consequences);
    check.inconsistent = then->is(json_kind::string) && then->text() == "inconsistent";
  }
  return check;
}

std::vector<check_operand> criteria_reader::read_operands(json_value list) {
  std::vector<check_operand> operands = read_list(list, &criteria_reader::read_operand);
  if (list.is(json_kind::array) && list.size() != 2) {
    in_.fail(list, fault::not_two_numbers, {std::to_string(list.size())});
  }
  operands.resize(2);
  return operands;
}

check_operand criteria_reader::read_operand(json_value value) {
  const std::optional<std::string> written = in_.string(value);
  if (!written) return {};
  const std::size_t colon = written->find(':');
  const std::string_view part =
      colon == std::string::npos ? std::string_view() : std::string_view(*written).substr(colon);
  check_operand operand{written->substr(0, colon), check_operand::part::value};
  if (part == ":numerator") {
    operand.of = check_operand::part::numerator;
  } else if (part == ":denominator") {
    operand.of = check_operand::part::denominator;
  } else if (colon != std::string::npos) {
    in_.fail(value, fault::unknown_word,
             {part.substr(1), "\"numerator\", \"denominator\" after the colon"});
  }
  return operand;
}

// ---- ranking ------------------------------------------------------------------------------------

ranking_rules criteria_reader::read_ranking(json_value value) {
  using key = ranking_rules::key;
  const schema_object object(in_, value, ranking_keys);
  ranking_rules ranking;
  if (const auto by = object.require("by")) {
    ranking.by =
        in_.word(*by, {key::points, key::share_of_max, key::share_met}).value_or(ranking.by);
  }
  if (const auto leagues = object.find("leagues")) {
    ranking.leagues = in_.string(*leagues).value_or("");
    if (leagues->is(json_kind::string) && ranking.leagues.empty()) {
      in_.fail(*leagues, fault::empty_string, {subject(*leagues)});
    }
  }
  if (const auto when = object.find("unranked_when")) {
    ranking.unranked_when = read_condition(*when);
  }
  return ranking;
}

}  // namespace xaso::detail
