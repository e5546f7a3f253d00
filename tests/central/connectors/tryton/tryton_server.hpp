// A real Tryton of this test program's own: Debian's trytond on a free port, over the program's PostgreSQL,
// with the company that provision.py makes.
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "central/connectors/tryton/session.hpp"
#include "program.hpp"

namespace packbench::connectors {

class TrytonServer {
 public:
  // The program's one, started at the first call. The database is made once for a build folder and kept there
  // as a dump (making it takes 20 s of computing), until the packages or provision.py change.
  static TrytonServer& get();

  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  [[nodiscard]] unsigned short port() const { return port_; }

  // Where it is, or where a proxy before it is.
  [[nodiscard]] tryton::Server server() const { return server(port_); }
  [[nodiscard]] static tryton::Server server(unsigned short port);

  static constexpr const char* kConnector = "packbench";  // group Stock alone
  static constexpr const char* kClerk = "clerk";          // the order desk
  static constexpr const char* kPassword = "Lab-Pa55-word";

  void stop();   // as if its machine were off
  void start();  // on the same port; the database is what it was

 private:
  TrytonServer();
  void configure() const;
  void make_database() const;
  void provision() const;
  bool answers() const;

  std::filesystem::path folder_;
  Program::Environment environment_;
  unsigned short port_ = 0;
  std::unique_ptr<Program> trytond_;
};

}  // namespace packbench::connectors
