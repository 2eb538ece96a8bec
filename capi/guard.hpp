// What every function of the C API stands on: the objects behind its handles, and the guard.
// No exception may leave a function that C calls, and reporting one must not need memory.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <exception>
#include <iterator>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "xaso.h"
#include "xaso/criteria_set.hpp"
#include "xaso/error.hpp"
#include "xaso/evaluator.hpp"
#include "xaso/measurement.hpp"

namespace xaso::detail {

// ---- errors ----

/// What an xaso_error is: views, ready to be handed out.
struct error_object {
  std::span<const xaso_error_view> views;
};

/// The usual one: it keeps the errors that its views borrow from.
class kept_errors : public error_object {
 public:
  explicit kept_errors(std::vector<error> errors) : errors_(std::move(errors)) {
    views_.reserve(errors_.size());
    std::transform(errors_.begin(), errors_.end(), std::back_inserter(views_), view_of);
    views = views_;
  }

 private:
  static xaso_error_view view_of(const error& error) noexcept {
    return {
        .struct_size = sizeof(xaso_error_view),
        .rule = error.rule.c_str(),
        .message = error.message.c_str(),
        .pointer = error.pointer.c_str(),
        .pointer_size = error.pointer.size(),
        .offset = error.offset,
        .line = error.line,
        .column = error.column,
        .code = static_cast<xaso_errc>(error.code),
        .reserved = 0,
    };
  }

  std::vector<error> errors_;
  std::vector<xaso_error_view> views_;
};

/// The one that is always there, because it cannot be made when it is needed. Never freed.
inline constexpr xaso_error_view no_memory_view{
    .struct_size = sizeof(xaso_error_view),
    .rule = "out_of_memory",
    .message = "out of memory; free some, or give the work in smaller parts",
    .pointer = "",
    .pointer_size = 0,
    .offset = 0,
    .line = 0,
    .column = 0,
    .code = XASO_E_MEMORY,
    .reserved = 0,
};
inline constexpr error_object no_memory{{&no_memory_view, 1}};

// Handles: the opaque types of xaso.h are defined nowhere; these casts are all they are.

template <typename Handle>
struct behind;
template <>
struct behind<xaso_error> {
  using type = error_object;
};
template <>
struct behind<xaso_criteria_set> {
  using type = criteria_set;
};
template <>
struct behind<xaso_measurements> {
  using type = measurements;
};
template <>
struct behind<xaso_evaluator> {
  using type = evaluator;
};

template <typename Handle>
[[nodiscard]] const typename behind<Handle>::type& object_of(const Handle* handle) noexcept {
  return *reinterpret_cast<const typename behind<Handle>::type*>(handle);
}

/// Makes the handle of an object that now belongs to the caller.
template <typename Handle>
[[nodiscard]] Handle* hand_over(std::unique_ptr<typename behind<Handle>::type> object) noexcept {
  return reinterpret_cast<Handle*>(object.release());
}

/// Frees what `hand_over` gave; null is allowed.
template <typename Handle>
void take_back(Handle* handle) noexcept {
  std::unique_ptr<typename behind<Handle>::type>(
      reinterpret_cast<typename behind<Handle>::type*>(handle));
}

/// The same for errors, one of which is not the caller's to free.
template <>
inline void take_back(xaso_error* handle) noexcept {
  auto* const object = reinterpret_cast<error_object*>(handle);
  if (object != &no_memory) std::unique_ptr<kept_errors>(static_cast<kept_errors*>(object));
}

// ---- the guard ----

/// Refuses the call: an error that is the caller's, not a document's.
[[noreturn]] inline void refuse(std::string_view rule, std::string message) {
  throw failure({error{.code = errc::argument,
                       .rule = std::string(rule),
                       .message = std::move(message),
                       .pointer = {}}});
}

[[nodiscard]] inline error defect(std::string_view what) {
  return {.code = errc::internal,
          .rule = "defect",
          .message = "a defect of xaso, please report it: " + std::string(what),
          .pointer = {}};
}

/// Makes the error object, if one is asked for.
/// @returns the code of the first error
inline xaso_errc report(const std::vector<error>& errors, xaso_error** out_error) {
  if (out_error != nullptr) {
    *out_error = reinterpret_cast<xaso_error*>(
        static_cast<error_object*>(std::make_unique<kept_errors>(errors).release()));
  }
  return static_cast<xaso_errc>(errors.front().code);
}

/// Reports the exception being handled. Whatever goes wrong on the way is a lack of memory.
inline xaso_errc report_caught(xaso_error** out_error) noexcept {
  try {
    try {
      throw;
    } catch (const failure& caught) {
      return report(caught.errors(), out_error);
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& caught) {
      return report({defect(caught.what())}, out_error);
    } catch (...) {
      return report({defect("an exception of an unknown type")}, out_error);
    }
  } catch (...) {
    if (out_error != nullptr) {
      *out_error = reinterpret_cast<xaso_error*>(const_cast<error_object*>(&no_memory));
    }
    return XASO_E_MEMORY;
  }
}

/// The whole body of a function that can fail: runs `body`, and turns what it throws into a code
/// and an error object.
template <typename Body>
[[nodiscard]] xaso_errc guard(xaso_error** out_error, const Body& body) noexcept {
  if (out_error != nullptr) *out_error = nullptr;
  try {
    body();
    return XASO_OK;
  } catch (...) {
    return report_caught(out_error);
  }
}

/// Nothing is handed out by a call that fails: done before any argument is checked.
template <typename... Out>
void clear(Out*... out) noexcept {
  ((out == nullptr ? void() : void(*out = Out{})), ...);
}

/// Refuses a null.
/// @param name  of the parameter, as xaso.h has it
inline void require(const void* argument, std::string_view name) {
  if (argument == nullptr) refuse("null_argument", std::string(name) + " must not be NULL");
}

}  // namespace xaso::detail
