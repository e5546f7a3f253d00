// The store: lock, schema, keys and writer put together.
#include "db/store.hpp"

#include "db/files.hpp"
#include "db/keys.hpp"
#include "db/label_files.hpp"
#include "db/schema.hpp"
#include "db/sealing.hpp"
#include "db/upkeep.hpp"
#include "db/writer.hpp"

namespace packbench::db {
namespace {

// What the writer needs to work fast in little memory; README.md, "Figures", gives the reasons.
constexpr const char* kWriterSettings =
    "PRAGMA journal_mode = WAL; PRAGMA cache_size = -8192; PRAGMA journal_size_limit = 67108864";

class SqliteStore final : public Store {
 public:
  SqliteStore(FileLock lock, std::unique_ptr<Keys> keys, Connection db, std::int64_t wal_bytes,
              std::filesystem::path labels)
      : lock_(std::move(lock)),
        keys_(std::move(keys)),
        writer_(std::move(db), wal_bytes),
        labels_(std::move(labels)) {}

  std::vector<Result<Committed>> commit_all(const std::vector<Batch>& batches) override {
    return batches.empty() ? std::vector<Result<Committed>>{} : writer_.write(batches);
  }

  bool wants_a_pause() override { return writer_.wants_a_pause(); }
  void use_pause() override { writer_.use_pause(); }

  Result<void> make_keys(const std::vector<std::string>& orders) override { return keys_->make_all(orders); }

  Result<std::string> seal(const std::string& order, const records::Consignee& consignee) override {
    auto key = keys_->make(order);
    if (!key) return key.error();
    return seal_under(*key, order, consignee);
  }

  Result<std::string> keep_label(const std::string& order, const std::string& label) override {
    auto key = keys_->make(order);
    if (!key) return key.error();
    return keep_label_file(labels_, order, seal_bytes(*key, order, label));
  }

  Result<void> forget(const std::string& order, const std::string& reason, const std::string& by,
                      std::int64_t at_ms) override;
  Result<void> set_password(const records::PasswordSet& set, const std::string& hash, std::int64_t remembered,
                            std::int64_t at_ms) override {
    return set_secret(SecretKind::password, set, {hash, at_ms, set.given}, remembered);
  }
  Result<void> set_pin(const records::PinSet& set, const std::string& hash, std::int64_t at_ms) override {
    return set_secret(SecretKind::pin, set, {hash, at_ms, set.given}, 0);
  }

 private:
  Result<void> set_secret(SecretKind kind, const auto& set, const SecretRow& row, std::int64_t remembered);

  FileLock lock_;
  std::unique_ptr<Keys> keys_;
  Writer writer_;
  std::filesystem::path labels_;
};

// The key first: a crash between the two leaves an order forgotten and not recorded, never the reverse.
Result<void> SqliteStore::forget(const std::string& order, const std::string& reason, const std::string& by,
                                 std::int64_t at_ms) {
  const auto here = keys_->forget(order);
  if (!here) return here.error();
  drop_label_files(labels_, order);  // nobody can open them any more
  const auto there = keys_->forget_in_backups(order);
  if (!*here && !there) return there.error();
  if (!*here && !*there) return Error{Errc::not_found, "order " + order + " has no personal data here"};
  Batch batch;
  batch.input = {"forget:" + order, "bench", "", ""};
  batch.at_ms = at_ms;
  batch.person = by;
  batch.order = order;
  batch.events.push_back(records::OrderForgotten{order, reason, by});
  if (auto recorded = commit(std::move(batch)); !recorded) return recorded.error();
  if (!there) return there.error();
  return {};
}

// What is likely to fail (a busy key file, a hash that it does not take) fails before the record; a crash
// leaves a password or PIN recorded that does not open, never the reverse.
Result<void> SqliteStore::set_secret(SecretKind kind, const auto& set, const SecretRow& row,
                                     std::int64_t remembered) {
  Batch batch;
  batch.input = {"", set.by.empty() ? "command" : "desk", "", ""};
  batch.at_ms = row.set_ms;
  batch.person = set.by;
  batch.events.push_back(set);
  const auto record = [&]() -> Result<void> {
    if (auto recorded = commit(std::move(batch)); !recorded) return recorded.error();
    return {};
  };
  return keys_->set_secret(kind, set.id, row, remembered, record);
}

bool is_older(std::int64_t version, const FileKind& kind) {
  return version != 0 && version < static_cast<std::int64_t>(kind.migrations.size());
}

// Where either file is older, both are copied before that one is changed: what a migration does can't be
// undone. A key file without a store has nothing to be copied with.
Result<void> keep_old(const std::filesystem::path& path, std::int64_t version, std::int64_t keys_version) {
  if (version == 0) return {};
  if (!is_older(version, store_kind()) && !is_older(keys_version, keys_kind())) return {};
  auto kept = backup(path, std::filesystem::absolute(path).parent_path() / "before-migration");
  if (!kept) return kept.error();
  return {};
}

Result<std::unique_ptr<Store>> open_store(const std::filesystem::path& path, const StoreOptions& options) {
  const auto version = version_on_disk(path, store_kind());
  if (!version) return version.error();
  const auto keys_version = version_on_disk(keys_path(path), keys_kind());
  if (!keys_version) return keys_version.error();
  auto lock = FileLock::take(beside(path, ".lock"));
  if (!lock) return lock.error();
  if (auto kept = keep_old(path, *version, *keys_version); !kept) return kept.error();
  Connection db(path, Connection::Access::write, options.vfs);
  if (!options.durable) db.script("PRAGMA synchronous = OFF");
  // The schema is made before there is a WAL, so that the file's first bytes always tell whose it is.
  if (auto done = migrate(db, store_kind()); !done) return done.error();
  db.script(kWriterSettings);
  auto keys = Keys::open(path, options.vfs);
  if (!keys) return keys.error();
  return std::unique_ptr<Store>(std::make_unique<SqliteStore>(
      *std::move(lock), *std::move(keys), std::move(db), options.wal_bytes, labels_folder(path)));
}

}  // namespace

Result<Committed> Store::commit(Batch batch) {
  std::vector<Batch> one;
  one.push_back(std::move(batch));
  return commit_all(one).front();
}

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& path, const StoreOptions& options) {
  start_sodium();
  try {
    return open_store(path, options);
  } catch (const SQLite::Exception& failure) {
    auto error = error_of(failure);
    error.message = path.string() + ": " + error.message;
    return error;
  }
}

}  // namespace packbench::db
