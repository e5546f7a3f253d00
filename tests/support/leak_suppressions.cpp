// Leaks of other libraries, named by library only: without frame pointers LeakSanitizer sees no deeper.

#include <cairo/cairo-version.h>

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
