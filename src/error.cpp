// Errors, and the exception that carries them.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/error.hpp"

#include <utility>

#include "shown_text.hpp"

namespace xaso {
namespace {

// A pointer is made of keys, and a key may be as long as the reader allows.
constexpr std::size_t longest_shown_pointer = 200;

std::vector<error> first_errors(std::vector<error> errors) {
  if (errors.size() > failure::max_errors) {
    errors.erase(errors.begin() + failure::max_errors, errors.end());
  }
  return errors;
}

std::string lines(const std::vector<error>& errors) {
  std::string all;
  for (const error& one : errors) {
    if (!all.empty()) all += '\n';
    all += to_string(one);
  }
  return all;
}

}  // namespace

std::string_view name(errc code) noexcept {
  switch (code) {
    case errc::ok:
      return "ok";
    case errc::argument:
      return "argument";
    case errc::syntax:
      return "syntax";
    case errc::schema:
      return "schema";
    case errc::limit:
      return "limit";
    case errc::unsupported:
      return "unsupported";
    case errc::mismatch:
      return "mismatch";
    case errc::not_found:
      return "not_found";
    case errc::memory:
      return "memory";
    case errc::cancelled:
      return "cancelled";
    case errc::internal:
      return "internal";
  }
  return "unknown";
}

failure::failure(std::vector<error> errors)
    : errors_(first_errors(std::move(errors))), what_(lines(errors_)) {}

std::string to_string(const error& error) {
  std::string line;
  if (error.line != 0) {
    line += "line " + std::to_string(error.line) + ", column " + std::to_string(error.column);
  }
  if (!error.pointer.empty()) {
    line += line.empty() ? "at " : ", at ";
    detail::append_shown(line, error.pointer, longest_shown_pointer);
  }
  if (!line.empty()) line += ": ";
  return line + error.message;
}

}  // namespace xaso
