# Flags of our own builds: warnings and sanitizers. Linked only as $<BUILD_INTERFACE:...>, so a
# user of xaso never sees them. Warnings become errors by CMAKE_COMPILE_WARNING_AS_ERROR, which
# the presets set: a stranger's newer compiler must not fail on a new warning.
add_library(xaso_developer INTERFACE)
if(PROJECT_IS_TOP_LEVEL AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  target_compile_options(xaso_developer INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC bug 105651: "a" + std::string is reported as overlapping itself.
    target_compile_options(xaso_developer INTERFACE -Wno-restrict)
  endif()
endif()
if(XASO_SANITIZE)
  target_compile_options(xaso_developer INTERFACE
    -fsanitize=${XASO_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(xaso_developer INTERFACE -fsanitize=${XASO_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND XASO_SANITIZE MATCHES "undefined")
    # A C program that runs C++ in a library needs the C++ half of the sanitizer's runtime, too.
    target_link_options(xaso_developer INTERFACE
      $<$<LINK_LANGUAGE:C>:-fsanitize-link-c++-runtime>)
    target_link_libraries(xaso_developer INTERFACE $<$<LINK_LANGUAGE:C>:stdc++>)
  endif()
endif()
