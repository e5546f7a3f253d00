// The key file beside the store: one key per order, deleted for good when the order is forgotten; and the
// hashes of passwords and PINs.
#pragma once
#include <boost/describe.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "db/connection.hpp"
#include "db/error.hpp"
#include "db/reader.hpp"

namespace packbench::db {

// What an operator proves to be there with; the hashes of each kind count for themselves.
enum class SecretKind { password, pin };
BOOST_DESCRIBE_ENUM(SecretKind, password, pin)

class Keys {
 public:
  // Opens or makes "<store>.keys". foreign, damaged or unavailable.
  [[nodiscard]] static Result<std::unique_ptr<Keys>> open(const std::filesystem::path& store,
                                                          const std::string& vfs);

  // The order's key, made and durable when it was not there. bad_input when it was forgotten.
  [[nodiscard]] Result<std::string> make(const std::string& order);

  // The same for many, in one durable step, so that make() finds them; what was forgotten stays so.
  [[nodiscard]] Result<void> make_all(const std::vector<std::string>& orders);

  // Deletes the key in this file, for good; whether there ever was one.
  [[nodiscard]] Result<bool> forget(const std::string& order);

  // The same in the key file of each folder that a backup went to. To be called after forget(): a backup that
  // runs meanwhile either comes before and is cleaned, or copies the key file without the key. unavailable
  // when a folder can't be reached: then this is still to be done there.
  [[nodiscard]] Result<bool> forget_in_backups(const std::string& order);

  // Makes the hash what opens for this operator, and keeps `remembered` of those before it. `record` is asked
  // when the hash is written but not committed: when it fails, nothing changes here and its error is told.
  [[nodiscard]] Result<void> set_secret(SecretKind kind, const std::string& person, const SecretRow& row,
                                        std::int64_t remembered, const std::function<Result<void>()>& record);

 private:
  explicit Keys(const std::filesystem::path& path, const std::string& vfs)
      : db_(path, Connection::Access::write, vfs) {}
  std::mutex mutex_;  // seal() and forget() come from any thread
  Connection db_;
};

// Opens a key file for reading or writing as the rest of the store does it.
[[nodiscard]] std::filesystem::path keys_path(const std::filesystem::path& store);
void prepare_keys(Connection& db);

// Whatever the umask: keys and hashes are nobody else's, also those in its WAL. To be called before the file
// is opened: SQLite gives a new WAL its file's rights. Where the file system knows no owners, nothing
// happens.
void for_owner_alone(const std::filesystem::path& file);

inline constexpr const char* kBackupKeys = "packbench.keys";  // the one key file of a backup folder

}  // namespace packbench::db
