// SPDX-License-Identifier: Apache-2.0
#include "xaso/error.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "error_list.hpp"
#include "fault.hpp"
#include "shown_text.hpp"

namespace {

using xaso::errc;
using xaso::failure;
using xaso::detail::error_list;
using xaso::detail::fault;

xaso::error error_at(std::size_t line, std::size_t column, std::string pointer) {
  return {errc::schema, "rule", "message", std::move(pointer), 0, line, column};
}

BOOST_AUTO_TEST_SUITE(error)

BOOST_AUTO_TEST_CASE(codes_have_names_and_an_unknown_one_has_too) {
  BOOST_TEST(name(errc::ok) == "ok");
  BOOST_TEST(name(errc::argument) == "argument");
  BOOST_TEST(name(errc::syntax) == "syntax");
  BOOST_TEST(name(errc::schema) == "schema");
  BOOST_TEST(name(errc::limit) == "limit");
  BOOST_TEST(name(errc::unsupported) == "unsupported");
  BOOST_TEST(name(errc::mismatch) == "mismatch");
  BOOST_TEST(name(errc::not_found) == "not_found");
  BOOST_TEST(name(errc::memory) == "memory");
  BOOST_TEST(name(errc::cancelled) == "cancelled");
  BOOST_TEST(name(errc::internal) == "internal");
  BOOST_TEST(name(static_cast<errc>(99)) == "unknown");
}

BOOST_AUTO_TEST_CASE(a_line_begins_with_what_is_known_of_the_place) {
  BOOST_TEST(to_string(error_at(3, 7, "/criteria/0")) ==
             "line 3, column 7, at /criteria/0: message");
  BOOST_TEST(to_string(error_at(3, 7, "")) == "line 3, column 7: message");
  BOOST_TEST(to_string(error_at(0, 0, "/criteria/0")) == "at /criteria/0: message");
  BOOST_TEST(to_string(error_at(0, 0, "")) == "message");
}

BOOST_AUTO_TEST_CASE(an_error_is_one_line_whatever_its_keys) {
  const std::string line = to_string(error_at(0, 0, "/a\nb" + std::string(1000, 'x')));
  BOOST_TEST(line.find('\n') == std::string::npos);
  BOOST_TEST(line.size() < 300U);
}

BOOST_AUTO_TEST_CASE(a_failure_says_all_its_errors_one_on_each_line) {
  const failure two({error_at(1, 1, "/a"), error_at(2, 1, "/b")});
  BOOST_TEST(std::string(two.what()) ==
             "line 1, column 1, at /a: message\nline 2, column 1, at /b: message");
}

BOOST_AUTO_TEST_CASE(a_failure_holds_no_more_than_the_first_hundred) {
  std::vector<xaso::error> errors;
  for (std::size_t i = 0; i < 150; ++i) errors.push_back(error_at(i, 1, ""));
  const failure failure(errors);
  BOOST_TEST(failure.errors().size() == 100U);
  BOOST_TEST(failure.errors().back().line == 99U);
}

// ---- how the library collects them ----

BOOST_AUTO_TEST_CASE(arguments_take_the_place_of_their_numbers) {
  error_list errors;
  errors.add(fault::wrong_json_type, "/title", {"\"title\"", "a string", "null"});
  const xaso::error& one = errors.errors().front();
  BOOST_TEST((one.code == errc::schema));
  BOOST_TEST(one.rule == "wrong_json_type");
  BOOST_TEST(one.message == "\"title\" must be a string, not null");
  BOOST_TEST(one.pointer == "/title");
}

BOOST_AUTO_TEST_CASE(text_of_the_document_is_cut_and_escaped) {
  error_list errors;
  errors.add(fault::bad_code, "", {"a\nb\x01" + std::string(100, 'c')});
  const std::string& message = errors.errors().front().message;
  BOOST_TEST(message.find('\n') == std::string::npos);
  BOOST_TEST(message.starts_with("\"a\\nb\\u0001cccc"));
  BOOST_TEST(message.find("c…\" is not a code") != std::string::npos);
  BOOST_TEST(message.size() < 250U);
}

BOOST_AUTO_TEST_CASE(text_is_cut_between_characters) {
  std::string sixty;
  while (sixty.size() < 59) sixty += 'a';
  BOOST_TEST(xaso::detail::shown(sixty + "ệ") == sixty + "…");
  BOOST_TEST(xaso::detail::shown("ệ") == "ệ");
}

BOOST_AUTO_TEST_CASE(lines_and_columns_count_characters_not_bytes) {
  const std::string text = "{\"vi\": \"xã\",\r\n \"ấp\": 1}";
  error_list errors;
  const std::size_t value = text.find("1}");
  errors.add(fault::empty_text, "", {}, value);
  errors.add(fault::empty_text, "", {}, 0);
  errors.add(fault::empty_text, "", {}, text.find("\","));
  errors.add(fault::empty_text, "", {}, text.size());
  errors.locate(text);
  const std::vector<xaso::error>& found = errors.errors();
  BOOST_TEST(found[0].line == 1U);
  BOOST_TEST(found[0].column == 1U);
  BOOST_TEST(found[1].line == 1U);
  BOOST_TEST(found[1].column == 11U);
  BOOST_TEST(found[2].offset == value);
  BOOST_TEST(found[2].line == 2U);
  BOOST_TEST(found[2].column == 8U);
  BOOST_TEST(found[3].column == 10U);
}

BOOST_AUTO_TEST_CASE(what_has_no_place_in_a_text_has_no_line) {
  error_list errors;
  errors.add(fault::empty_text, "/a");
  BOOST_CHECK_EXCEPTION(errors.raise(), failure, [](const failure& failure) {
    const xaso::error& one = failure.errors().front();
    return one.offset == 0 && one.line == 0 && one.column == 0;
  });
}

BOOST_AUTO_TEST_CASE(nothing_collected_is_nothing_thrown) {
  BOOST_CHECK_NO_THROW(error_list().raise());
}

BOOST_AUTO_TEST_CASE(keys_are_escaped_in_pointers) {
  BOOST_TEST(xaso::detail::pointer_to("/a", "b/c~d") == "/a/b~1c~0d");
  BOOST_TEST(xaso::detail::pointer_to("", "") == "/");
  BOOST_TEST(xaso::detail::pointer_to("/a", 10) == "/a/10");
}

BOOST_AUTO_TEST_CASE(every_fault_has_a_name_of_its_own_and_one_line) {
  std::vector<std::string_view> rules;
  for (const auto& fault : xaso::detail::fault_catalogue()) {
    BOOST_TEST(std::count(rules.begin(), rules.end(), fault.rule) == 0, fault.rule);
    BOOST_TEST(fault.message.find('\n') == std::string_view::npos, fault.rule);
    BOOST_TEST(!fault.message.ends_with('.'), fault.rule);
    rules.push_back(fault.rule);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
