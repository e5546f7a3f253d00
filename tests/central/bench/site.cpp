// What is measured.
#include "tests/central/bench/site.hpp"

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <stdexcept>

#include "central/keys.hpp"
#include "central/secret.hpp"
#include "http/certificate.hpp"

namespace packbench::central {

Site::Site(int benches) {
  auto name = (std::filesystem::temp_directory_path() / "packbench-central-bench-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  folder_ = name;
  start_sodium();
  enrol_all(
      benches);  // before the centre starts: it knows their keys then, and none has a stranger's allowance
  write_files();
  centre_ = std::make_unique<CentreProcess>(folder_ / "central.toml", folder_ / "log");
}

Site::~Site() {
  centre_.reset();
  std::error_code gone;
  std::filesystem::remove_all(folder_, gone);
}

void Site::enrol_all(int benches) {
  pg::Connection db(database_);
  for (int number = 1; number <= benches; ++number) {
    const auto& key = bench_keys_.emplace_back(new_key());
    const auto code = add_bench(db, "bench-" + std::to_string(number)).value();
    static_cast<void>(enrol(db, code, key).value());
  }
  system_key_ = add_system(db, "orders").value();
}

void Site::write_files() {
  const auto now = std::time(nullptr);
  const auto authority = http::new_authority("127.0.0.1", now);
  const auto identity = http::new_identity(authority, "127.0.0.1", now);
  std::ofstream(folder_ / "ca") << authority.certificate;
  std::ofstream(folder_ / "cert") << identity.certificate;
  std::ofstream(folder_ / "key") << identity.key;
  std::ofstream(folder_ / "central.toml")
      << "database = \"" << database_ << "\"\naddress = \"127.0.0.1\"\nport = 0\ncertificate = \""
      << (folder_ / "cert").string() << "\"\nkey = \"" << (folder_ / "key").string() << "\"\n";
}

http::ClientOptions Site::as(const std::string& key) const {
  return {"https://127.0.0.1:" + std::to_string(centre_->port()), folder_ / "ca", key};
}

}  // namespace packbench::central
