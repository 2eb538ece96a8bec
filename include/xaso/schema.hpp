// The JSON Schemas of the three documents, for editors and for programs that write documents.
// What they accept need not be valid: only a reader knows all rules, and only it words them well.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace xaso {

/// The documents of xaso.
enum class document_kind : std::uint8_t { criteria, measurements, evaluation };

/// `"criteria"`, `"measurements"`, `"evaluation"`.
[[nodiscard]] std::string_view name(document_kind kind) noexcept;
[[nodiscard]] std::optional<document_kind> document_named(std::string_view name) noexcept;

/// The JSON Schema (draft 2020-12) of a document: byte for byte the file that is installed as
/// `share/xaso/schema/<name>.schema.json`.
/// @returns UTF-8, a NUL behind its end; lives for ever; empty for what is no document
/// @throws nothing   @complexity O(1)   @threads safe   @since 0.1
[[nodiscard]] std::string_view schema(document_kind kind) noexcept;

}  // namespace xaso
