// Measurements built in a program: the rules of a document, and the errors that it would give.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "code_table.hpp"
#include "error_list.hpp"
#include "fault.hpp"
#include "measurement_data.hpp"
#include "measurement_rules.hpp"
#include "set_reference.hpp"
#include "shown_text.hpp"
#include "utf8.hpp"
#include "xaso/code.hpp"
#include "xaso/measurement.hpp"

namespace xaso {
namespace detail {
namespace {

/// Holds values of a program against the rules of a document. `at` is the place that a value would
/// have there, `key` the last part of it.
class value_check {
 public:
  explicit value_check(error_list& errors) noexcept : errors_(errors) {}

  void fail(const std::string& at, const broken_rule& broken) {
    errors_.add(broken.rule, at, {broken.first, broken.second});
  }
  void text(const std::string& at, std::string_view key, std::string_view text) {
    if (!is_utf8(text))
      errors_.add(fault::text_not_utf8, pointer_to(at, key), {shown_in_quotes(key)});
  }
  void filled(const std::string& at, std::string_view key, std::string_view text_given) {
    if (text_given.empty())
      errors_.add(fault::empty_string, pointer_to(at, key), {shown_in_quotes(key)});
    text(at, key, text_given);
  }
  void code(const std::string& at, std::string_view code) {
    if (!is_code(code)) errors_.add(fault::bad_code, at, {code});
  }
  void day(const std::string& at, date day) {
    const std::string text = day.to_string();
    if (date::parse(text) != day) errors_.add(fault::bad_date, at, {text});
  }
  void year(const std::string& at, std::optional<int> year) {
    if (year && !is_year(*year)) errors_.add(fault::bad_year, at, {std::to_string(*year)});
  }
  /// An enumerator that is one of the first `count`.
  template <class Enum>
  bool known(const std::string& at, std::string_view key, Enum value, std::size_t count) {
    if (static_cast<std::size_t>(value) < count) return true;
    errors_.add(fault::not_of_its_type, pointer_to(at, key), {shown_in_quotes(key)});
    return false;
  }
  /// A list of texts, none of them empty or there twice.
  void texts(const std::string& at, std::string_view key, const std::vector<std::string>& texts) {
    const std::string list = pointer_to(at, key);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::string element = pointer_to(list, i);
      if (texts[i].empty()) errors_.add(fault::empty_string, element, {"an element"});
      if (!is_utf8(texts[i])) errors_.add(fault::text_not_utf8, element, {"an element"});
    }
    unique(list, texts);
  }
  /// What a list or map holds, each text once.
  void unique(const std::string& list, const std::vector<std::string>& texts) {
    std::vector<std::string_view> sorted(texts.begin(), texts.end());
    std::sort(sorted.begin(), sorted.end());
    for (auto one = sorted.begin(); one != sorted.end(); ++one) {
      if (one != sorted.begin() && *one == *std::prev(one)) {
        errors_.add(fault::repeated_entry, list, {*one});
      }
    }
  }
  void number(const std::string& at, decimal value) {
    if (value.digits() > decimal::max_digits || value.scale() > decimal::max_scale) {
      fail(at, {fault::number_too_long, value.to_string(), std::to_string(decimal::max_digits)});
    }
  }
  /// A status that is stated: met or not met.
  void verdict(const std::string& at, status stated) {
    if (stated == status::met || stated == status::not_met) return;
    errors_.add(fault::unknown_word, at, {name(stated), "met, not_met"});
  }
  void sources(const std::string& at, const xaso::sources& sources) {
    for (const source& one : sources) {
      known(at, "certainty", one.certainty, 4);
      text(at, "ref", one.ref);
      text(at, "note", one.note);
    }
  }
  void range(const std::string& at, const amount& range) {
    if (range.lower) number(at, range.lower->value);
    if (range.upper) number(at, range.upper->value);
    if (const auto broken = broken_by_range(range)) fail(at, *broken);
  }
  /// A numerator or denominator.
  void part(const std::string& at, std::string_view key, const amount& part) {
    const std::string place = pointer_to(at, key);
    const auto one = [&](decimal value) {
      if (!obeys_part(value)) fail(place, broken_by_part(shown_in_quotes(key), value));
    };
    if (part.is_exact()) one(part.exact);
    if (!part.is_range()) return;
    if (part.lower) one(part.lower->value);
    if (part.upper) one(part.upper->value);
    range(place, part);
  }

 private:
  error_list& errors_;
};

/// Packs a value into its figure. Every alternative of `figure_value` has its overload.
class value_packer {
 public:
  value_packer(measurement_data& data, packed_figure& figure, value_check& check, std::string place)
      : data_(data), figure_(figure), check_(check), place_(std::move(place)) {}

