# Run by embed.cmake's rule: copies the page's sources into BUILD, lets npm build them there, and writes what came out
# as C++ to OUTPUT. The source folder stays as it is.
file(MAKE_DIRECTORY ${BUILD})
foreach(name ${INPUTS})
  if(IS_DIRECTORY ${SOURCE}/${name})
    file(REMOVE_RECURSE ${BUILD}/${name}) # so that a file that is gone is gone here too
  endif()
  file(COPY ${SOURCE}/${name} DESTINATION ${BUILD})
endforeach()

function(npm)
  execute_process(COMMAND ${NPM} ${ARGV} WORKING_DIRECTORY ${BUILD} RESULT_VARIABLE failed OUTPUT_VARIABLE said
                  ERROR_VARIABLE said)
  if(failed)
    message(FATAL_ERROR "npm ${ARGV} failed in ${BUILD}:\n${said}")
  endif()
endfunction()

# Packages are fetched anew only when the lock file changed since they were.
file(SHA256 ${BUILD}/package-lock.json LOCK)
set(FETCHED "")
if(EXISTS ${BUILD}/node_modules/.fetched)
  file(READ ${BUILD}/node_modules/.fetched FETCHED)
endif()
if(NOT FETCHED STREQUAL LOCK)
  npm(ci --loglevel=error)
  file(WRITE ${BUILD}/node_modules/.fetched ${LOCK})
endif()
npm(run build --loglevel=error)

set(MIME_html "text/html; charset=utf-8")
set(MIME_js "text/javascript; charset=utf-8")
set(MIME_css "text/css; charset=utf-8")
set(MIME_svg "image/svg+xml")
set(MIME_wasm "application/wasm") # browsers compile nothing else while it still comes in

file(GLOB_RECURSE FILES RELATIVE ${BUILD}/dist ${BUILD}/dist/*)
list(SORT FILES)
set(ARRAYS "")
set(ROWS "")
set(INDEX 0)
foreach(name ${FILES})
  string(REGEX REPLACE ".*\\." "" ending ${name})
  if(NOT DEFINED MIME_${ending})
    message(FATAL_ERROR "${name}: build_page.cmake knows no media type for .${ending}; add one")
  endif()
  file(READ ${BUILD}/dist/${name} hex HEX)
  file(SHA256 ${BUILD}/dist/${name} digest)
  string(SUBSTRING ${digest} 0 16 digest)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${hex}")
  string(APPEND ARRAYS "constexpr char kFile${INDEX}[] = {${bytes}};\n")
  string(APPEND ROWS "    {\"/${name}\", \"${MIME_${ending}}\", {kFile${INDEX}, sizeof kFile${INDEX}}, \"\\\"${digest}\\\"\"},\n")
  math(EXPR INDEX "${INDEX} + 1")
endforeach()

file(WRITE ${OUTPUT} "// The lane page's files. Made by station/screen/build_page.cmake; changes here are lost.
#include \"station/screen/embedded_files.hpp\"

namespace packbench::station {
namespace {

${ARRAYS}
constexpr EmbeddedFile kFiles[] = {
${ROWS}};

}  // namespace

std::span<const EmbeddedFile> embedded_files() { return kFiles; }

}  // namespace packbench::station
")
