// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

namespace example {
namespace {

constexpr std::size_t widest = 100;
constexpr std::size_t narrowest = 60;  ///< a table needs so much

bool wants_no_colour() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return (no_color != nullptr && *no_color != '\0') ||
         (term != nullptr && std::string_view(term) == "dumb");
}

std::size_t terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return widest;
  return std::clamp<std::size_t>(size.ws_col, narrowest, widest);
}

}  // namespace

screen screen_of_output() {
  if (isatty(STDOUT_FILENO) == 0) return {widest, false};
  return {terminal_width(), !wants_no_colour()};
}

void write_output(std::string_view text) {
  // A reader that has gone away is an error to report, not a signal to die of.
  std::signal(SIGPIPE, SIG_IGN);
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) {
    throw output_error("cannot write to standard output: " +
                       std::generic_category().message(errno));
  }
}

void complain(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(),
              stderr);  // there is nowhere left to say that this failed
}

}  // namespace example