  void operator()(std::monostate) const noexcept {}
  void operator()(const amount& value) {
    if (value.is_exact()) {
      check_.number(place_, value.exact);
      store(value_form::number, value.exact);
    } else if (value.is_range()) {
      check_.range(place_, value);
      store(value_form::range, measurement_data::stored(data_.ranges.size()));
      data_.ranges.push_back(value);
    }
  }
  void operator()(bool value) noexcept { store(value_form::boolean, value ? 1 : 0); }
  void operator()(const std::string& text) {
    if (const auto broken = broken_by_value(text)) check_.fail(place_, *broken);
    store(value_form::text, measurement_data::stored(data_.texts.size()));
    data_.texts.push_back(text);
  }
  void operator()(const checked_items& checked) {
    packed_items items;
    for (std::size_t i = 0; i < checked.codes.size(); ++i) {
      check_.code(pointer_to(place_, i), checked.codes[i]);
      items.emplace_back(checked.codes[i], true);
    }
    check_.unique(place_, checked.codes);
    store_items(value_form::checked, std::move(items));
  }
  void operator()(const item_states& given) {
    std::vector<std::string> codes;
    for (const item_state& item : given.states) {
      check_.code(pointer_to(place_, item.first), item.first);
      codes.push_back(item.first);
    }
    check_.unique(place_, codes);
    store_items(value_form::states, given.states);
  }

 private:
  void store(value_form form, decimal value) noexcept {
    figure_.value_is = form;
    figure_.value = value;
  }
  void store_items(value_form form, packed_items items) {
    store(form, measurement_data::stored(data_.items.size()));
    data_.items.push_back(std::move(items));
  }

  measurement_data& data_;
  packed_figure& figure_;
  value_check& check_;
  std::string place_;
};

}  // namespace
}  // namespace detail

struct measurements::builder::state {
  state() : check_(errors) {}

  void add_document(std::string criteria, xaso::period period, std::optional<int> target_year);
  void add_unit(unit_entry entry);
  void add_figure(std::string_view code, const xaso::figure& given);

  void add_cohort(stated_cohort cohort);
  void check_document();

  detail::measurement_data data;
  detail::error_list errors;

 private:
  void check_unit(const std::string& at, const xaso::unit& unit);
  void check_attributes(const std::string& at, const std::vector<unit_attribute>& attributes);
  void check_facts(const std::string& at, const std::vector<fact_statement>& facts);
  void check_recognised(const std::string& at, const std::vector<recognition>& recognised);
  void check_recognition(const std::string& at, const recognition& recognition);
  void check_sub_units(const std::string& at, const std::vector<sub_unit_listing>& listings);
  void check_listing(const std::string& at, const sub_unit_listing& listing);
  void check_name(const std::string& at, const std::string& name);
  void pack_part(const amount& part, detail::part_form& form, decimal& into);
  void pack_reported(const std::string& at, std::optional<status> reported,
                     detail::packed_figure& into);
  void pack_detail(const std::string& at, const xaso::figure& given, detail::packed_figure& into);

  detail::code_table codes_;
  detail::value_check check_;
};

void measurements::builder::state::add_document(std::string criteria, xaso::period period,
                                                std::optional<int> target_year) {
  check_.code("/criteria", criteria);
  check_.day("/period/from", period.from);
  check_.day("/period/to", period.to);
  if (period.how) check_.known("/period", "kind", *period.how, 2);
  if (period.from > period.to) {
    errors.add(detail::fault::dates_reversed, "/period",
               {period.from.to_string(), period.to.to_string()});
  }
  check_.year("/target_year", target_year);
  data.criteria = std::move(criteria);
  data.period = period;
  data.target_year = target_year;
}

void measurements::builder::state::add_cohort(stated_cohort cohort) {
  const std::string at = detail::pointer_to("/cohort", cohort.code);
  check_.code(at, cohort.code);
  check_.number(detail::pointer_to(at, "least"), cohort.least);
  check_.number(detail::pointer_to(at, "greatest"), cohort.greatest);
  if (const auto broken = detail::broken_by_cohort(cohort)) check_.fail(at, *broken);
  data.cohort.push_back(std::move(cohort));
}

void measurements::builder::state::check_document() {
  std::vector<std::string> codes;
  for (const stated_cohort& one : data.cohort) codes.push_back(one.code);
  check_.unique("/cohort", codes);
  detail::check_entries(data, {}, "/units", errors);
}

