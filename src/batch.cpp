// Evaluating what is bound: rows in parts, parts in blocks.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/batch.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "batch_data.hpp"
#include "bound_table.hpp"
#include "error_list.hpp"
#include "evaluate_batch.hpp"
#include "kernel_choice.hpp"

namespace xaso {
namespace detail {
namespace {

/// The blocks of one part.
struct part {
  std::size_t first_block = 0;
  std::size_t last_block = 0;
};
part part_of(std::size_t index, std::size_t parts, std::size_t blocks) noexcept {
  return {blocks * index / parts, blocks * (index + 1) / parts};
}

}  // namespace

void make_room(const bound_table& units, const batch_options& how, batch_data& into) {
  const plan& plan = units.plan();
  into.rows = units.rows();
  into.outcomes.resize(into.rows * plan.indicators().size());
  into.groups.resize(how.groups ? into.rows * plan.groups().size() : 0);
  into.conclusions.resize(into.rows * plan.conclusions().size());
  into.best.resize(plan.conclusions().size());
  into.worst.resize(plan.conclusions().size());
  for (std::size_t i = 0; i < plan.conclusions().size(); ++i) {
    const bool levels = !plan.conclusions()[i].conclusion->levels.empty();
    into.best[i].resize(levels ? into.rows : 0);
    into.worst[i].resize(levels ? into.rows : 0);
  }
  into.gaps.resize(how.gaps ? into.outcomes.size() : 0);
  const bool points = how.points && !plan.scores().empty();
  into.points.resize(points ? plan.scores().nodes().size() + 1 : 0);
  for (std::vector<cell_points>& column : into.points) column.resize(into.rows);
}

void evaluate_batch(const std::shared_ptr<const bound_table>& units, const batch_options& how,
                    batch_data& into) {
  const kernel* chosen = kernel_of(how.kernel);
  error_list refused;
  if (chosen == nullptr) refused.add(fault::kernel_not_there, {});
  refused.raise();
  if (into.of != units) into.workers.clear();  // they belong to what was bound before
  into.of = units;
  make_room(*units, how, into);

  constexpr std::size_t size = block_evaluation::rows_per_block;
  const std::size_t blocks = (into.rows + size - 1) / size;
  const std::size_t parts = std::max<std::size_t>(1, std::min(how.parts, blocks));
  while (into.workers.size() < parts) {
    into.workers.push_back(std::make_unique<block_evaluation>(*units));
  }
  const block_wishes wishes{how.groups, how.gaps, how.points};
  const auto run_part = [&](std::size_t index) {
    const part rows = part_of(index, parts, blocks);
    block_evaluation& worker = *into.workers[index];
    for (std::size_t block = rows.first_block; block < rows.last_block; ++block) {
      const std::size_t first = block * size;
      worker.run(first, std::min(size, into.rows - first), *chosen, wishes, into);
    }
  };
  if (how.run && parts > 1) {
    how.run(parts, run_part);
  } else {
    for (std::size_t index = 0; index < parts; ++index) run_part(index);
  }

  refused_cells bad;
  for (std::size_t index = 0; index < parts; ++index) bad.add(into.workers[index]->refused());
  if (bad.empty()) return;
  into = {};  // what it holds is of no use
  bad.raise(units->table(), units->asked().first_row);
}

}  // namespace detail

// ---- bound units --------------------------------------------------------------------------------

std::size_t bound_units::rows() const noexcept { return data_->rows(); }

std::vector<std::string> bound_units::unknown_columns() const { return data_->unknown_headers(); }

std::vector<diagnostic> bound_units::diagnostics() const {
  const auto& document = data_->document();
  if (document == nullptr) return {};
  std::vector<diagnostic> found = document->binding.diagnostics();
  for (std::size_t row = 0; row < document->row_count(); ++row) {
    for (diagnostic& each : diagnostics_of(*document, row)) found.push_back(std::move(each));
  }
  return found;
}

// ---- results ------------------------------------------------------------------------------------

batch_result::batch_result() : data_(std::make_unique<detail::batch_data>()) {}
batch_result::~batch_result() = default;
batch_result::batch_result(batch_result&&) noexcept = default;
batch_result& batch_result::operator=(batch_result&&) noexcept = default;

std::size_t batch_result::rows() const noexcept { return data_->rows; }

namespace {

template <class Cell>
std::span<const Cell> column_of(const std::vector<Cell>& cells, std::size_t index,
                                std::size_t rows) noexcept {
  if (cells.empty()) return {};
  return std::span(cells).subspan(index * rows, rows);
}

}  // namespace

std::span<const std::uint8_t> batch_result::outcomes(std::size_t indicator) const noexcept {
  return column_of(data_->outcomes, indicator, data_->rows);
}

std::span<const std::uint8_t> batch_result::groups(std::size_t group) const noexcept {
  return column_of(data_->groups, group, data_->rows);
}

std::span<const std::uint8_t> batch_result::conclusions(std::size_t conclusion) const noexcept {
  return column_of(data_->conclusions, conclusion, data_->rows);
}

std::span<const std::uint16_t> batch_result::best_levels(std::size_t conclusion) const noexcept {
  return conclusion < data_->best.size() ? std::span<const std::uint16_t>(data_->best[conclusion])
                                         : std::span<const std::uint16_t>();
}

std::span<const std::uint16_t> batch_result::worst_levels(std::size_t conclusion) const noexcept {
  return conclusion < data_->worst.size() ? std::span<const std::uint16_t>(data_->worst[conclusion])
                                          : std::span<const std::uint16_t>();
}

std::span<const cell_gap> batch_result::gaps(std::size_t indicator) const noexcept {
  return column_of(data_->gaps, indicator, data_->rows);
}

std::span<const cell_points> batch_result::points(std::string_view code) const noexcept {
  if (data_->points.empty()) return {};
  if (code == "*") return data_->points.back();
  const detail::plan& plan = data_->of->plan();
  const auto scored = plan.scored_of(code);
  if (!scored) return {};
  return data_->points[*scored];
}

}  // namespace xaso
