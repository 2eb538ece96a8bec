// Levenshtein's distance, over characters and not bytes, and only as far as it matters.
// SPDX-License-Identifier: Apache-2.0
#include "nearest.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "shown_text.hpp"

namespace xaso::detail {
namespace {

/// Codes and names have at most this many bytes; a longer text is no slip of the pen.
constexpr std::size_t longest_name = 64;
constexpr std::size_t most_edits = 2;

/// The characters of a text, each as its bytes.
std::u32string characters(std::string_view text) {
  std::u32string all;
  std::size_t bytes = 0;  // of the last
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool goes_on = (byte & 0xC0U) == 0x80U && bytes > 0 && bytes < 4;
    if (goes_on) {
      all.back() = (all.back() << 8) | byte;
    } else {
      all.push_back(byte);
    }
    bytes = goes_on ? bytes + 1 : 1;
  }
  return all;
}

/// The edits from a text to names, character by character: what two names begin with alike is
/// worked out once.
class edit_table {
 public:
  explicit edit_table(const std::u32string& wanted) : wanted_(wanted) {
    for (std::size_t j = 0; j <= std::min(wanted.size(), most_edits); ++j) {
      rows_[0][j] = static_cast<std::uint8_t>(j);
    }
  }

  /// Fills the row after `i` characters of a name, of which `character` is the last.
  /// @returns the fewest edits that a name has that begins so
  std::size_t fill(std::size_t i, char32_t character) noexcept {
    // Further from the diagonal there are too many edits.
    const std::size_t begin = i > most_edits ? i - most_edits : 0;
    const std::size_t end = std::min(wanted_.size(), i + most_edits);
    const auto& above = rows_[i - 1];
    auto& row = rows_[i];
    std::size_t fewest = too_many;
    for (std::size_t j = begin; j <= end; ++j) {
      std::size_t edits = j == 0 ? i : too_many;
      if (j > 0) edits = above[j - 1] + (wanted_[j - 1] == character ? 0U : 1U);
      if (j < i + most_edits) edits = std::min(edits, above[j] + std::size_t{1});
      if (j > begin) edits = std::min(edits, row[j - 1] + std::size_t{1});
      row[j] = static_cast<std::uint8_t>(std::min(edits, too_many));
      fewest = std::min<std::size_t>(fewest, row[j]);
    }
    return fewest;
  }

  /// The edits to a name of `length` characters, whose rows are filled.
  [[nodiscard]] std::size_t edits(std::size_t length) const noexcept {
    return rows_[length][wanted_.size()];
  }

 private:
  static constexpr std::size_t too_many = most_edits + 1;

  const std::u32string& wanted_;
  std::array<std::array<std::uint8_t, longest_name + 1>, longest_name + 1> rows_{};
};

}  // namespace

name_index::name_index(std::span<const std::string_view> known) {
  entries_.reserve(known.size());
  for (const std::string_view name : known) {
    if (name.size() > longest_name) continue;
    entry added{name, characters(name), 0};
    if (!entries_.empty()) {
      const std::u32string& before = entries_.back().characters;
      const auto differ = std::mismatch(before.begin(), before.end(), added.characters.begin(),
                                        added.characters.end());
      added.shared = static_cast<std::size_t>(differ.first - before.begin());
    }
    entries_.push_back(std::move(added));
  }
}

std::string_view name_index::nearest(std::string_view given) const {
  if (given.size() > longest_name) return {};
  const std::u32string wanted = characters(given);
  edit_table table(wanted);
  std::string_view best;
  std::size_t most = wanted.size() >= 6 ? most_edits : 1;
  std::size_t filled = 0;  // rows that are those of the name before
  bool hopeless = false;   // whether no name that begins as they do is near enough
  for (const entry& each : entries_) {
    if (hopeless && each.shared >= filled) continue;
    filled = std::min(filled, each.shared);
    hopeless = false;
    const std::size_t length = each.characters.size();
    if (length + most < wanted.size() || wanted.size() + most < length) continue;
    while (filled < length && !hopeless) {
      hopeless = table.fill(filled + 1, each.characters[filled]) > most;
      ++filled;
    }
    if (hopeless || table.edits(length) > most) continue;
    best = each.name;
    if (table.edits(length) == 0) break;
    most = table.edits(length) - 1;
  }
  return best;
}

std::string_view nearest(std::string_view given, std::span<const std::string_view> known) {
  return name_index(known).nearest(given);
}

std::string hint(std::string_view given, std::span<const std::string_view> known) {
  const std::string_view meant = nearest(given, known);
  return meant.empty() ? std::string() : "; did you mean \"" + shown(meant) + "\"?";
}

}  // namespace xaso::detail