void measurements::builder::state::add_unit(unit_entry entry) {
  const std::string at = detail::pointer_to("/units", data.entries.size());
  check_unit(detail::pointer_to(at, "unit"), entry.unit);
  // What is no track is not held against the others.
  if (!check_.known(at, "track", entry.track, 3)) {
    entry.track = track::self;
    entry.unit.code.clear();
  }
  if (entry.based_on && !check_.known(at, "based_on", *entry.based_on, 3)) entry.based_on.reset();
  check_.year(detail::pointer_to(at, "target_year"), entry.target_year);
  check_facts(detail::pointer_to(at, "facts"), entry.facts);
  check_recognised(detail::pointer_to(at, "recognised"), entry.recognised);
  check_sub_units(detail::pointer_to(at, "sub_units"), entry.sub_units);

  data.entries.push_back(std::move(entry));
  const auto first = static_cast<std::uint32_t>(data.figures.size());
  data.spans.push_back({first, first});
  data.entry_offsets.push_back(0);
  codes_.begin_unit();
}

void measurements::builder::state::check_unit(const std::string& at, const xaso::unit& unit) {
  check_.filled(at, "code_system", unit.code_system);
  check_.code(detail::pointer_to(at, "code"), unit.code);
  if (unit.valid_from) check_.day(detail::pointer_to(at, "valid_from"), *unit.valid_from);
  check_.text(at, "name", unit.name);
  if (unit.level) check_.known(at, "level", *unit.level, 4);
  if (!unit.parent.empty()) check_.code(detail::pointer_to(at, "parent"), unit.parent);
  check_attributes(detail::pointer_to(at, "attributes"), unit.attributes);
}

void measurements::builder::state::check_attributes(const std::string& at,
                                                    const std::vector<unit_attribute>& attributes) {
  std::vector<std::string> names;
  for (const unit_attribute& one : attributes) {
    check_name(at, one.name);
    const std::string place = detail::pointer_to(at, one.name);
    if (const auto* text = std::get_if<std::string>(&one.value)) {
      if (const auto broken = detail::broken_by_attribute(*text)) check_.fail(place, *broken);
    } else if (const auto* number = std::get_if<decimal>(&one.value)) {
      check_.number(place, *number);
    }
    names.push_back(one.name);
  }
  check_.unique(at, names);
}

void measurements::builder::state::check_name(const std::string& at, const std::string& name) {
  if (is_name(name)) return;
  errors.add(detail::fault::bad_name, detail::pointer_to(at, name), {name});
}

void measurements::builder::state::check_facts(const std::string& at,
                                               const std::vector<fact_statement>& facts) {
  std::vector<std::string> names;
  for (const fact_statement& fact : facts) {
    check_name(at, fact.name);
    names.push_back(fact.name);
  }
  check_.unique(at, names);
}

void measurements::builder::state::check_recognised(const std::string& at,
                                                    const std::vector<recognition>& recognised) {
  std::vector<std::string> conclusions;
  for (const recognition& one : recognised) {
    check_recognition(detail::pointer_to(at, one.conclusion), one);
    conclusions.push_back(one.conclusion);
  }
  check_.unique(at, conclusions);
}

void measurements::builder::state::check_recognition(const std::string& at,
                                                     const recognition& recognition) {
  // A version is any text.
  if (!detail::is_conclusion_elsewhere(recognition.conclusion) ||
      !detail::is_utf8(recognition.conclusion)) {
    errors.add(detail::fault::bad_conclusion_key, at, {recognition.conclusion});
  }
  if (recognition.is) {
    check_.verdict(detail::pointer_to(at, "status"), *recognition.is);
  } else if (!recognition.level.empty() || recognition.on || !recognition.sources.empty()) {
    errors.add(detail::fault::missing_key, at, {"status"});
  }
  if (!recognition.level.empty()) {
    check_.code(detail::pointer_to(at, "level"), recognition.level);
  }
  if (recognition.on) check_.day(detail::pointer_to(at, "on"), *recognition.on);
  check_.sources(detail::pointer_to(at, "source"), recognition.sources);
}

void measurements::builder::state::check_sub_units(const std::string& at,
                                                   const std::vector<sub_unit_listing>& listings) {
  std::vector<std::string> sets;
  for (const sub_unit_listing& one : listings) {
    check_listing(detail::pointer_to(at, one.set), one);
    sets.push_back(one.set);
  }
  check_.unique(at, sets);
}

// The units listed were validated when they were built.
void measurements::builder::state::check_listing(const std::string& at,
                                                 const sub_unit_listing& listing) {
  if (!detail::is_set_reference(listing.set) || !detail::is_utf8(listing.set)) {
    errors.add(detail::fault::bad_set_reference, at, {listing.set});
  } else if (detail::set_id_of(listing.set) != listing.units.criteria()) {
    errors.add(detail::fault::listing_of_another_set, at, {listing.units.criteria(), listing.set});
  }
  const std::size_t levels = listing.units.data().listing_levels + 1;
  if (levels > detail::most_listing_levels) {
    errors.add(detail::fault::nested_too_deep, at,
               {"listings of sub-units", std::to_string(detail::most_listing_levels)});
  }
  data.listing_levels = std::max(data.listing_levels, levels);
  if (!listing.expected) return;
  const std::string expected = detail::pointer_to(at, "expected");
  if (*listing.expected > static_cast<std::size_t>(detail::largest_count)) {
    check_.fail(expected, {detail::fault::count_too_large, detail::shown_in_quotes("expected"),
                           std::to_string(*listing.expected)});
  }
}

