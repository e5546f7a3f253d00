// Opening a reader beside a running store, or after it.
#include "db/reader_impl.hpp"

#include "db/keys.hpp"
#include "db/label_files.hpp"
#include "db/schema.hpp"
#include "db/sealing.hpp"

namespace packbench::db {
namespace {

Result<std::unique_ptr<Reader>> open_reader(const std::filesystem::path& path) {
  const auto version = version_on_disk(path, store_kind());
  if (!version) return version.error();
  if (*version != static_cast<std::int64_t>(store_migrations().size()))
    return Error{Errc::not_found,
                 path.string() + ": no store of this version is here. `packbench run` makes or updates it"};
  const auto keys = version_on_disk(keys_path(path), keys_kind());
  if (!keys) return keys.error();
  if (*keys != static_cast<std::int64_t>(keys_migrations().size()))
    return Error{Errc::not_found, keys_path(path).string() +
                                      ": no key file of this version is here. `packbench run` updates it"};
  return std::unique_ptr<Reader>(std::make_unique<SqliteReader>(
      Connection(path, Connection::Access::read), Connection(keys_path(path), Connection::Access::read),
      labels_folder(path)));
}

class ReaderView final : public Reader::View {
 public:
  explicit ReaderView(Connection& db) : snapshot_(db) {}

 private:
  Snapshot snapshot_;
};

}  // namespace

std::unique_ptr<Reader::View> SqliteReader::view() {
  return std::make_unique<ReaderView>(db_);
}

Result<std::unique_ptr<Reader>> Reader::open(const std::filesystem::path& path) {
  start_sodium();
  try {
    return open_reader(path);
  } catch (const SQLite::Exception& failure) {
    auto error = error_of(failure);
    error.message = path.string() + ": " + error.message;
    return error;
  }
}

}  // namespace packbench::db
