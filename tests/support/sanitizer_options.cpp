// What the sanitizers are told in each test and in the program that tests start.

#include <cairo/cairo-version.h>

// Leaks of other libraries, named by library only: without frame pointers LeakSanitizer sees no deeper.

// fontconfig keeps a few hundred bytes of its configuration until the process ends and says nothing to
// LeakSanitizer.
#define FONTCONFIG "leak:libfontconfig\n"

// Cairo 1.16 (Debian 12) loses 768 bytes for each OpenType/CFF font of a PDF. 1.18 does not and is left
// watched, so that a surface of ours that nobody releases is still found on Debian 13.
#if CAIRO_VERSION_MAJOR == 1 && CAIRO_VERSION_MINOR < 18
#define CAIRO "leak:libcairo.so\n"
#else
#define CAIRO ""
#endif

extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return FONTCONFIG CAIRO;
}

// Freed memory is watched until 16 MB of it wait, not 256: a test that forks spends a third of its time on
// copying those pages.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
  return "quarantine_size_mb=16";
}
