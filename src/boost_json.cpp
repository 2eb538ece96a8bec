// Boost.JSON, compiled into xaso.
// Its own copy under its own name (the build passes -Dboost=xaso_boost), so that a program
// that links another Boost.JSON does not silently share this one.
// SPDX-License-Identifier: Apache-2.0
#include <boost/json/src.hpp>
