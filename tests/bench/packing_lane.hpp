// A lane over a real store, without page or devices: what is scanned at it, and what a store holds for that.
#pragma once
#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "station/lane.hpp"

namespace packbench::bench {

inline constexpr const char* kItem = "TEE-WHT-M";
inline constexpr const char* kCode = "6901234500011";  // on one piece of it
inline constexpr const char* kBadge = "PB-B-P1";

[[nodiscard]] records::Order order_of(const std::string& number, std::int64_t pieces);
[[nodiscard]] db::Batch fact(std::string id, records::Event event, std::int64_t ago_ms = 0);
// The item and the operator.
[[nodiscard]] std::vector<db::Batch> master_data(std::int64_t ago_ms = 0);
void commit(db::Store& store, std::vector<db::Batch> batches);  // throws where one is refused

// A new folder for the figures' stores.
[[nodiscard]] std::filesystem::path scratch_folder();

class PackingLane {
 public:
  explicit PackingLane(const std::filesystem::path& store);

  void close();  // as a bench that is stopped
  void open();   // and started again
  // Runs the loop until it is answered; throws where it is refused.
  station::ScanReply scan(const std::string& code);

  [[nodiscard]] boost::asio::io_context& io() { return io_; }
  [[nodiscard]] drivers::Clock& clock() { return *clock_; }
  [[nodiscard]] db::Store& store() { return *store_; }
  [[nodiscard]] db::Reader& reader() { return *reader_; }
  [[nodiscard]] station::GroupCommit& commits() { return *commits_; }

 private:
  std::filesystem::path path_;
  boost::asio::io_context io_{1};
  std::unique_ptr<drivers::Clock> clock_;
  std::unique_ptr<db::Store> store_;
  std::unique_ptr<db::Reader> reader_;
  std::unique_ptr<station::GroupCommit> commits_;
  std::unique_ptr<station::Lane> lane_;
  long count_ = 0;
};

}  // namespace packbench::bench
