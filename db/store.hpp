// The store: one SQLite file, one writer at a time. See README.md for the schema and its rules.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "db/batch.hpp"
#include "db/error.hpp"
#include "db/records/order.hpp"

namespace packbench::db {

// About twelve hundred scans without a pause between them.
constexpr std::int64_t kBenchWalBytes = std::int64_t{32} << 20;

struct StoreOptions {
  std::string vfs;  // SQLite's name of the file system layer; empty: the system's. Tests cut the power there
  // What the write-ahead log is stretched to in idle moments, so that commits overwrite; 0: it grows as it
  // comes.
  std::int64_t wal_bytes = 0;
  // false: nothing waits for the disk, so a power cut loses or harms the store. For simulations that can be
  // made anew.
  bool durable = true;
};

class Store {
 public:
  // Opens or makes the store at `path` (with `path`.keys beside it) and brings the schema up to date, after a
  // backup where there is something to lose. foreign, damaged, or unavailable with the reason: a store that a
  // running bench has open is unavailable.
  [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::filesystem::path& path,
                                                           const StoreOptions& options = {});

  virtual ~Store() = default;

  // All batches in one durable step: on disk, or failed, when it returns. Each one fails or holds by itself,
  // and leaves nothing behind when it fails. From any thread; whoever comes while another one writes waits.
  [[nodiscard]] virtual std::vector<Result<Committed>> commit_all(const std::vector<Batch>& batches) = 0;

  [[nodiscard]] Result<Committed> commit(Batch batch);  // one by itself

  // Whether there is upkeep of the log that is best done while nobody scans, and a piece of it: a few
  // milliseconds.
  [[nodiscard]] virtual bool wants_a_pause() = 0;
  virtual void use_pause() = 0;

  // Seals personal data under the order's own key (made when it is not there): what goes into
  // Order::consignee. The key is durable when this returns. bad_input when the order's data was forgotten.
  [[nodiscard]] virtual Result<std::string> seal(const std::string& order,
                                                 const records::Consignee& consignee) = 0;

  // Puts a carrier's label beside the store, sealed under the order's own key: durable when this returns,
  // under the name that goes into WaybillLabelTold::file. bad_input when the order's data was forgotten;
  // unavailable with the system's reason.
  [[nodiscard]] virtual Result<std::string> keep_label(const std::string& order,
                                                       const std::string& label) = 0;

  // Makes the keys that are not there, in one durable step: seal() then costs none. For imports.
  [[nodiscard]] virtual Result<void> make_keys(const std::vector<std::string>& orders) = 0;

  // Deletes the order's key and records that, with who answers for it: its personal data can't be read any
  // more, here or in any backup. not_found when it has none.
  [[nodiscard]] virtual Result<void> forget(const std::string& order, const std::string& reason,
                                            const std::string& by, std::int64_t at_ms) = 0;

  // Records who set a password, and only then puts its hash into the key file: none opens that is not on
  // record. So many of those before it are kept besides.
  [[nodiscard]] virtual Result<void> set_password(const records::PasswordSet& set, const std::string& hash,
                                                  std::int64_t remembered, std::int64_t at_ms) = 0;

  // The same for a PIN; none of those before it is kept.
  [[nodiscard]] virtual Result<void> set_pin(const records::PinSet& set, const std::string& hash,
                                             std::int64_t at_ms) = 0;
};

}  // namespace packbench::db
