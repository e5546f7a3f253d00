// Debian's trytond.
#include "tryton_server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <fstream>
#include <functional>
#include <sstream>
#include <thread>

#include "cluster.hpp"

namespace packbench::connectors {
namespace {

namespace fs = std::filesystem;
using boost::asio::ip::tcp;

constexpr const char* kDatabase = "tryton";

// All else that is needed these bring along: sale, stock, stock_lot, stock_package, carrier,
// product_measurements.
const std::vector<std::string> kModules = {"stock_lot_sled", "stock_package_shipping", "sale_shipment_cost",
                                           "sale_amendment", "purchase"};

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

unsigned short free_port() {
  boost::asio::io_context io;
  return tcp::acceptor(io, {boost::asio::ip::make_address("127.0.0.1"), 0}).local_endpoint().port();
}

// A dump for each state of what it is made of.
fs::path dump_file(const fs::path& folder) {
  run({"dpkg-query", "-W", "tryton-*", "postgresql*"}, folder / "packages");
  const auto made_of = text_of(folder / "packages") + text_of(PACKBENCH_TEST_PROVISION);
  std::ostringstream name;
  name << "tryton-" << std::hex << std::hash<std::string>{}(made_of) << ".dump";
  return fs::path(PACKBENCH_TEST_CACHE) / name.str();
}

}  // namespace

TrytonServer& TrytonServer::get() {
  static TrytonServer server;
  return server;
}

tryton::Server TrytonServer::server(unsigned short port) {
  return {"http://127.0.0.1:" + std::to_string(port), kDatabase, "", std::chrono::seconds(60)};
}

TrytonServer::TrytonServer() : folder_(central::Cluster::get().folder() / "tryton") {
  if (!fs::exists("/usr/bin/trytond")) throw std::runtime_error("no Tryton here: ./dev test installs it");
  environment_ = {{"PGHOST", central::Cluster::get().folder().string()},
                  {"PGUSER", "postgres"},
                  {"TRYTONPASSFILE", (folder_ / "password").string()},
                  {"PYTHONWARNINGS", "ignore"}};
  fs::create_directories(folder_ / "files");
  std::ofstream(folder_ / "password") << kPassword << "\n";
  for (int tries = 0; !trytond_ && tries < 3; ++tries) {  // somebody else may take the port meanwhile
    port_ = free_port();
    configure();
    if (tries == 0) make_database();
    start();
  }
  if (!trytond_) throw std::runtime_error("trytond does not start: " + text_of(folder_ / "log"));
}

void TrytonServer::configure() const {
  std::ofstream(folder_ / "trytond.conf")
      << "[database]\nuri = postgresql://postgres@/\npath = " << (folder_ / "files").string()
      << "\n[web]\nlisten = 127.0.0.1:" << port_ << "\nroot = " << folder_.string()
      << "\n[session]\nmax_attempt = 100\n";
}

void TrytonServer::make_database() const {
  const auto log = folder_ / "log", dump = dump_file(folder_);
  run({"createdb", kDatabase}, log, environment_);
  if (fs::exists(dump))
    return run({"pg_restore", "-d", kDatabase, "--no-owner", dump.string()}, log, environment_);
  provision();
  const auto fresh = dump.string() + "." + std::to_string(getpid());
  run({"pg_dump", "-Fc", "-f", fresh, kDatabase}, log, environment_);
  fs::rename(fresh, dump);
}

void TrytonServer::provision() const {
  const auto log = folder_ / "log", conf = folder_ / "trytond.conf";
  std::vector<std::string> init = {
      "trytond-admin",           "-c", conf.string(), "-d", kDatabase, "--email", "admin@example.invalid",
      "--activate-dependencies", "-u"};
  init.insert(init.end(), kModules.begin(), kModules.end());
  run(init, log, environment_);
  // Debian's Python, which has Debian's modules: another may come first on the PATH.
  run({"/usr/bin/python3", PACKBENCH_TEST_PROVISION, conf.string(), kDatabase, kPassword}, log, environment_);
}

bool TrytonServer::answers() const {
  try {
    tryton::Rpc(server()).call("common.server.version", {});
    return true;
  } catch (const tryton::RpcError&) {
    return false;
  }
}

void TrytonServer::start() {
  trytond_ = std::make_unique<Program>(
      std::vector<std::string>{"trytond", "-c", (folder_ / "trytond.conf").string(), "-d", kDatabase},
      folder_ / "log", environment_);
  for (int tries = 0; tries < 600 && !trytond_->ended(); ++tries) {
    if (answers()) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  trytond_.reset();
}

void TrytonServer::stop() {
  trytond_.reset();
}

}  // namespace packbench::connectors
