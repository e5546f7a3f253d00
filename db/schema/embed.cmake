# Writes the SQL files SQL_FILES (in order) into a C++ file as one table: packbench_embed_sql(<out.cpp> <symbol> files...)
function(packbench_embed_sql out symbol)
  set(rows "")
  foreach(file ${ARGN})
    file(READ ${file} text)
    get_filename_component(name ${file} NAME)
    string(APPEND rows "    {\"${name}\", R\"sql(${text})sql\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  endforeach()
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT
"// The SQL files of db/schema, made by CMake.
#include \"db/schema.hpp\"

namespace packbench::db {
const std::vector<Migration>& @symbol@() {
  static const std::vector<Migration> files = {
@rows@  };
  return files;
}
}  // namespace packbench::db
")
endfunction()
