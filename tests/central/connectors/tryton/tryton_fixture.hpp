// A connector's user before a real Tryton, over a line that breaks on order; and the order desk behind it.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "central/connectors/centre.hpp"
#include "central/connectors/tryton/values.hpp"
#include "cutting_proxy.hpp"
#include "db/records/json.hpp"
#include "db/records/pack_events.hpp"
#include "order_desk.hpp"
#include "tryton_server.hpp"

namespace packbench::connectors {

class TrytonFixture : public testing::Test {
 protected:
  // Runs `act` on something that `prepare` made anew, with the line cut at the first request, then at the
  // second on something else, and so on; then at each reply. Each time again with the line whole, which must
  // come to the end, and once more, which must change nothing. Then `check` looks at what is there.
  void with_every_cut(const std::function<void()>& prepare, const std::function<void()>& act,
                      const std::function<void()>& check);

  // Runs `act` on one thing until it comes to its end, with every step cut twice on the way: its request, and
  // when it is tried again its reply. Then once more, which must change nothing.
  void with_each_step_cut(const std::function<void()>& act);

  // What `act` is refused with; fails where it is not.
  std::string refusal(const std::function<void()>& act);

  tryton::json::object read(const std::string& model, std::int64_t id,
                            const std::vector<std::string>& fields) {
    return session_.read(model, id, fields);
  }
  std::string state(const std::string& model, std::int64_t id) {
    return tryton::text_in(read(model, id, {"state"}), "state");
  }
  // "2 MUG A-01>OUT done", one line for each move of a shipment, sorted; with the lot behind the item.
  std::vector<std::string> moves(const std::string& model, std::int64_t id);

  void changes_nothing(const std::function<void()>& act);

  TrytonServer& server_ = TrytonServer::get();
  CuttingProxy proxy_{server_.port()};
  tryton::Rpc rpc_{TrytonServer::server(proxy_.port())}, desk_rpc_{server_.server()};
  tryton::Session session_{rpc_, TrytonServer::kConnector, TrytonServer::kPassword};
  OrderDesk desk_{desk_rpc_};
};

// Rows of a stream, as a bench writes them.
class Story {
 public:
  explicit Story(std::string stream, std::string bench = "bench-1")
      : stream_(std::move(stream)), bench_(std::move(bench)) {}

  template <class Event>
  Story& tell(const Event& event) {
    rows_.push_back({bench_, static_cast<std::int64_t>(rows_.size()) + 1, 0, stream_, "p1", Event::kType,
                     records::to_json(event).as_object()});
    return *this;
  }
  Story& scan(const std::string& parcel, const std::string& item, std::int64_t quantity,
              const std::string& lot = "") {
    return tell(records::PackScanned{++entry_, "1", item, parcel, "", quantity, {lot, "", ""}});
  }
  Story& seal(const std::string& parcel, const std::string& waybill) {
    return tell(records::PackSealed{parcel, waybill, "CAR1", 1, ""});
  }
  Story& finish(records::OrderEnd end = records::OrderEnd::shipped) {
    return tell(records::PackFinished{end});
  }
  [[nodiscard]] const std::vector<Outcome>& rows() const { return rows_; }

 private:
  std::string stream_, bench_;
  std::vector<Outcome> rows_;
  std::int64_t entry_ = 0;
};

}  // namespace packbench::connectors
