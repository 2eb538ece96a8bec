// SPDX-License-Identifier: Apache-2.0
#include "xaso/status.hpp"

#include <array>
#include <boost/test/unit_test.hpp>

namespace {

using xaso::candidates;

// The results one by one, in a form of their own: what combining sets is held against.
enum result { met, not_met, out };
constexpr std::array results{met, not_met, out};

candidates of(result one) {
  return one == met ? candidates::met : one == not_met ? candidates::not_met : candidates::out;
}
bool has(candidates set, result one) { return (set.bits() & of(one).bits()) != 0; }

result all_of(result a, result b) {
  if (a == out) return b;
  if (b == out) return a;
  return a == met && b == met ? met : not_met;
}
result any_of(result a, result b) {
  if (a == out) return b;
  if (b == out) return a;
  return a == met || b == met ? met : not_met;
}

template <class Combine>
candidates one_by_one(candidates a, candidates b, Combine combine) {
  candidates combined;
  for (const result x : results) {
    for (const result y : results) {
      if (has(a, x) && has(b, y)) combined |= of(combine(x, y));
    }
  }
  return combined;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(status)

BOOST_AUTO_TEST_CASE(combines_every_two_sets_result_by_result) {
  for (std::uint8_t i = 1; i < 8; ++i) {
    for (std::uint8_t j = 1; j < 8; ++j) {
      const candidates a = candidates::from_bits(i);
      const candidates b = candidates::from_bits(j);
      BOOST_TEST((both(a, b) == one_by_one(a, b, all_of)));
      BOOST_TEST((one_of(a, b) == one_by_one(a, b, any_of)));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_opposite_of_what_is_out_is_not_met) {
  BOOST_TEST((opposite(candidates::met) == candidates::not_met));
  BOOST_TEST((opposite(candidates::not_met) == candidates::met));
  BOOST_TEST((opposite(candidates::out) == candidates::not_met));
  BOOST_TEST((opposite(candidates::either) == candidates::either));
}

BOOST_AUTO_TEST_CASE(shows_the_one_result_that_is_left) {
  BOOST_TEST((candidates::met.status() == xaso::status::met));
  BOOST_TEST((candidates::out.status() == xaso::status::not_applicable));
  BOOST_TEST((candidates::either.status() == xaso::status::undetermined));
  BOOST_TEST(!candidates::none.decided());
  BOOST_TEST(!(candidates::met | candidates::out).decided());
}

BOOST_AUTO_TEST_CASE(what_is_out_counts_by_the_policy) {
  using xaso::not_applicable_policy;
  const candidates perhaps = candidates::met | candidates::out;
  BOOST_TEST((perhaps.out_counts_as(counts_as(not_applicable_policy::met)) == candidates::met));
  BOOST_TEST(
      (perhaps.out_counts_as(counts_as(not_applicable_policy::not_met)) == candidates::either));
  BOOST_TEST((perhaps.out_counts_as(counts_as(not_applicable_policy::excluded)) == perhaps));
  BOOST_TEST((perhaps.out_counts_as(counts_as(not_applicable_policy::rescaled)) == perhaps));
}

BOOST_AUTO_TEST_CASE(names_are_total) {
  BOOST_TEST(name(xaso::status::not_applicable) == "not_applicable");
  BOOST_TEST(name(static_cast<xaso::status>(200)) == "unknown");
  BOOST_TEST(name(xaso::reason::reached) == "reached");
  BOOST_TEST(name(xaso::reason::missing_items) == "missing_items");
  BOOST_TEST(name(static_cast<xaso::reason>(200)) == "unknown");
  BOOST_TEST(name(xaso::not_applicable_policy::rescaled) == "rescaled");
}

BOOST_AUTO_TEST_SUITE_END()
