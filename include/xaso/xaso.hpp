// Everything of the core in one include.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "xaso/amount.hpp"
#include "xaso/circumstance.hpp"
#include "xaso/code.hpp"
#include "xaso/conclusion.hpp"
#include "xaso/criteria_set.hpp"
#include "xaso/decimal.hpp"
#include "xaso/error.hpp"
#include "xaso/evaluation.hpp"
#include "xaso/evaluator.hpp"
#include "xaso/explain.hpp"
#include "xaso/indicator.hpp"
#include "xaso/json.hpp"
#include "xaso/measurement.hpp"
#include "xaso/period.hpp"
#include "xaso/source.hpp"
#include "xaso/status.hpp"
#include "xaso/text.hpp"
#include "xaso/threshold.hpp"
#include "xaso/unit.hpp"
#include "xaso/version.h"
