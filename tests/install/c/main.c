/* Succeeds when the library that runs is the one whose header was read.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>
#include <xaso.h>

int main(void) {
  printf("xaso %s\n", xaso_version_string());
  return strcmp(xaso_version_string(), XASO_VERSION_STRING) != 0;
}
