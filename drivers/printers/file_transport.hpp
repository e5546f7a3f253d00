// A printer that is a directory: each job becomes one file.
#pragma once

#include <filesystem>
#include <memory>

#include "drivers/transport.hpp"

namespace packbench::drivers {

// Each write() makes one file "000001.zpl", numbered on from what the directory holds. A file appears whole
// and on disk or not at all (temporary file, fsync, rename, fsync of the directory). Never replaces a file.
// Creates the directory. Returns Errc::storage when the directory can't be made or written.
Result<std::unique_ptr<Transport>> create_file_transport(std::filesystem::path directory,
                                                         std::string extension);

}  // namespace packbench::drivers