void measurements::builder::state::add_figure(std::string_view code, const xaso::figure& given) {
  if (data.entries.empty()) {
    errors.add(detail::fault::figure_without_unit, {}, {code});
    return;
  }
  const std::string values =
      detail::pointer_to(detail::pointer_to("/units", data.entries.size() - 1), "values");
  const std::string at = detail::pointer_to(values, code);
  const std::optional<detail::code_table::entry> found = codes_.find(code, data.codes);
  if (!found || found->repeated) {
    errors.add(found ? detail::fault::duplicate_key : detail::fault::bad_code, at, {code});
    return;
  }

  detail::packed_figure packed;
  packed.code = found->number;
  std::visit(detail::value_packer(data, packed, check_, detail::pointer_to(at, "value")),
             given.value);
  check_.part(at, "numerator", given.numerator);
  check_.part(at, "denominator", given.denominator);
  pack_part(given.numerator, packed.numerator_is, packed.numerator);
  pack_part(given.denominator, packed.denominator_is, packed.denominator);
  packed.approximate = given.approximate;
  pack_reported(at, given.reported, packed);
  pack_detail(at, given, packed);
  data.figures.push_back(packed);
  data.spans.back().last = static_cast<std::uint32_t>(data.figures.size());
}

void measurements::builder::state::pack_part(const amount& part, detail::part_form& form,
                                             decimal& into) {
  if (part.is_exact()) {
    form = detail::part_form::number;
    into = part.exact;
  } else if (part.is_range()) {
    form = detail::part_form::range;
    into = detail::measurement_data::stored(data.ranges.size());
    data.ranges.push_back(part);
  }
}

void measurements::builder::state::pack_reported(const std::string& at,
                                                 std::optional<status> reported,
                                                 detail::packed_figure& into) {
  into.reported_met = reported == status::met;
  into.reported_not_met = reported == status::not_met;
  if (reported) check_.verdict(detail::pointer_to(at, "reported"), *reported);
}

void measurements::builder::state::pack_detail(const std::string& at, const xaso::figure& given,
                                               detail::packed_figure& into) {
  detail::figure_detail rare{given.not_applicable, given.evidence, given.explanation,
                             given.obstacles,      given.sources,  given.note,
                             given.reported_points};
  if (rare.empty()) return;
  if (given.reported_points) {
    check_.number(detail::pointer_to(at, "reported_points"), *given.reported_points);
  }
  check_.text(at, "not_applicable", given.not_applicable);
  check_.texts(at, "evidence", given.evidence);
  check_.text(at, "explanation", given.explanation);
  check_.texts(at, "obstacles", given.obstacles);
  check_.sources(detail::pointer_to(at, "source"), given.sources);
  check_.text(at, "note", given.note);
  into.detail = static_cast<std::uint32_t>(data.details.size());
  data.details.push_back(std::move(rare));
}

namespace {

void require_unspent(const void* state) {
  if (state != nullptr) return;
  detail::error_list errors;
  errors.add(detail::fault::spent_builder, "");
  errors.raise();
}

}  // namespace

measurements::builder::builder(std::string criteria, xaso::period period,
                               std::optional<int> target_year)
    : state_(std::make_unique<state>()) {
  state_->add_document(std::move(criteria), period, target_year);
}
measurements::builder::~builder() = default;
measurements::builder::builder(builder&&) noexcept = default;
measurements::builder& measurements::builder::operator=(builder&&) noexcept = default;

measurements::builder& measurements::builder::cohort(stated_cohort cohort) {
  require_unspent(state_.get());
  state_->add_cohort(std::move(cohort));
  return *this;
}

measurements::builder& measurements::builder::unit(unit_entry entry) {
  require_unspent(state_.get());
  state_->add_unit(std::move(entry));
  return *this;
}

measurements::builder& measurements::builder::figure(std::string_view code,
                                                     const xaso::figure& figure) {
  require_unspent(state_.get());
  state_->add_figure(code, figure);
  return *this;
}

measurements measurements::builder::build() {
  const std::unique_ptr<state> built = std::exchange(state_, nullptr);
  require_unspent(built.get());
  built->check_document();
  built->errors.raise();
  return detail::wrap(std::make_shared<const detail::measurement_data>(std::move(built->data)));
}

}  // namespace xaso
