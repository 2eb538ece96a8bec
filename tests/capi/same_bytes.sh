#!/usr/bin/env bash
# usage: same_bytes.sh <evaluate of C++> <evaluate of C> <folder of documents>...
# Both programs print the same bytes, and end the same way, for every criteria.json that lies
# beside a measurements.json below the folders, with and without criteria.2.json, … beside it.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail

cpp=$1 c=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compared=0 evaluated=0 differ=0

# same_errors: those between criteria sets have no place in C, which keeps no text; C++ looks it up.
same_errors() {
  diff "$work/cpp.err" "$work/c.err" && return
  ! grep -qE '^[^ ]+:[0-9]+:[0-9]+: ' "$work/c.err" &&
    diff <(sed -E 's/^([^ ]+):[0-9]+:[0-9]+: /\1: /' "$work/cpp.err") "$work/c.err"
}

# compare <criteria> <measurements> <track> <language or none> [<further criteria>...]
compare() {
  local of_cpp=0 of_c=0 language=() library=() further
  [ "$4" = none ] || language=(--lang "$4")
  for further in "${@:5}"; do library+=(--criteria "$further"); done
  "$cpp" --criteria "$1" "${library[@]}" --measurements "$2" --format json --track "$3" \
    "${language[@]}" >"$work/cpp.out" 2>"$work/cpp.err" || of_cpp=$?
  "$c" "$@" >"$work/c.out" 2>"$work/c.err" || of_c=$?
  : >"$work/errors.diff"
  compared=$((compared + 1))
  [ $of_c -ne 0 ] || evaluated=$((evaluated + 1))
  if [ $of_cpp -ne $of_c ] || ! cmp "$work/cpp.out" "$work/c.out" ||
    ! same_errors >"$work/errors.diff"; then
    cat "$work/errors.diff"
    echo "differ: $* (C++ ended with $of_cpp, C with $of_c)"
    differ=$((differ + 1))
  fi
}

while IFS= read -r criteria; do
  measurements=$(dirname "$criteria")/measurements.json
  [ -f "$measurements" ] || continue
  mapfile -t library < <(find "$(dirname "$criteria")" -name 'criteria.[0-9]*.json' | sort)
  for language in none vi en; do
    compare "$criteria" "$measurements" self "$language" "${library[@]}"
  done
  compare "$criteria" "$measurements" appraised none "${library[@]}"
  [ ${#library[@]} -eq 0 ] || compare "$criteria" "$measurements" self none
done < <(find "$@" -name criteria.json | sort)

echo "$compared compared, $evaluated of them evaluated, $differ differ"
[ $differ -eq 0 ] && [ $evaluated -gt 0 ]
