# The JSON Schemas of the documents: embedded into xaso here, installed by install.cmake. Each
# becomes a file that src/schema.cpp includes.
set(schema_texts ${PROJECT_BINARY_DIR}/schema)
foreach(document IN ITEMS criteria measurements evaluation)
  set(schema ${PROJECT_SOURCE_DIR}/src/schema/${document}.schema.json)
  set(text ${schema_texts}/${document}.schema.inc)
  add_custom_command(
    OUTPUT ${text}
    COMMAND ${CMAKE_COMMAND} -D from=${schema} -D to=${text}
      -P ${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake
    DEPENDS ${schema} ${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake
    VERBATIM)
  target_sources(xaso PRIVATE ${text})
endforeach()
target_include_directories(xaso PRIVATE ${schema_texts})
