// Explanations: a verdict in a sentence that an official can read, in Vietnamese or English.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "xaso/criteria_set.hpp"
#include "xaso/evaluation.hpp"
#include "xaso/status.hpp"
#include "xaso/text.hpp"

namespace xaso {

/// A few sentences: the verdict, the figure against what is required, how far it is, and what it
/// waits for (of one that only scores its points and the figure); its points; then the obstacles in
/// their own words, and on what less than law it rests. Points are those of the answer. Numbers
/// are written as the language writes them ("22,67 %", "1.204"; "22.67 %", "1,204"). One line of
/// plain text, UTF-8; never more than the answer says.
/// @param answer  of an evaluation against `set`
/// @param set  the titles of facts, and the conditions of the groups above, are taken from it
/// @throws std::bad_alloc   @complexity O(size of the text), O(nodes) where a condition decides
/// @since 0.1
[[nodiscard]] std::string explain(const indicator_answer& answer, const criteria_set& set,
                                  language language);

/// The same for a conclusion: what it rests on, or what it waits for; then what it requires of
/// points and of the unit, as far as that is required in any case. Of levels: those still possible,
/// or the next better than the one reached.
/// At most five things of a kind are named, the rest is counted.
/// @param set  the set the conclusion is of: titles of what is named are taken from it
/// @throws std::bad_alloc   @complexity O(nodes × what is named)   @since 0.1
[[nodiscard]] std::string explain(const conclusion_answer& answer, const criteria_set& set,
                                  language language);

/// The words of `domain`: "đạt" / "met", "chưa đạt" / "not met", "chưa đủ dữ liệu" /
/// "undetermined", "không áp dụng" / "not applicable".   @since 0.1
[[nodiscard]] std::string_view word(status status, language language) noexcept;

/// A number as the language writes it: `1204.5` is "1.204,5" or "1,204.5".
/// @param plain  canonical text of a decimal, as `decimal::to_string` gives
/// @throws std::bad_alloc   @complexity O(size)   @since 0.1
[[nodiscard]] std::string written(std::string_view plain, language language);

}  // namespace xaso
