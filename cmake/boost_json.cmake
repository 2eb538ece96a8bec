# The sources that see Boost.JSON, as objects of xaso: no other file gets Boost's headers, and
# nothing that is installed names Boost.
if(XASO_BOOST_JSON STREQUAL "system")
  list(REMOVE_ITEM xaso_json_sources src/boost_json.cpp)
endif()
add_library(xaso_json OBJECT ${xaso_json_sources})
target_compile_features(xaso_json PRIVATE cxx_std_20)
target_include_directories(xaso_json PRIVATE include src)
target_link_libraries(xaso_json PRIVATE xaso_developer)
# Boost.Multiprecision by itself: without the other parts of Boost that it would include.
target_compile_definitions(xaso_json PRIVATE BOOST_MP_STANDALONE)
set_target_properties(xaso_json PROPERTIES
  CXX_VISIBILITY_PRESET hidden
  VISIBILITY_INLINES_HIDDEN ON
  POSITION_INDEPENDENT_CODE ON)

if(XASO_BOOST_JSON STREQUAL "bundled")
  find_package(Boost 1.81 REQUIRED CONFIG)
  target_link_libraries(xaso_json PRIVATE Boost::headers)
  # A private copy under a private name: a host that links its own Boost.JSON would otherwise
  # silently share one copy with ours.
  target_compile_definitions(xaso_json PRIVATE boost=xaso_boost BOOST_NO_USER_CONFIG)
  if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    # Boost's assertions and exceptions name their files; keep this machine's folders out of them.
    target_compile_options(xaso_json PRIVATE -ffile-prefix-map=${Boost_INCLUDE_DIRS}/=)
  endif()
elseif(XASO_BOOST_JSON STREQUAL "system")
  set(Boost_USE_STATIC_LIBS OFF)  # Debian's static one is not position-independent
  find_package(Boost 1.81 REQUIRED CONFIG COMPONENTS json)
  target_link_libraries(xaso_json PRIVATE Boost::json)
  target_link_libraries(xaso PRIVATE Boost::json)
else()
  message(FATAL_ERROR "XASO_BOOST_JSON is '${XASO_BOOST_JSON}'; use bundled or system")
endif()
