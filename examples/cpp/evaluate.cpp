// evaluate: judges the units of a measurements document against a criteria set.
// It uses nothing of xaso but its public headers, and is a lesson in using them: read the
// documents, compile the set, evaluate, and write the answer as JSON or as a report.
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "documents.hpp"
#include "options.hpp"
#include "report.hpp"
#include "terminal.hpp"
#include "xaso/evaluator.hpp"
#include "xaso/json.hpp"
#include "xaso/version.h"

namespace {

using example::document;
using example::options;
using example::output_format;

enum exit_status { evaluated = 0, bad_documents = 2, other_failure = 3 };

/// The documents belong together, or it is an error of the measurements.
xaso::evaluation evaluate(const xaso::evaluator& evaluator, const example::documents& read,
                          const document& measurements, const xaso::question& asked) {
  try {
    return evaluator.evaluate(read.measurements, asked);
  } catch (const xaso::failure& failure) {
    throw example::document_error(example::error_lines(measurements, failure));
  }
}

std::string answer(const options& given) {
  std::vector<document> criteria;
  for (const std::string& file : given.criteria) criteria.push_back(example::read_file(file));
  const document measurements = example::read_file(given.measurements);
  const example::documents read = example::read_documents(criteria, measurements);
  const xaso::evaluator evaluator(read.criteria);
  const bool json = given.format == output_format::json;

  xaso::question asked;
  asked.track = given.track;
  if (json) asked.text = given.language;
  const xaso::evaluation evaluation = evaluate(evaluator, read, measurements, asked);
  if (json) return xaso::write_evaluation(evaluation);

  std::optional<xaso::evaluation> compared;
  if (given.compare) {
    asked.track = *given.compare;
    compared = evaluate(evaluator, read, measurements, asked);
  }
  return example::report(evaluation, measurements.text,
                         {.language = given.language.value_or(xaso::language::vi),
                          .explain = given.explain,
                          .compared = compared ? &*compared : nullptr,
                          .screen = example::screen_of_output()});
}

std::string output_of(const example::request& request) {
  switch (request.what) {
    case example::request::kind::help:
      return std::string(example::help());
    case example::request::kind::version:
      return "evaluate (xaso) " XASO_VERSION_STRING "\n";
    case example::request::kind::evaluation:
      break;
  }
  return answer(request.options);
}

int run(const std::vector<std::string>& arguments) {
  try {
    example::write_output(output_of(example::read_command_line(arguments)));
    return evaluated;
  } catch (const example::document_error& error) {
    example::complain(std::string(error.what()) + "\n");
    return bad_documents;
  } catch (const example::usage_error& error) {
    example::complain("evaluate: " + std::string(error.what()) + "\n" +
                      std::string(example::usage()));
    return other_failure;
  } catch (const std::exception& error) {
    example::complain("evaluate: " + std::string(error.what()) + "\n");
    return other_failure;
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + (argc > 0 ? 1 : 0), argv + argc});
  } catch (const std::exception&) {  // no memory even for saying so
    return other_failure;
  }
}
