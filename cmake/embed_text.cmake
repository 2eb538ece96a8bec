# Writes the bytes of `from` into `to` as the elements of a char array, for `#include` between its
# braces. Bytes one by one, because compilers limit string literals (to 64 KiB, some to 16).
#
# usage: cmake -D from=<file> -D to=<file> -P embed_text.cmake
file(READ "${from}" bytes HEX)
string(REGEX REPLACE "(................................)" "\\1\n" lines "${bytes}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," elements "${lines}")
file(WRITE "${to}" "${elements}\n")
