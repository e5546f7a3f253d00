// A directory as an order system uses it, and a bench that does what it was told.
#pragma once
#include "central/connectors/files/files_connector.hpp"
#include "connector_fixture.hpp"

namespace packbench::connectors::files {

class FilesFixture : public ConnectorFixture {
 protected:
  FilesFixture();
  ~FilesFixture() override;

  // As an order system should: under another name first.
  void drop(const std::string& name, const std::string& text);

  // Until nothing more is there.
  void run(Centre& centre, std::chrono::seconds settle = std::chrono::seconds(0));
  void run() { run(*centre_); }

  // What lies in that part of the directory, by name.
  std::map<std::string, std::string> in(const std::string& part) const;
  std::vector<std::string> names(const std::string& part) const;

  std::string open_tickets();  // "name: text" of each, by name

  fs::path folder_;
  std::unique_ptr<Centre> centre_;
};

// A bench's rows of an order of two parcels: lots, a piece taken back, a line that is short.
void pack_order(central::FakeBench& bench, const std::string& order);

}  // namespace packbench::connectors::files
