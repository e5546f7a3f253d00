# Writes the page's files into a C++ file as packbench::central::page_files(): packbench_embed_page(<out.cpp> files...)
function(packbench_embed_page out)
  set(MIME_html "text/html; charset=utf-8")
  set(MIME_js "text/javascript; charset=utf-8")
  set(MIME_css "text/css; charset=utf-8")
  set(MIME_svg "image/svg+xml")
  set(rows "")
  foreach(file ${ARGN})
    get_filename_component(name ${file} NAME)
    string(REGEX REPLACE ".*\\." "" ending ${name})
    file(READ ${file} text)
    file(SHA256 ${file} digest)
    string(SUBSTRING ${digest} 0 16 digest)
    set(path "/${name}")
    if(name STREQUAL "index.html")
      set(path "/")
    endif()
    string(APPEND rows "      {\"${path}\", \"${MIME_${ending}}\", R\"page(${text})page\", \"\\\"${digest}\\\"\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  endforeach()
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT
"// The files of central/page, made by CMake.
#include \"central/page/page_files.hpp\"

namespace packbench::central {
std::vector<http::StaticFile> page_files() {
  return {
@rows@  };
}
}  // namespace packbench::central
")
endfunction()
