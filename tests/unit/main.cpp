// The one main of all unit tests.
// It takes up the environment's locale, as the programs that embed xaso do: under a Vietnamese
// one a decimal point is a comma, and no answer may change.
// SPDX-License-Identifier: Apache-2.0
#define BOOST_TEST_MODULE xaso
#include <boost/test/unit_test.hpp>
#include <clocale>
#include <locale>

namespace {

struct environment_locale {
  environment_locale() {
    if (std::setlocale(LC_ALL, "") != nullptr) std::locale::global(std::locale(""));
  }
};

}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(environment_locale);
