# Builds the lane page in the build folder and makes it a library: packbench_screen, see embedded_files.hpp.
find_program(NPM npm)
if(NOT NPM)
  message(FATAL_ERROR "npm is missing: the lane page is built with it (Debian: apt-get install npm)")
endif()

set(SCREEN_SOURCE ${CMAKE_CURRENT_LIST_DIR})
set(SCREEN_BUILD ${CMAKE_CURRENT_BINARY_DIR}/screen)
set(SCREEN_OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/embedded_files.cpp)
set(SCREEN_INPUTS index.html package.json package-lock.json tsconfig.json vite.config.ts .npmrc src public)
file(GLOB_RECURSE SCREEN_FILES CONFIGURE_DEPENDS ${SCREEN_SOURCE}/src/* ${SCREEN_SOURCE}/public/*)

set(SCREEN_DEPENDS ${SCREEN_FILES} ${CMAKE_CURRENT_LIST_DIR}/build_page.cmake)
foreach(name index.html package.json package-lock.json tsconfig.json vite.config.ts .npmrc)
  list(APPEND SCREEN_DEPENDS ${SCREEN_SOURCE}/${name})
endforeach()

add_custom_command(
  OUTPUT ${SCREEN_OUTPUT}
  COMMAND ${CMAKE_COMMAND} -DNPM=${NPM} -DSOURCE=${SCREEN_SOURCE} -DBUILD=${SCREEN_BUILD} -DOUTPUT=${SCREEN_OUTPUT}
          "-DINPUTS=${SCREEN_INPUTS}" -P ${CMAKE_CURRENT_LIST_DIR}/build_page.cmake
  DEPENDS ${SCREEN_DEPENDS}
  COMMENT "Building the lane page"
  VERBATIM)

add_library(packbench_screen STATIC ${SCREEN_OUTPUT})
target_link_libraries(packbench_screen PUBLIC packbench_options)
