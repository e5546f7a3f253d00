// What Tryton's own people do: orders, purchases, returns, cancellations, amendments. By the same RPC, as the
// clerk.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "central/connectors/tryton/session.hpp"

namespace packbench::connectors {

struct Wanted {
  std::string article;
  std::int64_t quantity = 0;
};

struct Ordered {
  std::int64_t order = 0;     // the sale's or the purchase's id
  std::int64_t shipment = 0;  // of a sale its shipment, of a return its return shipment; of a purchase 0
  std::string number;         // of the shipment; of a purchase its own
};

class OrderDesk {
 public:
  explicit OrderDesk(tryton::Rpc& rpc);

  Ordered sell(const std::vector<Wanted>& wanted, const std::string& reference = "");
  Ordered take_back(const std::vector<Wanted>& wanted);  // a return is announced
  Ordered buy(const std::vector<Wanted>& wanted, const std::string& reference = "");
  void cancel(const Ordered& sold);                                                    // its shipment
  void amend(const Ordered& sold, const std::string& article, std::int64_t quantity);  // a confirmed order
  std::vector<std::int64_t> shipments(const Ordered& sold);

  // What lies at a location by Tryton's books; of a lot, where one is named.
  double stock(const std::string& article, const std::string& location, const std::string& lot = "");

  // The warehouse of a new shipment as its record tells it; `zone`: where it comes in or goes out, "IN" or
  // "OUT".
  tryton::json::object at_warehouse(const std::string& zone);

  std::int64_t id(const std::string& model, const std::string& field, const std::string& value);
  tryton::Session& session() { return session_; }

 private:
  tryton::json::array lines(const std::vector<Wanted>& wanted, int sign);
  Ordered placed(const std::string& model, const tryton::json::object& order, const char* shipments);
  tryton::json::object order_of(const std::string& party, const std::string& reference);

  tryton::Session session_;
  std::map<std::string, std::int64_t> ids_;
};

}  // namespace packbench::connectors
