// SPDX-License-Identifier: Apache-2.0
#include "xaso/source.hpp"

#include <array>
#include <boost/test/unit_test.hpp>

namespace {

using xaso::certainty;

constexpr std::array every{certainty::attested, certainty::inferred, certainty::choice,
                           certainty::not_found};

xaso::sources sure(std::initializer_list<certainty> each) {
  xaso::sources sources;
  for (const certainty one : each) sources.push_back({one, "", ""});
  return sources;
}

BOOST_AUTO_TEST_SUITE(source)

BOOST_AUTO_TEST_CASE(certainties_have_the_names_of_the_format) {
  BOOST_TEST(name(certainty::attested) == "attested");
  BOOST_TEST(name(certainty::inferred) == "inferred");
  BOOST_TEST(name(certainty::choice) == "choice");
  BOOST_TEST(name(certainty::not_found) == "not_found");
}

BOOST_AUTO_TEST_CASE(choice_is_weaker_than_inferred_is_weaker_than_attested) {
  BOOST_TEST((weaker(certainty::attested, certainty::inferred) == certainty::inferred));
  BOOST_TEST((weaker(certainty::choice, certainty::inferred) == certainty::choice));
  BOOST_TEST((weaker(certainty::attested, certainty::attested) == certainty::attested));
}

BOOST_AUTO_TEST_CASE(not_found_says_nothing_about_a_verdict) {
  for (const certainty one : every) {
    const certainty counted = one == certainty::not_found ? certainty::attested : one;
    BOOST_TEST((weaker(one, certainty::not_found) == counted));
    BOOST_TEST((weaker(certainty::not_found, one) == counted));
  }
}

BOOST_AUTO_TEST_CASE(order_does_not_matter) {
  for (const certainty a : every) {
    for (const certainty b : every) BOOST_TEST((weaker(a, b) == weaker(b, a)));
  }
}

BOOST_AUTO_TEST_CASE(several_sources_are_as_weak_as_the_weakest) {
  BOOST_TEST((xaso::weakest({}) == certainty::attested));
  BOOST_TEST((xaso::weakest(sure({certainty::not_found})) == certainty::attested));
  BOOST_TEST((xaso::weakest(sure({certainty::attested, certainty::choice, certainty::inferred})) ==
              certainty::choice));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
