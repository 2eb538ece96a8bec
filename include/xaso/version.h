/* The version of xaso, for C and C++.
 * It stands alone so that CMake, the Python package and both languages read one number.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef XASO_VERSION_H
#define XASO_VERSION_H

#define XASO_VERSION_MAJOR 0
#define XASO_VERSION_MINOR 1
#define XASO_VERSION_PATCH 0

/** One number that orders versions: major * 10000 + minor * 100 + patch. */
#define XASO_VERSION_NUMBER \
  (XASO_VERSION_MAJOR * 10000 + XASO_VERSION_MINOR * 100 + XASO_VERSION_PATCH)

#define XASO_VERSION_STRINGIFY_(x) #x
#define XASO_VERSION_JOIN_(major, minor, patch) \
  XASO_VERSION_STRINGIFY_(major)                \
  "." XASO_VERSION_STRINGIFY_(minor) "." XASO_VERSION_STRINGIFY_(patch)

/** The version as text, for example "0.1.0". */
#define XASO_VERSION_STRING \
  XASO_VERSION_JOIN_(XASO_VERSION_MAJOR, XASO_VERSION_MINOR, XASO_VERSION_PATCH)

#endif
