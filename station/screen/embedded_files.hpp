// The lane page's files, as they stand in the binary. Written by embed.cmake at build time.
#pragma once
#include <span>
#include <string_view>

namespace packbench::station {

struct EmbeddedFile {
  std::string_view path;   // below the root of the site, "/index.html", "/assets/…"
  std::string_view mime;   // for Content-Type
  std::string_view bytes;  // the file
  std::string_view etag;   // for ETag, in its quotation marks; changes with the bytes
};

// Sorted by path. Names below /assets/ contain a digest of their content, so that they may be cached for
// ever.
std::span<const EmbeddedFile> embedded_files();

}  // namespace packbench::station
