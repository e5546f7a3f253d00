// fontconfig keeps a few hundred bytes of its configuration until the process ends and says nothing to LeakSanitizer.

extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
