# Writes SQL files (in order) into a C++ file as the table packbench::<room>::<symbol>(), declared in <room>/schema.hpp:
# packbench_embed_sql(<out.cpp> <room> <symbol> files...)
function(packbench_embed_sql out room symbol)
  set(rows "")
  foreach(file ${ARGN})
    file(READ ${file} text)
    get_filename_component(name ${file} NAME)
    string(APPEND rows "    {\"${name}\", R\"sql(${text})sql\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  endforeach()
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT
"// The SQL files of @room@/schema, made by CMake.
#include \"@room@/schema.hpp\"

namespace packbench::@room@ {
const std::vector<Migration>& @symbol@() {
  static const std::vector<Migration> files = {
@rows@  };
  return files;
}
}  // namespace packbench::@room@
")
endfunction()
