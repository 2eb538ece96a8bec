// Reads a broken document and succeeds when xaso says where it is broken.
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <xaso/xaso.hpp>

int main(int argc, char**) {
  // An error under xaso's own warnings, which must not reach a user's build.
  const short narrowed = argc;
  try {
    xaso::criteria_set set = xaso::read_criteria("{");
  } catch (const xaso::failure& failure) {
    std::printf("xaso %s: %s\n", XASO_VERSION_STRING, failure.what());
    return failure.errors().front().code == xaso::errc::syntax && narrowed == 1 ? 0 : 1;
  }
  return 1;
}
