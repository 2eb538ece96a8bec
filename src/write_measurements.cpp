// Writes `xaso.measurements/1`: the same measurements are the same bytes.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "json_writer.hpp"
#include "measurement_data.hpp"
#include "xaso/code.hpp"
#include "xaso/json.hpp"
#include "xaso/measurement.hpp"

namespace xaso {
namespace detail {
namespace {

/// Pointers to the elements of a range in the order of their codes, so that nothing is copied.
template <class Iterator, class CodeOf>
auto in_code_order(Iterator first, Iterator last, CodeOf code_of) {
  std::vector<decltype(&*first)> order;
  for (; first != last; ++first) order.push_back(&*first);
  std::sort(order.begin(), order.end(), [&](const auto* a, const auto* b) {
    return compare_codes(code_of(*a), code_of(*b)) < 0;
  });
  return order;
}

class measurements_text {
 public:
  measurements_text(const measurement_data& data, json_writer& write)
      : data_(data), write_(write) {}

  void document() {
    write_.begin_object();
    string("format", "xaso.measurements/1");
    string("criteria", data_.criteria);
    period();
    year(data_.target_year);
    cohort();
    units(role::document);
    write_.end_object();
  }

 private:
  /// What the entries are part of. Only where they are listed may they leave their track open.
  enum class role : std::uint8_t { document, listing };

  // ---- the document ----

  void period() {
    write_.key("period");
    write_.begin_object();
    string("from", data_.period.from.to_string());
    string("to", data_.period.to.to_string());
    if (data_.period.how) string("kind", name(*data_.period.how));
    write_.end_object();
  }

  void cohort() {
    if (data_.cohort.empty()) return;
    write_.key("cohort");
    write_.begin_object();
    for (const stated_cohort* one :
         in_code_order(data_.cohort.begin(), data_.cohort.end(),
                       [](const stated_cohort& each) { return std::string_view(each.code); })) {
      write_.key(one->code);
      write_.begin_object();
      number("least", one->least);
      number("greatest", one->greatest);
      write_.end_object();
    }
    write_.end_object();
  }

  // ---- entries ----

  void units(role as) {
    write_.key("units");
    write_.begin_array();
    for (std::size_t i = 0; i < data_.entries.size(); ++i) {
      entry(data_.entries[i], data_.spans[i], as);
    }
    write_.end_array();
  }

  void entry(const unit_entry& entry, figure_span span, role as) {
    write_.begin_object();
    unit(entry.unit);
    if (!entry.any_track || as == role::document) string("track", name(entry.track));
    if (entry.based_on) string("based_on", name(*entry.based_on));
    year(entry.target_year);
    facts(entry.facts);
    values(span);
    recognised(entry.recognised);
    sub_units(entry.sub_units);
    write_.end_object();
  }

  void unit(const xaso::unit& unit) {
    write_.key("unit");
    write_.begin_object();
    string("code_system", unit.code_system);
    string("code", unit.code);
    if (unit.valid_from) string("valid_from", unit.valid_from->to_string());
    string_if_any("name", unit.name);
    if (unit.level) string("level", name(*unit.level));
    string_if_any("parent", unit.parent);
    attributes(unit.attributes);
    write_.end_object();
  }

  void attributes(const std::vector<unit_attribute>& attributes) {
    if (attributes.empty()) return;
    write_.key("attributes");
    write_.begin_object();
    for (const unit_attribute* one :
         in_code_order(attributes.begin(), attributes.end(),
                       [](const unit_attribute& each) { return std::string_view(each.name); })) {
      write_.key(one->name);
      attribute(one->value);
    }
    write_.end_object();
  }
  void attribute(const attribute_value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      write_.string(*text);
    } else if (const auto* number = std::get_if<decimal>(&value)) {
      // In quotes it could be taken for a code.
      write_.raw(number->to_string());
    } else {
      write_.boolean(std::get<bool>(value));
    }
  }

  void facts(const std::vector<fact_statement>& facts) {
    if (facts.empty()) return;
    write_.key("facts");
    write_.begin_object();
    for (const fact_statement* fact :
         in_code_order(facts.begin(), facts.end(),
                       [](const fact_statement& one) { return std::string_view(one.name); })) {
      write_.key(fact->name);
      state(fact->is);
    }
    write_.end_object();
  }

  void values(figure_span span) {
    write_.key("values");
    write_.begin_object();
    const packed_figure* figures = data_.figures.data();
    for (const packed_figure* one :
         in_code_order(figures + span.first, figures + span.last,
                       [&](const packed_figure& f) { return std::string_view(code(f)); })) {
      write_.key(code(*one));
      figure(*one);
    }
    write_.end_object();
  }

  void recognised(const std::vector<recognition>& recognised) {
    if (recognised.empty()) return;
    write_.key("recognised");
    write_.begin_object();
    for (const recognition* one :
         in_code_order(recognised.begin(), recognised.end(),
                       [](const recognition& each) { return std::string_view(each.conclusion); })) {
      write_.key(one->conclusion);
      recognition_of(*one);
    }
    write_.end_object();
  }
  void recognition_of(const recognition& one) {
    if (!one.is) return write_.null();
    write_.begin_object();
    string("status", name(*one.is));
    string_if_any("level", one.level);
    if (one.on) string("on", one.on->to_string());
    sources(one.sources);
    write_.end_object();
  }

