// Levenshtein's distance, over characters and not bytes, and only as far as it matters.
// SPDX-License-Identifier: Apache-2.0
#include "nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "shown_text.hpp"

namespace xaso::detail {
namespace {

/// Codes and names have at most this many bytes; a longer text is no slip of the pen.
constexpr std::size_t longest_name = 64;

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> all;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    all.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return all;
}

/// The edits from `a` to `b`, or anything above `most` where there are more.
std::size_t edits(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b,
                  std::size_t most) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
    if (*std::min_element(row.begin(), row.end()) > most) return most + 1;
  }
  return row[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view given, std::span<const std::string_view> known) {
  if (given.size() > longest_name) return {};
  const std::vector<std::string_view> wanted = characters(given);
  const std::size_t most = wanted.size() >= 6 ? 2 : 1;
  std::string_view best;
  std::size_t fewest = most + 1;
  for (const std::string_view name : known) {
    const std::size_t length = name.size();
    if (length > longest_name || length + 4 * most < given.size() ||
        given.size() + 4 * most < length) {
      continue;  // further apart in bytes than so many characters can be
    }
    const std::vector<std::string_view> candidate = characters(name);
    if (candidate.size() + most < wanted.size() || wanted.size() + most < candidate.size())
      continue;
    const std::size_t distance = edits(wanted, candidate, most);
    if (distance < fewest) {
      fewest = distance;
      best = name;
    }
  }
  return best;
}

std::string hint(std::string_view given, std::span<const std::string_view> known) {
  const std::string_view meant = nearest(given, known);
  return meant.empty() ? std::string() : "; did you mean \"" + shown(meant) + "\"?";
}

}  // namespace xaso::detail
