# Installs by component: core (C++ headers, static library), c (xaso.h, shared library) and data
# (criteria sets, JSON Schemas). Any of them may be installed alone. The component python is for
# wheels only: bindings/python/CMakeLists.txt.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/xaso)

install(TARGETS xaso EXPORT xaso-core COMPONENT core FILE_SET HEADERS COMPONENT core)
install(EXPORT xaso-core NAMESPACE xaso:: DESTINATION ${package_dir} COMPONENT core)

install(TARGETS xaso_c EXPORT xaso-c COMPONENT c FILE_SET HEADERS COMPONENT c
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${xaso_c_core_headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/xaso COMPONENT c)
install(EXPORT xaso-c NAMESPACE xaso:: DESTINATION ${package_dir} COMPONENT c)

install(DIRECTORY examples/criteria/ DESTINATION ${CMAKE_INSTALL_DATADIR}/xaso/criteria
  COMPONENT data)
install(DIRECTORY src/schema/ DESTINATION ${CMAKE_INSTALL_DATADIR}/xaso/schema COMPONENT data)

# ---- package files ---------------------------------------------------------------------------

# Only a core that links the system's Boost.JSON makes its users need it.
set(find_boost_json "")
set(pkgconfig_boost_json "")
if(XASO_BOOST_JSON STREQUAL "system")
  set(find_boost_json "include(CMakeFindDependencyMacro)
find_dependency(Boost 1.81 CONFIG COMPONENTS json)")
  set(pkgconfig_boost_json " -lboost_json")
endif()

configure_package_config_file(cmake/xaso-config.cmake.in xaso-config.cmake
  INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(xaso-config-version.cmake COMPATIBILITY SameMinorVersion)

# The pkg-config files find their prefix from where they lie, so that an install can be moved.
cmake_path(SET pkgconfig_dir ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY ${pkgconfig_dir}
  OUTPUT_VARIABLE pkgconfig_to_prefix)
configure_file(cmake/xaso.pc.in xaso.pc @ONLY)
configure_file(cmake/xaso_c.pc.in xaso_c.pc @ONLY)

set(pkgconfig_file_core xaso.pc)
set(pkgconfig_file_c xaso_c.pc)
foreach(component IN ITEMS core c)
  install(
    FILES ${PROJECT_BINARY_DIR}/xaso-config.cmake ${PROJECT_BINARY_DIR}/xaso-config-version.cmake
    DESTINATION ${package_dir} COMPONENT ${component})
  install(FILES ${PROJECT_BINARY_DIR}/${pkgconfig_file_${component}}
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT ${component})
endforeach()
