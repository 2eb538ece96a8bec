// Builds measurements from the tokens of their document, in one pass and without a tree.
// A state machine: `document_walk` says what each value is for, and there is one function for each
// kind of token. An error skips the value that it is about, and reading goes on.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "code_table.hpp"
#include "document_walk.hpp"
#include "measurement_data.hpp"
#include "measurement_grammar.hpp"
#include "measurement_rules.hpp"
#include "token_cursor.hpp"
#include "xaso/decimal.hpp"

namespace xaso::detail {

class measurement_reader {
 public:
  /// @param cursor      at each call at the token that the call is about
  /// @param text_bytes  size of the text, from which the number of figures is estimated
  measurement_reader(token_cursor& cursor, std::size_t text_bytes);

  // ---- one call for each token, in the order of the text ----

  /// @param name  lives until the document has been read
  void key(std::string_view name) {
    const container& object = walk_.inner();
    if (rule_of(object.is).object == keys_are::known) return walk_.enter_known_key(name);
    if (object.is == slot::values) return begin_figure(name);
    data_key(object.is, name);
  }
  /// @param text  lives for the call
  void string(std::string_view text);
  /// @param literal  as it is written
  void number(std::string_view literal, decimal::parsed number) {
    const slot place = walk_.next();
    if (number && (place == slot::numerator || place == slot::denominator)) {
      take_part(number.value);
    } else {
      other_number(literal, number);
    }
    walk_.value_done();
  }
  void boolean(bool is);
  void null();
  void begin_object() {
    walk_.open_object();
    if (walk_.inner().is != slot::figure) begin_other_object(walk_.inner().is);
  }
  void end_object() {
    const container closed = walk_.close();
    if (closed.is != slot::figure) end_other_object(closed);
    walk_.value_done();
  }
  void begin_list();
  void end_list();
  /// In the place of a key or string of more than `most_bytes`: an error, and its value is passed
  /// over.
  void overlong_key(std::size_t most_bytes);
  void overlong_string(std::size_t most_bytes);

  // ---- the end ----

  /// Whether reading on is of use: not after the hundredth error, or in another format.
  [[nodiscard]] bool goes_on() noexcept {
    return walk_.errors().empty() || (!other_format_ && !walk_.errors().full());
  }
  [[nodiscard]] document_walk& walk() noexcept { return walk_; }
  /// Checks what only the whole document shows.
  void check_document() { check_entries(data(), now_.places, "/units", walk_.errors()); }
  /// Hands over what was read; of use only where there are no errors.
  [[nodiscard]] std::shared_ptr<const measurement_data> take();

 private:
  /// Measurements being read: those of the document, or of a listing in it.
  struct scope {
    std::shared_ptr<measurement_data> data = std::make_shared<measurement_data>();
    code_table codes;
    entry_places places;
    bool track_known = false;             ///< of the entry being read
    std::string_view set;                 ///< of a listing: the key it stands under
    std::optional<std::size_t> expected;  ///< of a listing
  };
  /// A listing that was read, and the entry that it belongs to. What it takes over from there may
  /// stand after it in the text.
  struct read_listing {
    std::shared_ptr<measurement_data> data;
    const measurement_data* within;
    std::size_t entry;
  };
  /// A key and value of an object under `value`, `numerator` or `denominator`. Whether they are a
  /// range or items shows only when all are there.
  struct member {
    enum class kind : std::uint8_t { unset, number, state };
    std::string_view name;
    std::size_t offset = 0;  // of the value
    kind is = kind::unset;   // unset: an error has been reported
    decimal number;
    std::optional<bool> state;
  };
  /// Where an element of a list of texts stands.
  struct element_place {
    std::size_t index;
    std::size_t offset;
  };

