# Tests under vi_VN.UTF-8, where the decimal point is a comma and 1000 is written 1.000.
# The locale is compiled into the build tree: the system need not have it, and is not changed.
set(locale_dir ${CMAKE_CURRENT_BINARY_DIR}/locale)
add_custom_command(OUTPUT ${locale_dir}/vi_VN.UTF-8/LC_NUMERIC
  COMMAND ${CMAKE_COMMAND} -E make_directory ${locale_dir}
  COMMAND localedef --no-archive -i vi_VN -f UTF-8 ${locale_dir}/vi_VN.UTF-8
  COMMENT "Compiling the locale vi_VN.UTF-8 (Debian package: locales)"
  VERBATIM)
add_custom_target(xaso_locale ALL DEPENDS ${locale_dir}/vi_VN.UTF-8/LC_NUMERIC)

# xaso_run_in_vietnamese(<test>...): gives tests that locale as their environment.
function(xaso_run_in_vietnamese)
  set_property(TEST ${ARGN} APPEND PROPERTY ENVIRONMENT_MODIFICATION
    "LOCPATH=set:${locale_dir}" "LC_ALL=set:vi_VN.UTF-8"
    "LSAN_OPTIONS=set:suppressions=${PROJECT_SOURCE_DIR}/tests/lsan.supp:print_suppressions=0")
endfunction()
