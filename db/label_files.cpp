// Files under the hash of what they hold.
#include "db/label_files.hpp"

#include <sodium.h>

#include <fstream>
#include <sstream>

#include "db/files.hpp"

namespace packbench::db {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kOwnerAlone = 0600;

std::string hash_of(const std::string& bytes) {
  unsigned char hash[32];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                     nullptr, 0);
  std::string hex(2 * sizeof hash + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash, sizeof hash);
  hex.pop_back();
  return hex;
}

// An order's number may hold anything, a name of a file may not.
fs::path folder_of(const fs::path& labels, const std::string& order) {
  return labels / hash_of(order).substr(0, 32);
}

// The folder is there, and so is its name in the one above.
Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  if (!fs::create_directory(folder, error) && !error) return {};
  if (error) return Error{Errc::unavailable, folder.string() + ": " + error.message()};
  return sync_path(fs::absolute(folder).parent_path());
}

Result<void> write_file(const fs::path& file, const std::string& bytes) {
  const auto partial = beside(file, ".partial");
  if (auto made = make_empty(partial, kOwnerAlone); !made) return made;
  std::ofstream out(partial, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) return Error{Errc::unavailable, partial.string() + ": can't be written, is the disk full?"};
  return replace_file(partial, file);
}

}  // namespace

fs::path labels_folder(const fs::path& store) {
  return beside(store, ".labels");
}

Result<std::string> keep_label_file(const fs::path& labels, const std::string& order,
                                    const std::string& sealed) {
  const auto folder = folder_of(labels, order);
  for (const auto& path : {labels, folder})
    if (auto made = make_folder(path); !made) return made.error();
  const auto name = hash_of(sealed);
  if (auto written = write_file(folder / name, sealed); !written) return written.error();
  return name;
}

Result<std::string> read_label_file(const fs::path& labels, const std::string& order,
                                    const std::string& name) {
  const auto file = folder_of(labels, order) / name;
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{Errc::not_found, file.string() + " is not there"};
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (hash_of(bytes.str()) != name) return Error{Errc::damaged, file.string() + " is damaged"};
  return bytes.str();
}

void drop_label_files(const fs::path& labels, const std::string& order) {
  std::error_code ignored;
  fs::remove_all(folder_of(labels, order), ignored);
}

Result<void> copy_label_files(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (!fs::exists(from)) return {};
  if (auto made = make_folder(to); !made) return made;
  for (const auto& order : fs::directory_iterator(from, error)) {
    const auto folder = to / order.path().filename();
    if (auto made = make_folder(folder); !made) return made;
    for (const auto& label : fs::directory_iterator(order.path(), error)) {
      const auto file = folder / label.path().filename();
      if (label.path().extension() == ".partial" || fs::exists(file)) continue;
      std::ifstream in(label.path(), std::ios::binary);
      std::ostringstream bytes;
      bytes << in.rdbuf();
      if (!in) continue;  // forgotten meanwhile
      if (auto written = write_file(file, bytes.str()); !written) return written;
    }
  }
  if (error) return Error{Errc::unavailable, from.string() + ": " + error.message()};
  return {};
}

}  // namespace packbench::db
