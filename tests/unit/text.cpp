// SPDX-License-Identifier: Apache-2.0
#include "xaso/text.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using xaso::language;

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(languages_have_the_names_of_their_keys) {
  BOOST_TEST(xaso::name(language::vi) == "vi");
  BOOST_TEST(xaso::name(language::en) == "en");
}

BOOST_AUTO_TEST_CASE(each_language_gives_its_own_text) {
  const xaso::text both{"hộ gia đình", "households"};
  BOOST_TEST(both.in(language::vi) == "hộ gia đình");
  BOOST_TEST(both.in(language::en) == "households");
}

BOOST_AUTO_TEST_CASE(missing_english_is_the_vietnamese_in_quotes) {
  const xaso::text vietnamese{"hộ gia đình", ""};
  BOOST_TEST(vietnamese.in(language::en) == "\"hộ gia đình\"");
  BOOST_TEST(vietnamese.in(language::vi) == "hộ gia đình");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
