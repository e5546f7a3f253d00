// A directory as an order system uses it.
#include "files_fixture.hpp"

#include <fstream>

namespace packbench::connectors::files {

FilesFixture::FilesFixture() : centre_(open("files")) {
  auto name = (fs::temp_directory_path() / "packbench-files-XXXXXX").string();
  folder_ = mkdtemp(name.data());
  fs::create_directories(folder_ / "in");
}

FilesFixture::~FilesFixture() {
  fs::remove_all(folder_);
}

void FilesFixture::drop(const std::string& name, const std::string& text) {
  std::ofstream(folder_ / "dropped.part", std::ios::binary) << text;
  fs::rename(folder_ / "dropped.part", folder_ / "in" / name);
}

void FilesFixture::run(Centre& centre, std::chrono::seconds settle) {
  FilesConnector connector({folder_, settle}, centre);
  connectors::run(connector, true);
}

std::map<std::string, std::string> FilesFixture::in(const std::string& part) const {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::directory_iterator(folder_ / part)) {
    const auto name = entry.path().filename().string();
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    if (!name.starts_with('.')) all[name] = text.str();
  }
  return all;
}

std::vector<std::string> FilesFixture::names(const std::string& part) const {
  std::vector<std::string> all;
  for (const auto& [name, text] : in(part)) all.push_back(name);
  return all;
}

std::string FilesFixture::open_tickets() {
  return value(
      "SELECT coalesce(string_agg(name || ': ' || text, E'\\n' ORDER BY name), '') FROM system_tickets WHERE state = 'open'");
}

void pack_order(central::FakeBench& bench, const std::string& order) {
  const auto stream = "order:" + order;
  const auto scan = [&](int entry, const char* parcel, const char* lot, int quantity) {
    bench.row("pack.scanned", stream,
              {{"entry", entry},
               {"line", "1"},
               {"item", "TEA"},
               {"parcel", order + parcel},
               {"quantity", quantity},
               {"capture", {{"lot", lot}}}});
  };
  bench.row("pack.opened", stream, {{"token", 1}});
  scan(1, "-1", "L1", 2);
  scan(2, "-1", "L1", 1);
  scan(3, "-1", "L2", 5);
  bench.row("pack.undone", stream, {{"entry", 3}, {"quantity", 5}});
  scan(4, "-2", "L2", 1);
  bench.row("pack.shorted", stream,
            {{"line", "2"}, {"item", "CUP"}, {"reason", "missing"}, {"by", "boss"}, {"quantity", 1}});
  bench.row("pack.sealed", stream, {{"parcel", order + "-1"}, {"waybill", "SF1"}, {"carrier", "sf"}});
  bench.row("pack.sealed", stream, {{"parcel", order + "-2"}, {"waybill", "SF\"2\""}, {"carrier", "sf"}});
  bench.row("pack.finished", stream, {{"end", "shorted"}});
}

}  // namespace packbench::connectors::files
