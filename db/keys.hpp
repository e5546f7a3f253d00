// The key file beside the store: one key per order, deleted for good when the order is forgotten.
#pragma once
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include "db/connection.hpp"
#include "db/error.hpp"

namespace packbench::db {

class Keys {
 public:
  // Opens or makes "<store>.keys". foreign, damaged or unavailable.
  [[nodiscard]] static Result<std::unique_ptr<Keys>> open(const std::filesystem::path& store, const std::string& vfs);

  // The order's key, made and durable when it was not there. bad_input when it was forgotten.
  [[nodiscard]] Result<std::string> make(const std::string& order);

  // Deletes the key here and in the backup folder; whether there was one. Can be repeated; unavailable names what is
  // still to be done.
  [[nodiscard]] Result<bool> forget(const std::string& order);

 private:
  explicit Keys(const std::filesystem::path& path, const std::string& vfs) : db_(path, Connection::Access::write, vfs) {}
  Result<bool> forget_in_backup(const std::string& order);

  std::mutex mutex_;  // seal() and forget() come from any thread
  Connection db_;
};

// Opens a key file for reading or writing as the rest of the store does it.
[[nodiscard]] std::filesystem::path keys_path(const std::filesystem::path& store);
void prepare_keys(Connection& db);

// Overwrites the key in this file and leaves a mark that it must not come back; whether there was one.
bool erase_key(Connection& db, const std::string& order);

inline constexpr const char* kBackupKeys = "packbench.keys";  // the one key file of a backup folder

}  // namespace packbench::db