  void sub_units(const std::vector<sub_unit_listing>& listings) {
    if (listings.empty()) return;
    write_.key("sub_units");
    write_.begin_object();
    for (const sub_unit_listing* one :
         in_code_order(listings.begin(), listings.end(),
                       [](const sub_unit_listing& each) { return std::string_view(each.set); })) {
      write_.key(one->set);
      listing(*one);
    }
    write_.end_object();
  }
  void listing(const sub_unit_listing& listing) {
    write_.begin_object();
    if (listing.expected) {
      write_.key("expected");
      write_.number(*listing.expected);
    }
    measurements_text(listing.units.data(), write_).units(role::listing);
    write_.end_object();
  }

  // ---- figures ----

  void figure(const packed_figure& figure) {
    if (is_value_alone(figure)) {
      value(figure);
      return;
    }
    write_.begin_object();
    if (figure.value_is != value_form::absent) {
      write_.key("value");
      value(figure);
    }
    part("numerator", figure.numerator_is, data_.numerator_of(figure));
    part("denominator", figure.denominator_is, data_.denominator_of(figure));
    if (figure.approximate) {
      write_.key("approximate");
      write_.boolean(true);
    }
    if (figure.reported_met) string("reported", name(status::met));
    if (figure.reported_not_met) string("reported", name(status::not_met));
    if (has_detail(figure)) detail(data_.details[figure.detail]);
    write_.end_object();
  }

  /// Whether a figure is its value or `null` and nothing else. Ranges and items stand only under
  /// the key `value`.
  [[nodiscard]] bool is_value_alone(const packed_figure& figure) const noexcept {
    return figure.numerator_is == part_form::absent && figure.denominator_is == part_form::absent &&
           !figure.approximate && !figure.reported_met && !figure.reported_not_met &&
           !has_detail(figure) && figure.value_is != value_form::range &&
           figure.value_is != value_form::states;
  }

  [[nodiscard]] bool has_detail(const packed_figure& figure) const noexcept {
    return figure.detail != packed_figure::no_detail && !data_.details[figure.detail].empty();
  }

  void value(const packed_figure& figure) {
    switch (figure.value_is) {
      case value_form::absent:
        return write_.null();
      case value_form::number:
        return write_.figure(figure.value);
      case value_form::range:
        return range(data_.value_of(figure));
      case value_form::boolean:
        return write_.boolean(figure.value == decimal(1));
      case value_form::text:
        return write_.string(data_.texts[measurement_data::index(figure.value)]);
      case value_form::checked:
        return checked(data_.items[measurement_data::index(figure.value)]);
      case value_form::states:
        return states(data_.items[measurement_data::index(figure.value)]);
    }
  }

  void part(std::string_view key, part_form form, const amount& part) {
    if (form == part_form::absent) return;
    write_.key(key);
    if (form == part_form::number) {
      write_.figure(part.exact);
    } else {
      range(part);
    }
  }

  void range(const amount& range) {
    write_.begin_object();
    if (range.lower) {
      end(range.lower->open ? comparison::more_than : comparison::at_least, *range.lower);
    }
    if (range.upper) {
      end(range.upper->open ? comparison::less_than : comparison::at_most, *range.upper);
    }
    write_.end_object();
  }
  void end(comparison how, range_end end) {
    write_.key(name(how));
    write_.figure(end.value);
  }

  void checked(const packed_items& items) {
    write_.begin_array();
    for (const item_state* item : ordered(items)) write_.string(item->first);
    write_.end_array();
  }
  void states(const packed_items& items) {
    write_.begin_object();
    for (const item_state* item : ordered(items)) {
      write_.key(item->first);
      state(item->second);
    }
    write_.end_object();
  }
  static std::vector<const item_state*> ordered(const packed_items& items) {
    return in_code_order(items.begin(), items.end(),
                         [](const item_state& item) { return std::string_view(item.first); });
  }

  void detail(const figure_detail& detail) {
    if (detail.reported_points) number("reported_points", *detail.reported_points);
    string_if_any("not_applicable", detail.not_applicable);
    texts("evidence", detail.evidence);
    string_if_any("explanation", detail.explanation);
    texts("obstacles", detail.obstacles);
    sources(detail.sources);
    string_if_any("note", detail.note);
  }

  void sources(const xaso::sources& sources) {
    if (sources.empty()) return;
    write_.key("source");
    if (sources.size() == 1) return source(sources.front());
    write_.begin_array();
    for (const xaso::source& one : sources) source(one);
    write_.end_array();
  }
  void source(const xaso::source& source) {
    write_.begin_object();
    string("certainty", name(source.certainty));
    string_if_any("ref", source.ref);
    string_if_any("note", source.note);
    write_.end_object();
  }

  // ---- small things ----

  void string(std::string_view key, std::string_view value) {
    write_.key(key);
    write_.string(value);
  }
  void string_if_any(std::string_view key, std::string_view value) {
    if (!value.empty()) string(key, value);
  }
  void number(std::string_view key, decimal value) {
    write_.key(key);
    write_.figure(value);
  }
  void year(std::optional<int> year) {
    if (!year) return;
    write_.key("target_year");
    write_.number(*year);
  }
  void state(std::optional<bool> is) {
    if (is) {
      write_.boolean(*is);
    } else {
      write_.null();
    }
  }
  void texts(std::string_view key, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    write_.key(key);
    write_.begin_array();
    for (const std::string& one : texts) write_.string(one);
    write_.end_array();
  }
  [[nodiscard]] const std::string& code(const packed_figure& figure) const {
    return data_.codes[figure.code];
  }

  const measurement_data& data_;
  json_writer& write_;
};

}  // namespace
}  // namespace detail

std::string write_measurements(const measurements& measurements) {
  std::string out;
  detail::json_writer write(out);
  detail::measurements_text(measurements.data(), write).document();
  out += '\n';
  return out;
}

}  // namespace xaso
