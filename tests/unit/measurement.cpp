// SPDX-License-Identifier: Apache-2.0
#include "xaso/measurement.hpp"

#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "xaso/error.hpp"
#include "xaso/json.hpp"

namespace {

xaso::date day(const char* text) { return xaso::date::parse(text).value(); }

xaso::period year_2023() { return {day("2023-01-01"), day("2023-12-31"), std::nullopt}; }

xaso::unit_entry entry(const std::string& code, xaso::track track = xaso::track::self) {
  xaso::unit_entry entry;
  entry.unit.code_system = "example";
  entry.unit.code = code;
  entry.track = track;
  return entry;
}

xaso::figure counts(xaso::amount numerator, xaso::amount denominator) {
  xaso::figure figure;
  figure.numerator = numerator;
  figure.denominator = denominator;
  return figure;
}

xaso::figure valued(xaso::figure_value value) {
  xaso::figure figure;
  figure.value = std::move(value);
  return figure;
}

/// One line an error: its rule and its place.
std::vector<std::string> errors_of(xaso::measurements::builder& builder) {
  std::vector<std::string> lines;
  try {
    static_cast<void>(builder.build());
  } catch (const xaso::failure& failure) {
    for (const xaso::error& one : failure.errors()) lines.push_back(one.rule + " " + one.pointer);
  }
  return lines;
}

void check_errors(xaso::measurements::builder& builder, const std::vector<std::string>& expected) {
  const std::vector<std::string> found = errors_of(builder);
  BOOST_TEST(found == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(measurement)

BOOST_AUTO_TEST_CASE(gives_back_what_was_built) {
  xaso::figure rich =
      counts(xaso::decimal(1204), xaso::amount(xaso::range_end{5000}, xaso::range_end{6000, true}));
  rich.value = xaso::amount(xaso::decimal::scaled(227, 1));
  rich.approximate = true;
  rich.reported = xaso::status::not_met;
  rich.reported_points = xaso::decimal::scaled(-25, 1);
  rich.evidence = {"12/BC-UBND"};
  rich.explanation = "chờ văn bản";
  rich.obstacles = {"thiếu kinh phí"};
  rich.sources = {{xaso::certainty::inferred, "ref", "note"}};
  rich.note = "tạm tính";

  const xaso::measurements built = xaso::measurements::builder("example.set", year_2023(), 2024)
                                       .unit(entry("1"))
                                       .figure("3.10", rich)
                                       .figure("3.9", valued(true))
                                       .unit(entry("2"))
                                       .figure("3.9", valued(std::string("head")))
                                       .build();

  BOOST_TEST(built.criteria() == "example.set");
  BOOST_TEST(built.target_year().value() == 2024);
  BOOST_TEST(built.entries().size() == 2U);
  BOOST_TEST(built.codes(0) == (std::vector<std::string_view>{"3.10", "3.9"}),
             boost::test_tools::per_element());
  const xaso::figure found = built.figure(0, "3.10").value();
  BOOST_TEST((found.numerator == rich.numerator));
  BOOST_TEST((found.denominator == rich.denominator));
  BOOST_TEST((std::get<xaso::amount>(found.value) == std::get<xaso::amount>(rich.value)));
  BOOST_TEST(found.approximate);
  BOOST_TEST((found.reported == rich.reported));
  BOOST_TEST((found.reported_points == rich.reported_points));
  BOOST_TEST((found.evidence == rich.evidence));
  BOOST_TEST(found.explanation == rich.explanation);
  BOOST_TEST((found.obstacles == rich.obstacles));
  BOOST_TEST((found.sources == rich.sources));
  BOOST_TEST(found.note == rich.note);
  BOOST_TEST(std::get<bool>(built.figure(0, "3.9")->value));
  BOOST_TEST(std::get<std::string>(built.figure(1, "3.9")->value) == "head");
}

BOOST_AUTO_TEST_CASE(gives_back_what_is_said_beside_figures) {
  xaso::unit_entry village = entry("v");
  village.any_track = true;
  const xaso::measurements villages = xaso::measurements::builder("village.set", year_2023())
                                          .unit(village)
                                          .figure("1", valued(true))
                                          .build();
  xaso::unit_entry commune = entry("1");
  commune.unit.attributes = {{"region", std::string("delta")}, {"income", xaso::decimal(5)}};
  commune.recognised = {{"other.set#met", xaso::status::met, "model", day("2022-12-30"), {}}};
  commune.sub_units = {{"village.set@2", 20, villages}};
  const xaso::measurements built = xaso::measurements::builder("example.set", year_2023())
                                       .cohort({"4.1", 20, 60})
                                       .unit(commune)
                                       .build();

  BOOST_TEST(built.cohort().size() == 1U);
  BOOST_TEST(built.cohort()[0].code == "4.1");
  BOOST_TEST((built.cohort()[0].greatest == 60));
  const xaso::unit_entry& found = built.entries()[0];
  BOOST_TEST((found.unit.attributes == commune.unit.attributes));
  BOOST_TEST(found.recognised[0].level == "model");
  BOOST_TEST(found.sub_units[0].expected.value() == 20U);
  BOOST_TEST(found.sub_units[0].units.entries()[0].any_track);
  BOOST_TEST(std::get<bool>(found.sub_units[0].units.figure(0, "1")->value));
}

BOOST_AUTO_TEST_CASE(tells_checked_items_from_stated_ones) {
  const xaso::item_states states{{{"plan", true}, {"budget", std::nullopt}}};
  const xaso::measurements built = xaso::measurements::builder("example.set", year_2023())
                                       .unit(entry("1"))
                                       .figure("1", valued(xaso::checked_items{{"plan"}}))
                                       .figure("2", valued(states))
                                       .build();
  BOOST_TEST((std::get<xaso::checked_items>(built.figure(0, "1")->value).codes ==
              std::vector<std::string>{"plan"}));
  BOOST_TEST((std::get<xaso::item_states>(built.figure(0, "2")->value).states == states.states));
}

BOOST_AUTO_TEST_CASE(tells_a_figure_of_nothing_from_none) {
  const xaso::measurements built = xaso::measurements::builder("example.set", year_2023())
                                       .unit(entry("1"))
                                       .figure("1", {})
                                       .build();
  BOOST_TEST(built.figure(0, "1").has_value());
  BOOST_TEST(!built.figure(0, "2").has_value());
}

BOOST_AUTO_TEST_CASE(refuses_a_document_that_cannot_be) {
  xaso::measurements::builder builder("no code",
                                      {day("2024-01-01"), day("2023-12-31"), std::nullopt}, 10000);
  check_errors(builder, {"bad_code /criteria", "dates_reversed /period", "bad_year /target_year"});
  xaso::measurements::builder other("example.set",
                                    {{2023, 2, 29}, day("2023-12-31"), std::nullopt});
  check_errors(other, {"bad_date /period/from"});
}

BOOST_AUTO_TEST_CASE(refuses_units_that_cannot_be) {
  xaso::unit_entry bad = entry("xã 1");
  bad.unit.code_system.clear();
  bad.unit.parent = "a b";
  bad.unit.name = "X\xe3";
  bad.target_year = 0;
  bad.facts = {{"year", true}, {"ok", true}, {"ok", false}};
  xaso::measurements::builder builder("example.set", year_2023());
  builder.unit(bad);
  check_errors(builder, {"empty_string /units/0/unit/code_system", "bad_code /units/0/unit/code",
                         "text_not_utf8 /units/0/unit/name", "bad_code /units/0/unit/parent",
                         "bad_year /units/0/target_year", "bad_name /units/0/facts/year",
                         "repeated_entry /units/0/facts"});
}

BOOST_AUTO_TEST_CASE(holds_entries_of_one_unit_together) {
  xaso::unit_entry appraised = entry("1", xaso::track::appraised);
  appraised.based_on = xaso::track::review;
  xaso::unit_entry other_day = entry("1");
  other_day.unit.valid_from = day("2025-07-01");
  xaso::measurements::builder builder("example.set", year_2023());
  builder.unit(entry("1")).unit(appraised).unit(other_day).unit(entry("1"));
  check_errors(builder, {"repeated_unit /units/3", "base_missing /units/1/based_on"});
}

BOOST_AUTO_TEST_CASE(refuses_cohorts_that_cannot_be) {
  xaso::measurements::builder builder("example.set", year_2023());
  builder.cohort({"1", 6, 5})
      .cohort({"x-2", 1, 1})
      .cohort(
          {"3", xaso::decimal(1'000'000'000'000'000'000), xaso::decimal(2'000'000'000'000'000'000)})
      .cohort({"1", 1, 2});
  check_errors(builder, {"cohort_reversed /cohort/1", "bad_code /cohort/x-2",
                         "number_too_long /cohort/3/least", "number_too_long /cohort/3/greatest",
                         "repeated_entry /cohort"});
}

BOOST_AUTO_TEST_CASE(refuses_attributes_that_cannot_be) {
  xaso::unit_entry bad = entry("1");
  bad.unit.attributes = {{"year", true},
                         {"a", std::string()},
                         {"b", std::string("X\xe3")},
                         {"c", xaso::decimal(1'000'000'000'000'000'000)},
                         {"a", true}};
  xaso::measurements::builder builder("example.set", year_2023());
  builder.unit(bad);
  const std::string at = " /units/0/unit/attributes";
  check_errors(builder,
               {"bad_name" + at + "/year", "bad_value" + at + "/a", "bad_value" + at + "/b",
                "number_too_long" + at + "/c", "repeated_entry" + at});
}

BOOST_AUTO_TEST_CASE(holds_attributes_of_one_unit_together) {
  xaso::unit_entry first = entry("1");
  first.unit.attributes = {{"a", true}, {"b", xaso::decimal(5)}};
  xaso::unit_entry second = entry("1", xaso::track::review);
  second.unit.attributes = {{"b", std::string("5")}, {"a", false}, {"c", true}};
  xaso::measurements::builder builder("example.set", year_2023());
  builder.unit(first).unit(second);
  check_errors(builder, {"attribute_differs /units/1/unit/attributes/a"});
}

BOOST_AUTO_TEST_CASE(refuses_recognitions_that_cannot_be) {
  xaso::unit_entry bad = entry("1");
  bad.recognised = {
      {"met", xaso::status::met, {}, {}, {}},
      {"set@X\xe3#met", xaso::status::met, {}, {}, {}},
      {"set#a", xaso::status::undetermined, "no code", xaso::date{2023, 2, 29}, {}},
      {"set#b", std::nullopt, "level", {}, {}},
      {"set#c", std::nullopt, {}, {}, {}},
      {"set#d", xaso::status::met, {}, {}, {{static_cast<xaso::certainty>(9), {}, {}}}},
      {"set#c", std::nullopt, {}, {}, {}}};
  xaso::measurements::builder builder("example.set", year_2023());
  builder.unit(bad);
  const std::string at = "/units/0/recognised";
  check_errors(builder,
               {"bad_conclusion_key " + at + "/met", "bad_conclusion_key " + at + "/set@X\xe3#met",
                "unknown_word " + at + "/set#a/status", "bad_code " + at + "/set#a/level",
                "bad_date " + at + "/set#a/on", "missing_key " + at + "/set#b",
                "not_of_its_type " + at + "/set#d/source/certainty", "repeated_entry " + at});
}

BOOST_AUTO_TEST_CASE(refuses_listings_that_cannot_be) {
  const xaso::measurements villages =
      xaso::measurements::builder("village.set", year_2023()).build();
  xaso::unit_entry bad = entry("1");
  bad.sub_units = {{"village set", 1, villages},
                   {"other.set", 1, villages},
                   {"village.set@2", 1'000'000'000'000'001, villages},
                   {"village.set", std::nullopt, villages},
                   {"village.set", 0, villages}};
  xaso::measurements::builder builder("example.set", year_2023());
  builder.unit(bad);
  const std::string at = "/units/0/sub_units";
  check_errors(
      builder,
      {"bad_set_reference " + at + "/village set", "listing_of_another_set " + at + "/other.set",
       "count_too_large " + at + "/village.set@2/expected", "repeated_entry " + at});
}

BOOST_AUTO_TEST_CASE(nests_listings_no_deeper_than_a_document_may) {
  const auto listing = [](const xaso::measurements& units) {
    xaso::unit_entry parent = entry("1");
    parent.sub_units = {{"set", std::nullopt, units}};
    xaso::measurements::builder builder("set", year_2023());
    builder.unit(std::move(parent));
    return builder;
  };
  xaso::figure deepest;
  deepest.sources = {{xaso::certainty::attested, "a", {}}, {xaso::certainty::choice, "b", {}}};
  xaso::measurements units =
      xaso::measurements::builder("set", year_2023()).unit(entry("1")).figure("1", deepest).build();
  for (int level = 0; level < 14; ++level) units = listing(units).build();
  const std::string text = xaso::write_measurements(units);
  BOOST_TEST(xaso::write_measurements(xaso::read_measurements(text)) == text);

  xaso::measurements::builder deeper = listing(units);
  check_errors(deeper, {"nested_too_deep /units/0/sub_units/set"});
}

BOOST_AUTO_TEST_CASE(lets_an_entry_without_a_track_stand_alone) {
  xaso::unit_entry open = entry("1");
  open.any_track = true;
  xaso::measurements::builder one("village.set", year_2023());
  BOOST_TEST(one.unit(open).unit(entry("2")).build().entries()[0].any_track);
  xaso::measurements::builder two("village.set", year_2023());
  two.unit(open).unit(entry("1", xaso::track::review)).unit(open);
  check_errors(two, {"track_left_open /units/1", "track_left_open /units/2"});
}

BOOST_AUTO_TEST_CASE(refuses_figures_that_cannot_be) {
  const xaso::amount reversed(xaso::range_end{6}, xaso::range_end{5});
  const xaso::amount endless(std::nullopt, std::nullopt);
  xaso::figure texts;
  texts.evidence = {"a", "", "a"};
  texts.reported = xaso::status::undetermined;
  xaso::measurements::builder builder("example.set", year_2023());
  builder.unit(entry("1"))
      .figure("1", counts(xaso::decimal(-1), xaso::decimal(1'000'000'000'000'001)))
      .figure("2", counts(reversed, endless))
      .figure("3", valued(std::string("12,5")))
      .figure("4", valued(xaso::checked_items{{"plan", "plan"}}))
      .figure("5", valued(xaso::item_states{{{"no code", true}}}))
      .figure("6", texts)
      .figure("1", {})
      .figure("x-7", {});
  check_errors(
      builder,
      {"negative_count /units/0/values/1/numerator",
       "count_too_large /units/0/values/1/denominator",
       "range_reversed /units/0/values/2/numerator", "range_ends /units/0/values/2/denominator",
       "bad_value /units/0/values/3/value", "repeated_entry /units/0/values/4/value",
       "bad_code /units/0/values/5/value/no code", "unknown_word /units/0/values/6/reported",
       "empty_string /units/0/values/6/evidence/1", "repeated_entry /units/0/values/6/evidence",
       "duplicate_key /units/0/values/1", "bad_code /units/0/values/x-7"});
}

BOOST_AUTO_TEST_CASE(refuses_values_outside_their_type) {
  xaso::unit_entry strange = entry("1", static_cast<xaso::track>(7));
  strange.based_on = static_cast<xaso::track>(9);
  strange.unit.level = static_cast<xaso::unit_level>(4);
  xaso::measurements::builder builder("example.set", year_2023());
  builder.unit(strange);
  check_errors(builder, {"not_of_its_type /units/0/unit/level", "not_of_its_type /units/0/track",
                         "not_of_its_type /units/0/based_on"});
}

BOOST_AUTO_TEST_CASE(refuses_a_figure_before_any_unit) {
  xaso::measurements::builder builder("example.set", year_2023());
  builder.figure("1", {});
  check_errors(builder, {"figure_without_unit "});
}

BOOST_AUTO_TEST_CASE(is_spent_after_building) {
  const auto spent = [](const xaso::failure& failure) {
    return failure.errors().front().rule == "spent_builder";
  };
  xaso::measurements::builder builder("example.set", year_2023());
  static_cast<void>(builder.unit(entry("1")).build());
  BOOST_CHECK_EXCEPTION(builder.unit(entry("1")), xaso::failure, spent);
  BOOST_CHECK_EXCEPTION(builder.figure("1", {}), xaso::failure, spent);
  BOOST_CHECK_EXCEPTION(builder.cohort({"1", 1, 2}), xaso::failure, spent);
  BOOST_CHECK_EXCEPTION(static_cast<void>(builder.build()), xaso::failure, spent);
}

BOOST_AUTO_TEST_SUITE_END()
