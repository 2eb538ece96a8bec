// Wording in two languages, side by side where it is used.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "layout.hpp"
#include "xaso/decimal.hpp"
#include "xaso/period.hpp"
#include "xaso/status.hpp"
#include "xaso/text.hpp"
#include "xaso/unit.hpp"

namespace example {

/// A wording; `{0}`, `{1}`, … stand for what is filled in.
struct phrase {
  std::string_view vi;
  std::string_view en;
};

/// Says things in one language.
class speaker {
 public:
  explicit speaker(xaso::language language) noexcept : language_(language) {}

  [[nodiscard]] xaso::language language() const noexcept { return language_; }

  [[nodiscard]] std::string operator()(const phrase& what,
                                       std::initializer_list<std::string_view> parts = {}) const;

  /// A text of a document, on one line.
  [[nodiscard]] std::string text(const xaso::text& given) const;
  [[nodiscard]] std::string number(std::size_t value) const;
  [[nodiscard]] std::string number(xaso::decimal value) const;
  /// A number in its plain form.
  [[nodiscard]] std::string number(std::string_view plain) const;
  /// What a unit is called: its name, or its code where it has none.
  [[nodiscard]] static std::string name(const xaso::unit& unit);
  [[nodiscard]] std::string day(xaso::date day) const;

  /// A verdict as a word that stands out: "CHƯA ĐẠT".
  [[nodiscard]] span verdict(xaso::status status) const;

 private:
  xaso::language language_;
};

}  // namespace example
