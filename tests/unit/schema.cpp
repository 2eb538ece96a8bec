// SPDX-License-Identifier: Apache-2.0
#include "xaso/schema.hpp"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <string>

namespace {

constexpr std::array every_document{xaso::document_kind::criteria,
                                    xaso::document_kind::measurements,
                                    xaso::document_kind::evaluation};
constexpr auto none = static_cast<xaso::document_kind>(3);

std::string file_of(xaso::document_kind kind) {
  const std::string path = XASO_SCHEMA_FOLDER "/" + std::string(xaso::name(kind)) + ".schema.json";
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(schema)

BOOST_AUTO_TEST_CASE(is_the_file_byte_for_byte) {
  for (const xaso::document_kind kind : every_document) {
    const std::string file = file_of(kind);
    BOOST_TEST(file.size() > 1000);
    BOOST_TEST((xaso::schema(kind) == file), xaso::name(kind));
  }
}

BOOST_AUTO_TEST_CASE(ends_in_a_nul) {
  for (const xaso::document_kind kind : every_document) {
    const std::string_view text = xaso::schema(kind);
    BOOST_TEST(*(text.data() + text.size()) == '\0');
    BOOST_TEST((std::find(text.begin(), text.end(), '\0') == text.end()));
  }
}

BOOST_AUTO_TEST_CASE(knows_documents_by_name) {
  for (const xaso::document_kind kind : every_document) {
    BOOST_TEST((xaso::document_named(xaso::name(kind)) == kind));
  }
  BOOST_TEST(!xaso::document_named("table").has_value());
  BOOST_TEST(!xaso::document_named("").has_value());
}

BOOST_AUTO_TEST_CASE(is_total) {
  BOOST_TEST(xaso::name(none) == "unknown");
  BOOST_TEST(xaso::schema(none).empty());
}

BOOST_AUTO_TEST_SUITE_END()
