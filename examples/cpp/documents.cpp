// SPDX-License-Identifier: Apache-2.0
#include "documents.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "layout.hpp"
#include "xaso/json.hpp"

namespace example {
namespace {

struct file_closer {
  void operator()(std::FILE* file) const noexcept {
    if (file != stdin) std::fclose(file);  // NOLINT: it was only read
  }
};
using open_file = std::unique_ptr<std::FILE, file_closer>;

[[noreturn]] void cannot_read(const std::string& name) {
  throw file_error("cannot read " + name + ": " + std::generic_category().message(errno));
}

/// One byte more than is accepted is enough to be refused with the reader's own error.
std::string contents(std::FILE* file, const std::string& name) {
  const std::size_t most = xaso::read_limits{}.bytes + 1;
  std::string text;
  std::array<char, 65536> block{};
  while (text.size() < most) {
    const std::size_t wanted = std::min(block.size(), most - text.size());
    const std::size_t size = std::fread(block.data(), 1, wanted, file);
    text.append(block.data(), size);
    if (size < wanted) break;
  }
  if (std::ferror(file) != 0) cannot_read(name);
  return text;
}

/// Reads one document; adds its errors to `errors` and returns nothing if it has any.
template <class Reader>
auto read(const document& from, Reader reader, std::vector<std::string>& errors)
    -> std::optional<decltype(reader(from.text))> {
  try {
    return reader(from.text);
  } catch (const xaso::failure& failure) {
    for (std::string& line : error_lines(from, failure)) errors.push_back(std::move(line));
    return std::nullopt;
  }
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all.append(all.empty() ? "" : "\n").append(line);
  return all;
}

std::string error_line(const document& in, const xaso::error& error) {
  std::string out = in.name;
  if (error.line > 0) {
    out.append(":").append(std::to_string(error.line));
    out.append(":").append(std::to_string(error.column));
  }
  out.append(": ").append(error.message);
  if (!error.pointer.empty()) out.append(" (").append(error.pointer).append(")");
  return on_one_line(out);
}

/// Which set an error of a library is about: its message names it first.
std::size_t set_of(const xaso::error& error, const std::vector<xaso::criteria_set>& sets) {
  std::size_t found = 0;
  std::size_t first = std::string::npos;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const std::size_t at = error.message.find('"' + sets[i].id() + '"');
    if (at >= first) continue;
    first = at;
    found = i;
  }
  return found;
}

xaso::library put_together(const std::vector<xaso::criteria_set>& sets,
                           const std::vector<document>& criteria) {
  try {
    return xaso::library::create(sets);
  } catch (const xaso::failure& failure) {
    std::vector<std::string> lines;
    for (const xaso::error& error : failure.errors()) {
      lines.push_back(error_line(criteria[set_of(error, sets)], error));
    }
    throw document_error(lines);
  }
}

std::vector<xaso::criteria_set> read_sets(const std::vector<document>& criteria,
                                          std::vector<std::string>& errors) {
  std::vector<xaso::criteria_set> sets;
  for (const document& each : criteria) {
    auto set = read(
        each, [](std::string_view text) { return xaso::read_criteria(text); }, errors);
    if (set) sets.push_back(*std::move(set));
  }
  return sets;
}

}  // namespace

document_error::document_error(const std::vector<std::string>& lines)
    : std::runtime_error(joined(lines)) {}

document read_file(const std::string& file) {
  if (file == "-") return {"<stdin>", contents(stdin, "standard input")};
  const open_file opened(std::fopen(file.c_str(), "rb"));
  if (opened == nullptr) cannot_read(file);
  return {file, contents(opened.get(), file)};
}

std::vector<std::string> error_lines(const document& in, const xaso::failure& failure) {
  std::vector<std::string> lines;
  for (const xaso::error& error : failure.errors()) lines.push_back(error_line(in, error));
  return lines;
}

xaso::library read_library(const std::vector<document>& criteria) {
  std::vector<std::string> errors;
  const std::vector<xaso::criteria_set> sets = read_sets(criteria, errors);
  if (!errors.empty()) throw document_error(errors);
  return put_together(sets, criteria);
}

documents read_documents(const std::vector<document>& criteria, const document& measurements) {
  std::vector<std::string> errors;
  const std::vector<xaso::criteria_set> sets = read_sets(criteria, errors);
  auto figures = read(
      measurements, [](std::string_view text) { return xaso::read_measurements(text); }, errors);
  if (!errors.empty()) throw document_error(errors);
  return {put_together(sets, criteria), *std::move(figures)};
}

}  // namespace example
