#!/usr/bin/env bash
# Fails when the ABI of the C API is not the committed one. The baseline is refreshed in the commit
# that changes the ABI: until the freeze for any reason, afterwards only for functions that are new.
#
# usage: check_abi.sh <libxaso_c.so>               compare; 77: it could not be compared
#        check_abi.sh --refresh <libxaso_c.so>     write the baseline
#        check_abi.sh --self-test <libxaso_c.so>   prove that changes are found
# The library must have been built with -g: abidiff takes one without for unchanged.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail

baseline=$(dirname "$0")/abi/xaso_c-$(uname -m)-linux-gnu.abi

has_debug_info() { readelf --section-headers --wide "$1" | grep -q ' \.debug_info '; }

# compare <baseline> <library or another baseline>
compare() {
  # Enumerators that were added are harmless to abidiff, not to us.
  abidiff --exported-interfaces-only --harmless "$1" "$2" || return 1
}

# check <baseline> <library>
check() {
  if ! has_debug_info "$2"; then
    echo "$2 has no .debug_info, so there is nothing to compare; build it with -g"
    return 1
  fi
  compare "$1" "$2"
}

# write <baseline> <library>: without the folders and lines it was built from
write() {
  abidw --exported-interfaces-only --no-corpus-path --no-comp-dir-path --no-show-locs \
    --no-elf-needed "$2" | sed "s/ path='[^']*'//" >"$1"
}

self_test() {
  local library=$1
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  write "$work/same" "$library"
  compare "$work/same" "$work/same"

  # finds <what> <command that must fail>...
  finds() {
    if "${@:2}" >/dev/null; then
      echo "not found: $1"
      return 1
    fi
    echo "found: $1"
  }
  # changed <what> <sed script>: compares with a baseline that differs in that one thing
  changed() {
    sed -E "$2" "$work/same" >"$work/changed"
    if cmp -s "$work/same" "$work/changed"; then
      echo "the script changes nothing: $1"
      return 1
    fi
    finds "$1" compare "$work/changed" "$work/same"
  }
  changed "a function that is new" '/<elf-symbol name=.xaso_error_count/d;
    /<function-decl name=.xaso_error_count/,/<\/function-decl>/d'
  changed "a function that is gone" 's/xaso_error_count/xaso_error_number/g'
  changed "another order of fields" "s/name='track'/name='first'/;
    s/name='text_language'/name='track'/; s/name='first'/name='text_language'/"
  changed "a struct that has grown" 's/(name=.xaso_evaluate_options. size-in-bits=.)192/\1128/'
  changed "another type of a parameter" "s/(<parameter type-id=')[^']*(' name='json_size')/\1type-id-2\2/"

  cp "$library" "$work/stripped.so"
  strip --strip-debug "$work/stripped.so"
  finds "a library without debug information" check "$work/same" "$work/stripped.so"
}

if ! command -v abidiff >/dev/null; then
  echo "skipped: there is no abidiff (Debian package: abigail-tools)"
  exit 77
fi
case $1 in
  --refresh) write "$baseline" "$2" ;;
  --self-test) self_test "$2" ;;
  *)
    if [ ! -f "$baseline" ]; then
      echo "skipped: there is no baseline for $(uname -m); make one with --refresh"
      exit 77
    fi
    check "$baseline" "$1"
    ;;
esac
