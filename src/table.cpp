// Columns added to a table: all that readers rely on is checked here, once, so that nothing is
// checked row by row.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/table.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>

#include "cell_size.hpp"
#include "error_list.hpp"
#include "name_in.hpp"
#include "shown_text.hpp"
#include "utf8.hpp"
#include "xaso/decimal.hpp"

namespace xaso {
namespace detail {
namespace {

constexpr std::array<std::string_view, 9> type_names{
    "int32", "int64", "decimal64", "float64", "boolean8", "boolean1", "code8", "code16", "code32",
};

// Of more bytes than have bits that can be counted, those that have.
std::size_t bits_in(std::size_t bytes) noexcept {
  return std::min(bytes, std::numeric_limits<std::size_t>::max() / 8) * 8;
}

std::size_t magnitude(std::ptrdiff_t step) noexcept {
  const auto wrapped = static_cast<std::size_t>(step);
  return step < 0 ? 0 - wrapped : wrapped;
}

/// Holds one column against what its description promises.
class column_check {
 public:
  column_check(std::string_view header, const column& column, std::size_t rows, error_list& errors)
      : header_(header), column_(column), rows_(rows), errors_(errors) {}

  void run() {
    if (cell_size(column_.type) == 0) {
      fail(fault::not_of_its_type, {"the type of the column " + shown_in_quotes(header_)});
      return;
    }
    check_extent();
    check_validity();
    check_scale();
    check_dictionary();
  }

 private:
  void fail(fault what, std::initializer_list<std::string_view> arguments) {
    errors_.add(what, pointer_to({}, header_), arguments);
  }

  // The rows between the first and the last lie between them.
  void check_extent() {
    if (rows_ == 0) return;
    if (column_.data == nullptr) {
      fail(fault::column_without_data, {header_, std::to_string(rows_)});
      return;
    }
    const bool bits = column_.type == cell_type::boolean1;
    const std::size_t size = cell_size(column_.type);
    const std::size_t there = bits ? bits_in(column_.data_bytes) : column_.data_bytes;
    const bool first = there >= size && column_.first <= there - size;
    if (first && last_within(there - size)) return;
    fail(fault::column_too_short,
         {header_, first ? "last" : "first", std::to_string(rows_),
          std::to_string(column_.data_bytes), bits ? "bit" : "byte", std::to_string(column_.first),
          std::to_string(step_of(column_))});
  }
  // No row lies past `furthest`, nor before 0, given that the first does not.
  [[nodiscard]] bool last_within(std::size_t furthest) const noexcept {
    const std::ptrdiff_t step = step_of(column_);
    if (step == 0) return true;
    const std::size_t room = step < 0 ? column_.first : furthest - column_.first;
    return rows_ - 1 <= room / magnitude(step);
  }

  void check_validity() {
    const validity& valid = column_.valid;
    if (static_cast<unsigned>(valid.is) > static_cast<unsigned>(validity::kind::bytes)) {
      fail(fault::not_of_its_type, {"the validity of the column " + shown_in_quotes(header_)});
      return;
    }
    if (valid.is == validity::kind::all || rows_ == 0) return;
    const bool bits = valid.is == validity::kind::bits;
    const std::size_t given = valid.data == nullptr ? 0 : valid.data_bytes;
    const std::size_t there = bits ? bits_in(given) : given;
    if (valid.first <= there && rows_ <= there - valid.first) return;
    fail(fault::validity_too_short, {header_, bits ? "bit" : "byte", std::to_string(valid.first),
                                     std::to_string(given), std::to_string(rows_)});
  }

  void check_scale() {
    const bool has_one = column_.type == cell_type::decimal64;
    const int most = has_one ? decimal::max_scale : 0;
    if (column_.scale >= 0 && column_.scale <= most) return;
    fail(fault::scale_out_of_range, {header_, std::to_string(column_.scale),
                                     has_one ? "0 to 9" : "0, for only decimal64 has one"});
  }

  void check_dictionary() {
    const std::vector<std::string_view>& dictionary = column_.dictionary;
    if (dictionary.empty()) return;
    if (!has_dictionary(column_.type)) {
      fail(fault::misplaced_dictionary, {header_, name(column_.type)});
      return;
    }
    for (std::size_t i = 0; i < dictionary.size() && !errors_.full(); ++i) {
      if (is_text(dictionary[i])) continue;
      fail(fault::dictionary_not_utf8, {header_, std::to_string(i)});
    }
  }
  // A view of nowhere that has a size is what a foreign caller's mistake looks like.
  static bool is_text(std::string_view text) noexcept {
    return text.empty() || (text.data() != nullptr && is_utf8(text));
  }

  std::string_view header_;
  const column& column_;
  std::size_t rows_;
  error_list& errors_;
};

}  // namespace
}  // namespace detail

std::string_view name(cell_type type) noexcept { return detail::name_in(detail::type_names, type); }

table_view& table_view::add(std::string_view header, column column) {
  detail::error_list errors;
  if (!detail::is_utf8(header)) {
    // Its bytes would make the message, and its place, no text either.
    errors.add(detail::fault::header_not_utf8, {}, {std::to_string(columns_.size() + 1)});
    errors.raise();
  }
  if (header.empty()) {
    errors.add(detail::fault::empty_header, detail::pointer_to({}, header),
               {std::to_string(columns_.size() + 1)});
  } else if (find(header) != nullptr) {
    errors.add(detail::fault::repeated_header, detail::pointer_to({}, header), {header});
  }
  detail::column_check(header, column, rows_, errors).run();
  errors.raise();

  columns_.emplace_back(header, std::move(column));
  try {
    places_.emplace(header, columns_.size() - 1);
  } catch (...) {
    columns_.pop_back();
    throw;
  }
  return *this;
}

const column* table_view::find(std::string_view header) const noexcept {
  const auto found = places_.find(header);
  return found == places_.end() ? nullptr : &columns_[found->second].second;
}

}  // namespace xaso
