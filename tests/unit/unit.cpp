// SPDX-License-Identifier: Apache-2.0
#include "xaso/unit.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using xaso::track;
using xaso::unit_level;

BOOST_AUTO_TEST_SUITE(unit)

BOOST_AUTO_TEST_CASE(levels_have_the_names_of_the_format) {
  BOOST_TEST(name(unit_level::village) == "village");
  BOOST_TEST(name(unit_level::commune) == "commune");
  BOOST_TEST(name(unit_level::district) == "district");
  BOOST_TEST(name(unit_level::province) == "province");
}

BOOST_AUTO_TEST_CASE(tracks_are_found_by_their_names) {
  for (const track one : {track::self, track::review, track::appraised}) {
    BOOST_TEST((xaso::track_named(name(one)) == one));
  }
  BOOST_TEST(name(track::self) == "self");
  BOOST_TEST(name(track::review) == "review");
  BOOST_TEST(name(track::appraised) == "appraised");
  for (const char* other : {"", "Self", "self ", "unknown"}) {
    BOOST_TEST(!xaso::track_named(other).has_value(), other);
  }
}

// Code 15991 was Hoằng Hải; since July 2025 it is Hoằng Tiến.
BOOST_AUTO_TEST_CASE(a_code_used_again_is_another_unit) {
  xaso::unit old_one;
  old_one.code_system = "gso";
  old_one.code = "15991";
  xaso::unit new_one = old_one;
  BOOST_TEST(same_identity(old_one, new_one));
  new_one.name = "Xã Hoằng Tiến";
  BOOST_TEST(same_identity(old_one, new_one));
  new_one.valid_from = xaso::date::parse("2025-07-01");
  BOOST_TEST(!same_identity(old_one, new_one));
}

BOOST_AUTO_TEST_CASE(code_and_system_are_of_the_identity) {
  xaso::unit one;
  one.code_system = "gso";
  one.code = "1";
  xaso::unit other = one;
  other.code = "2";
  BOOST_TEST(!same_identity(one, other));
  other = one;
  other.code_system = "province";
  BOOST_TEST(!same_identity(one, other));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