  // measurement_reader.cpp: tokens, and what they mean for the document as a whole
  void data_key(slot object, std::string_view name);
  void string_beside_figures(std::string_view text);
  void document_string(std::string_view text);
  void begin_other_object(slot object);
  void end_other_object(const container& closed);
  void end_period(const container& closed);
  void report_repeated(const std::vector<std::string_view>& texts);
  void other_number(std::string_view literal, decimal::parsed number);
  void take_format(std::string_view text);
  void take_code(std::string_view text, std::string& into);
  void take_filled(std::string_view text, std::string& into);
  void take_text(std::string_view text, std::vector<std::string>& into);
  void take_decimal(std::string_view given, decimal::parsed number, std::optional<decimal>& into);
  void take_date(std::string_view text, date& into);
  void take_date(std::string_view text, std::optional<date>& into);
  void take_year(std::string_view given, decimal::parsed number, std::optional<int>& into);
  void take_source_certainty(std::string_view text);
  /// One of a few words that have a `name`; else an error.
  template <class Enum>
  [[nodiscard]] std::optional<Enum> word(std::string_view given,
                                         std::initializer_list<Enum> words) {
    for (const Enum one : words) {
      if (name(one) == given) return one;
    }
    std::string all;
    for (const Enum one : words) {
      if (!all.empty()) all += ", ";
      all += name(one);
    }
    walk_.fail(fault::unknown_word, {given, all});
    return std::nullopt;
  }
  void fail(const broken_rule& broken);
  void wrong_type(std::string_view found);
  void count_if_entry();
  void bad_number(std::string_view given, decimal::parse_error error);

  // read_entries.cpp: units, what is said of them beside figures, sub-units, cohorts
  void begin_entry();
  void end_entry(const container& closed);
  void end_unit(const container& closed);
  void begin_fact(std::string_view name);
  void begin_attribute(std::string_view name);
  void take_attribute(attribute_value value);
  void take_attribute_text(std::string_view text);
  void take_track(std::string_view text);
  void take_based_on(std::string_view text);
  void begin_recognition(std::string_view conclusion);
  void begin_sub_units(std::string_view set);
  void begin_listing();
  void end_listing();
  void take_expected(std::string_view given, decimal::parsed number);
  void begin_cohort(std::string_view code);
  void end_cohort(const container& closed);
  void hand_down(const read_listing& listing);

  // read_figures.cpp: values, counts, ranges, items
  void begin_figure(std::string_view code);
  void begin_value_member(std::string_view name);
  void begin_range_end(std::string_view name);
  void add_member(std::string_view name, slot value);
  void end_members(const container& closed);
  void end_range(const container& closed);
  void end_items();
  void take_checked_item(std::string_view text);
  void take_number(decimal number);
  void take_number_text(std::string_view text);
  void take_part(decimal number) {
    if (!obeys_part(number)) return fail(broken_by_part(walk_.subject(), number));
    packed_figure& one = figure();
    if (walk_.next() == slot::numerator) {
      one.numerator = number;
      one.numerator_is = part_form::number;
    } else {
      one.denominator = number;
      one.denominator_is = part_form::number;
    }
  }
  void take_value(value_form form, decimal value) noexcept;
  void take_value_text(std::string_view text);
  void take_reported(std::string_view text);
  [[nodiscard]] figure_detail& detail();

  [[nodiscard]] measurement_data& data() noexcept { return *now_.data; }
  [[nodiscard]] unit_entry& entry() noexcept { return data().entries.back(); }
  [[nodiscard]] packed_figure& figure() noexcept { return data().figures.back(); }
  [[nodiscard]] recognition& recognised() noexcept { return entry().recognised.back(); }

  token_cursor& cursor_;
  document_walk walk_;
  scope now_;
  std::vector<scope> outer_;             // those that `now_` lies in
  std::vector<read_listing> listings_;   // the outer ones first
  std::vector<member> members_;          // of the object being read
  std::vector<element_place> elements_;  // of the list of texts being read
  std::string_view set_;                 // of the listing that follows
  source* source_ = nullptr;             // being read
  std::optional<decimal> least_;         // of the cohort being read
  std::optional<decimal> greatest_;
  bool other_format_ = false;
};

/// Offsets are kept in 32 bits; the reader refuses texts that need more.
[[nodiscard]] inline std::uint32_t narrow(std::size_t offset) noexcept {
  return static_cast<std::uint32_t>(offset);
}

/// The bit of the key `name` in `container::seen`.
template <std::size_t Size>
[[nodiscard]] constexpr std::uint32_t bit_of(const std::array<known_key, Size>& keys,
                                             std::string_view name) {
  std::uint32_t bit = 1;
  for (const known_key& key : keys) {
    if (key.name == name) break;
    bit <<= 1U;
  }
  return bit;
}

}  // namespace xaso::detail
