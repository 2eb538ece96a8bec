// Cuts on points in words, and a look into the forms of conclusions.
// SPDX-License-Identifier: Apache-2.0
#include "cut_words.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

#include "condition_words.hpp"
#include "points_words.hpp"
#include "set_words.hpp"

namespace xaso::detail {
namespace {

using enum phrase;

class cut_words {
 public:
  cut_words(const criteria_set& set, const speaker& say) noexcept : set_(set), say_(say) {}

  void add(const form& form) {
    std::visit([this](const auto& content) { add(content); }, form.content);
  }
  [[nodiscard]] std::vector<std::string> take() { return std::move(cuts_); }

 private:
  void add(const quantified_form& /*of statuses*/) {}
  void add(const tally_form& /*of statuses*/) {}
  void add(const fact_form& /*named where it decides*/) {}
  void add(const conclusion_form& /*named where it decides*/) {}
  void add(const unit_form& form) {
    for (std::string& one : cases_of(form.when, set_, say_)) cuts_.push_back(std::move(one));
  }
  void add(const points_form& form) {
    if (!form.at_least.value) return;
    const std::string least = number(*form.at_least.value, form.share);
    if (form.of.empty()) {
      cuts_.push_back(say_(form.share ? cut_share_total : cut_total, {least}));
    } else {
      cuts_.push_back(say_(form.share ? cut_share : cut_points, {least, named(form.of)}));
    }
  }
  void add(const each_group_form& form) {
    if (!form.at_least.value) return;
    const std::string least = number(*form.at_least.value, true);
    cuts_.push_back(form.among.empty() ? say_(cut_each_group, {least})
                                       : say_(cut_each_of, {least, named(form.among)}));
  }
  // What only one of several asks for is not required, nor what must not hold.
  void add(const combined_form& form) {
    if (form.how != combined_form::kind::all) return;
    for (const xaso::form& operand : form.operands) add(operand);
  }

  [[nodiscard]] std::string number(decimal value, bool share) const {
    const std::string plain = value.to_string();
    return share ? say_(percent, {say_.number(plain)}) : points_counted(plain, say_);
  }

  [[nodiscard]] std::string named(const std::vector<std::string>& codes) const {
    std::vector<std::string> names;
    std::transform(codes.begin(), codes.end(), std::back_inserter(names),
                   [this](const std::string& code) { return node_named(set_, code, say_); });
    return say_.first_few(std::move(names), more_things);
  }

  const criteria_set& set_;
  const speaker& say_;
  std::vector<std::string> cuts_;
};

/// Which kinds of members the parts of a form name as reasons.
struct members_named {
  bool by_points = false;
  bool otherwise = false;
};

void look_into(const form& form, members_named& found) noexcept {
  if (const auto* combined = std::get_if<combined_form>(&form.content)) {
    for (const xaso::form& operand : combined->operands) look_into(operand, found);
    return;
  }
  found.by_points = found.by_points || std::holds_alternative<points_form>(form.content);
  found.otherwise = found.otherwise || std::holds_alternative<quantified_form>(form.content) ||
                    std::holds_alternative<tally_form>(form.content) ||
                    std::holds_alternative<each_group_form>(form.content);
}

/// Every place where a form refers to a conclusion.
void gather(const form& form, std::string_view written, bool negated,
            std::vector<reference>& found) {
  if (const auto* one = std::get_if<conclusion_form>(&form.content)) {
    if (one->written == written) found.push_back({one, negated});
  } else if (const auto* combined = std::get_if<combined_form>(&form.content)) {
    const bool turned = combined->how == combined_form::kind::negation;
    for (const xaso::form& operand : combined->operands) {
      gather(operand, written, negated || turned, found);
    }
  }
}

}  // namespace

std::vector<std::string> cuts_of(const form& form, const criteria_set& set, const speaker& say) {
  cut_words words(set, say);
  words.add(form);
  return words.take();
}

bool rests_on_points_alone(const form& form) noexcept {
  members_named found;
  look_into(form, found);
  return found.by_points && !found.otherwise;
}

reference reference_to(const form& form, std::string_view written) {
  std::vector<reference> found;
  gather(form, written, false, found);
  return found.size() == 1 ? found.front() : reference();
}

}  // namespace xaso::detail
