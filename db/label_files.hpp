// Carriers' labels beside the store: "<store>.labels/<order's hash>/<label's hash>", each sealed under its
// order's key. A file is never written twice.
#pragma once
#include <filesystem>
#include <string>

#include "db/error.hpp"

namespace packbench::db {

[[nodiscard]] std::filesystem::path labels_folder(const std::filesystem::path& store);

// The name it got: the BLAKE2b-256 of these bytes, in hex. On disk when this returns. unavailable with the
// system's reason.
[[nodiscard]] Result<std::string> keep_label_file(const std::filesystem::path& labels,
                                                  const std::string& order, const std::string& sealed);

// not_found: it is not there; damaged: its bytes are not those of its name.
[[nodiscard]] Result<std::string> read_label_file(const std::filesystem::path& labels,
                                                  const std::string& order, const std::string& name);

// All of the order, as far as the system lets it.
void drop_label_files(const std::filesystem::path& labels, const std::string& order);

// What of `from` is not in `to` yet, durably. To be called after the copy of the store whose labels they are.
// unavailable with the system's reason.
[[nodiscard]] Result<void> copy_label_files(const std::filesystem::path& from,
                                            const std::filesystem::path& to);

inline constexpr const char* kBackupLabels = "packbench.labels";  // the one such folder of a backup folder

}  // namespace packbench::db
