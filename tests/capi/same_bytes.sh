#!/usr/bin/env bash
# usage: same_bytes.sh <evaluate of C++> <evaluate of C> <folder of documents>...
# Both programs print the same bytes, and end the same way, for every criteria.json that lies
# beside a measurements.json below the folders.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail

cpp=$1 c=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compared=0 evaluated=0 differ=0

# compare <criteria> <measurements> <track> <language or none>
compare() {
  local of_cpp=0 of_c=0 language=()
  [ "$4" = none ] || language=(--lang "$4")
  "$cpp" --criteria "$1" --measurements "$2" --format json --track "$3" "${language[@]}" \
    >"$work/cpp.out" 2>"$work/cpp.err" || of_cpp=$?
  "$c" "$1" "$2" "$3" "$4" >"$work/c.out" 2>"$work/c.err" || of_c=$?
  compared=$((compared + 1))
  [ $of_c -ne 0 ] || evaluated=$((evaluated + 1))
  if [ $of_cpp -ne $of_c ] || ! cmp "$work/cpp.out" "$work/c.out" ||
    ! diff "$work/cpp.err" "$work/c.err"; then
    echo "differ: $1 $2 $3 $4 (C++ ended with $of_cpp, C with $of_c)"
    differ=$((differ + 1))
  fi
}

while IFS= read -r criteria; do
  measurements=$(dirname "$criteria")/measurements.json
  [ -f "$measurements" ] || continue
  for language in none vi en; do compare "$criteria" "$measurements" self "$language"; done
  compare "$criteria" "$measurements" appraised none
done < <(find "$@" -name criteria.json | sort)

echo "$compared compared, $evaluated of them evaluated, $differ differ"
[ $differ -eq 0 ] && [ $evaluated -gt 0 ]
