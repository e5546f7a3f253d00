// Application ids, the look at a file's header, and the migrations.
#include "db/schema.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>

namespace packbench::db {
namespace {

// https://www.sqlite.org/fileformat.html#the_database_header: big-endian, at fixed places of the first 100
// bytes.
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kHeaderSize = 100, kUserVersionAt = 60, kApplicationIdAt = 68;

std::int64_t big_endian(const std::array<char, kHeaderSize>& header, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(header[at + i]);
  return value;
}

Result<std::int64_t> accept(const std::filesystem::path& path, const FileKind& kind,
                            std::int64_t application_id, std::int64_t version) {
  if (application_id != kind.application_id)
    return Error{Errc::foreign, path.string() + " is not a Packbench " + kind.name +
                                    ": nothing was touched. Give another path"};
  if (version > static_cast<std::int64_t>(kind.migrations.size()))
    return Error{Errc::foreign, path.string() + " was written by a newer Packbench (schema " +
                                    std::to_string(version) + "): nothing was touched. Install that version"};
  return version;
}

}  // namespace

const FileKind& store_kind() {
  static const FileKind kind{0x506b426e, store_migrations(), "store"};  // "PkBn"
  return kind;
}

const FileKind& keys_kind() {
  static const FileKind kind{0x506b4b79, keys_migrations(), "key file"};  // "PkKy"
  return kind;
}

Result<std::int64_t> version_on_disk(const std::filesystem::path& path, const FileKind& kind) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return std::int64_t{0};
  // Power went while the file was being made: SQLite takes that back at open, and migrate() looks again.
  if (std::filesystem::exists(path.string() + "-journal", error)) return std::int64_t{0};
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{Errc::unavailable, path.string() + ": " + std::strerror(errno)};
  std::array<char, kHeaderSize> header{};
  file.read(header.data(), header.size());
  if (file.gcount() == 0 && file.eof()) return std::int64_t{0};
  if (file.gcount() != kHeaderSize || std::string_view(header.data(), kMagic.size()) != kMagic)
    return accept(path, kind, -1, 0);
  return accept(path, kind, big_endian(header, kApplicationIdAt), big_endian(header, kUserVersionAt));
}

Result<void> migrate(Connection& db, const FileKind& kind) {
  db.script("BEGIN IMMEDIATE");
  const auto version = db.pragma("user_version");
  const auto tables = db.raw().execAndGet("SELECT count(*) FROM sqlite_schema").getInt64();
  if (tables != 0 || version != 0) {
    const auto ours = accept(db.raw().getFilename(), kind, db.pragma("application_id"), version);
    if (!ours) return db.abandon(), ours.error();
  }
  for (auto next = static_cast<std::size_t>(version); next < kind.migrations.size(); ++next)
    db.script(kind.migrations[next].sql);
  db.script("PRAGMA application_id = " + std::to_string(kind.application_id) +
            "; PRAGMA user_version = " + std::to_string(kind.migrations.size()) + "; COMMIT");
  // A file that has a WAL already has the new version there only; version_on_disk() looks into the file.
  if (version != static_cast<std::int64_t>(kind.migrations.size()))
    db.script("PRAGMA wal_checkpoint(PASSIVE)");
  return {};
}

}  // namespace packbench::db
