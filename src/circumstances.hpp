// Circumstances compiled: what may be of facts, attributes and the year, and what conditions ask.
// What is not known is taken as every value it may have. Values that no condition tells apart are
// one class, so that a decimal or a year has only a few.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "xaso/circumstance.hpp"
#include "xaso/criteria_set.hpp"

namespace xaso::detail {

/// Some of the classes of a variable.
class class_set {
 public:
  class_set() = default;
  explicit class_set(std::size_t classes) : words_((classes + 63) / 64), classes_(classes) {}
  [[nodiscard]] static class_set all(std::size_t classes);

  /// Adds the classes from `begin` up to `end`, which is none of them.
  void add_all(std::size_t begin, std::size_t end) noexcept;
  void add(std::size_t index) noexcept { words_[index / 64] |= std::uint64_t{1} << (index % 64); }
  [[nodiscard]] bool has(std::size_t index) const noexcept {
    return ((words_[index / 64] >> (index % 64)) & 1U) != 0;
  }
  [[nodiscard]] bool empty() const noexcept;
  [[nodiscard]] bool full() const noexcept;
  [[nodiscard]] class_set common(const class_set& other) const;
  [[nodiscard]] class_set without(const class_set& other) const;
  friend bool operator==(const class_set&, const class_set&) = default;

 private:
  std::vector<std::uint64_t> words_;
  std::size_t classes_ = 0;
};

/// A fact, an attribute or the year: what a condition may ask for.
struct variable {
  enum class kind : std::uint8_t { fact, attribute, year };

  kind is = kind::fact;
  std::string name;
  attribute_type type = attribute_type::yes_no;  ///< of an attribute
  std::vector<std::string> values;  ///< of an attribute that is one of these: a class each
  /// Of a decimal and the year, rising: class 2i + 1 is the i-th itself, class 2i what is below it
  /// and above the one before.
  std::vector<decimal> cuts;
  /// The classes it may have: of a year not those between two that follow each other.
  class_set domain;

  [[nodiscard]] std::size_t classes() const noexcept;
  /// The class of a value; empty where the declaration has no such value.
  [[nodiscard]] std::optional<std::size_t> class_of(const attribute_value& value) const;
  [[nodiscard]] std::size_t class_of(decimal number) const noexcept;
};

/// A variable, and the classes of it that a condition allows.
struct allowed_classes {
  std::size_t variable = 0;
  class_set classes;
};
/// All of them must hold; no variable twice.
using compiled_condition = std::vector<allowed_classes>;

/// The variables of one set, and of the sets whose bounds it uses. An attribute that two sets
/// declare alike is one variable.
class variable_table {
 public:
  /// @param sets  all whose conditions may be compiled   @param facts_of  the set whose facts are
  /// asked
  variable_table(std::span<const criteria_set> sets, std::size_t facts_of);

  [[nodiscard]] const std::vector<variable>& all() const noexcept { return variables_; }
  [[nodiscard]] std::size_t fact(std::string_view name) const;
  /// Of an attribute that one of the sets declares.
  [[nodiscard]] std::size_t attribute(const criteria_definition& set, std::string_view name) const {
    return *find_attribute(set, name);
  }
  /// Empty where the set declares none of that name.
  [[nodiscard]] std::optional<std::size_t> find_attribute(const criteria_definition& set,
                                                          std::string_view name) const;
  [[nodiscard]] std::size_t year() const noexcept { return 0; }

  /// @param set  whose declarations it is read with
  [[nodiscard]] compiled_condition compile(const condition& condition,
                                           const criteria_definition& set) const;
  [[nodiscard]] compiled_condition compile(const when_all& when,
                                           const criteria_definition& set) const;

 private:
  using named_variables = std::unordered_map<std::string_view, std::vector<std::size_t>>;

  /// @param named  by name the attributes that are declared already
  void declare(const criteria_definition& set, named_variables& named);
  void add_cuts(const criteria_definition& set);
  [[nodiscard]] class_set classes_of(const circumstance& one, const variable& of) const;

  std::vector<variable> variables_;
  std::map<std::string, std::size_t, std::less<>> facts_;  // of one set
  /// By set, which must stay where it is.
  std::unordered_map<const criteria_definition*, std::unordered_map<std::string_view, std::size_t>>
      attributes_;
};

/// What is known of one unit: by variable its class; `unknown` where it is not known.
using known_classes = std::vector<std::int32_t>;
inline constexpr std::int32_t unknown_class = -1;

/// Circumstances that are still possible: for every variable the classes it may have. What is known
/// is borrowed.
class possibilities {
 public:
  possibilities(const std::vector<variable>& variables, const known_classes& known) noexcept
      : variables_(&variables), known_(&known) {}

  /// Whether a condition holds: in all of them, in none, or (empty) in some.
  [[nodiscard]] std::optional<bool> hold(const compiled_condition& condition) const;
  /// Those in which it holds; some must.
  [[nodiscard]] possibilities where(const compiled_condition& condition) const;
  /// Those in which it does not, in parts that have none in common.
  [[nodiscard]] std::vector<possibilities> unless(const compiled_condition& condition) const;

  /// Whether some unit of these and some of `other` differ in no variable but perhaps `but`.
  [[nodiscard]] bool meets(const possibilities& other, std::size_t but) const;

  /// The variables that are narrowed here.
  [[nodiscard]] const std::map<std::size_t, class_set>& narrowed() const noexcept {
    return narrowed_;
  }

 private:
  [[nodiscard]] class_set may_be(std::size_t variable) const;

  const std::vector<variable>* variables_;
  const known_classes* known_;
  std::map<std::size_t, class_set> narrowed_;
};

/// Whether all of several conditions hold, for what is known; empty: not known.
[[nodiscard]] std::optional<bool> hold_all(std::span<const compiled_condition* const> conditions,
                                           const std::vector<variable>& variables,
                                           const known_classes& known);

/// Those of `in` in which all of several conditions hold; empty: there are none.
[[nodiscard]] std::optional<possibilities> where_all(
    possibilities in, std::span<const compiled_condition* const> conditions);

/// The variables that keep all of several conditions, of which it is not known whether they hold,
/// open.
[[nodiscard]] std::vector<std::size_t> open_variables(
    std::span<const compiled_condition* const> conditions, const known_classes& known);

}  // namespace xaso::detail
