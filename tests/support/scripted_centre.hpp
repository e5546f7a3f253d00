// A centre that speaks the contract in this process, for one bench: it keeps rows and checks their chain,
// tells changes, leases orders; and loses, repeats, delays or garbles what a test wants lost.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/json.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "db/records/wire.hpp"
#include "drivers/clock.hpp"
#include "station/centre/calls.hpp"

namespace packbench::tests {

enum class Fault { none, lose_request, lose_reply, twice, nonsense, error, slow };

class ScriptedCentre {
 public:
  using Pause = std::function<boost::asio::awaitable<void>(drivers::Duration)>;
  explicit ScriptedCentre(Pause pause) : pause_(std::move(pause)) {}

  // What the bench asks with.
  [[nodiscard]] station::Ask ask();

  // What befalls the next call; none where it is not set.
  std::function<Fault(const http::Call& call)> fault;
  bool down = false;

  std::map<std::int64_t, records::ChainedRow> rows;
  std::int64_t most_rows = 2000;  // of a batch; 413 above it
  std::int64_t lease_seconds = 600;
  std::int64_t calls = 0, batches = 0;
  std::int64_t newest = 0;           // row of the bench's journal, as it said
  std::vector<std::string> renewed;  // orders whose leases were to be renewed, the last time

  void tell(std::string type, boost::json::value payload, std::string id = {});
  void tell_others() { changes_.emplace_back(); }  // a cursor goes by it, and this bench hears nothing of it
  std::size_t kept_from = 0;                       // cursors before this one are refused
  void repeat_from_start() { begin_again_ = true; }  // an old cursor: changes come once more

  // Orders that wait to be claimed, and who has them. Token 0: nobody; `here`: this bench.
  struct Leased {
    std::int64_t token = 0;
    bool here = false, ended = false;
  };
  std::map<std::string, Leased> orders;
  bool silent = false;                                  // the bench that has orders was not heard for long
  std::string wished;                                   // the last take-over that was asked for
  std::map<std::string, std::string> codes;             // totes, and the order in each
  std::map<std::string, boost::json::value> told_with;  // facts of orders that are told with their grant
  void grant(const std::string& order);
  void take_away(const std::string& order, const std::string& to, const std::string& why = "taken_over");

  [[nodiscard]] std::int64_t kept() const { return rows.empty() ? 0 : rows.rbegin()->first; }
  [[nodiscard]] std::string hash() const;

 private:
  struct Change {
    std::string id, type;
    boost::json::value payload;
  };
  boost::asio::awaitable<http::Result<http::Answer>> answer(http::Call call, drivers::Duration within);
  boost::asio::awaitable<http::Answer> route(http::Call call);
  boost::asio::awaitable<http::Answer> changes(std::string target);
  http::Answer bench() const;
  http::Answer journal(const boost::json::object& body);
  http::Answer claim(const boost::json::object& body);
  http::Answer take_over(const boost::json::object& body);
  http::Answer renew(const boost::json::object& body);
  void let_go(const boost::json::object& lease);

  Pause pause_;
  std::vector<Change> changes_;
  bool begin_again_ = false;
};

}  // namespace packbench::tests
