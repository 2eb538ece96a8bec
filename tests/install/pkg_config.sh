#!/usr/bin/env bash
# usage: pkg_config.sh <install tree> <package> <compiler> <source>
# The program must fail to build without the flags that pkg-config gives, and run with them.
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail

tree=$1 package=$2 compiler=$3 source=$4
library_dir=$(dirname "$(dirname "$(find "$tree" -name "$package.pc")")")
export PKG_CONFIG_PATH=$library_dir/pkgconfig LD_LIBRARY_PATH=$library_dir
program=$(mktemp)
trap 'rm -f "$program"' EXIT
language=()
case $source in *.cpp) language=(-std=c++20) ;; esac

pkg-config --validate "$package"
read -ra flags < <(pkg-config --cflags --libs "$package")
if "$compiler" "${language[@]}" "$source" -o "$program" 2>/dev/null; then
  echo "it builds without pkg-config's flags, so this test proves nothing"
  exit 1
fi
"$compiler" "${language[@]}" "$source" -o "$program" "${flags[@]}"
"$program"
